'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { CallMeters } from '../call-view.ts';
import { startAnimationLoop } from '../figure/animation-loop.ts';

const bars = 16;
/** The meter's foot: 48 dB under full, the floor of a quiet room. */
const floorDb = -48;
const everyMs = 60;

const barsOf = (level: number): number => (level <= 0 ? 0 : Math.max(0, Math.min(bars, Math.round((1 - (20 * Math.log10(level)) / floorDb) * bars))));

/** The microphone's level, with a mark at the loudest of the last second. Written past React: it changes with the sound. */
export function LevelMeter({ meters }: { meters: CallMeters }) {
  const t = useTranslations('before');
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => startAnimationLoop(() => {
    if (box.current === null) return;
    const [lit, peak] = [barsOf(meters.userLevel), barsOf(meters.userPeak)];
    [...box.current.children].forEach((bar, index) => {
      bar.className = index < lit ? 'on' : index === peak - 1 ? 'pk' : '';
    });
    box.current.setAttribute('aria-valuenow', String(lit));
  }, everyMs), [meters]);
  return (
    <span className="meter" ref={box} role="meter" aria-label={t('level')} aria-valuemin={0} aria-valuemax={bars} aria-valuenow={0}>
      {Array.from({ length: bars }, (_, index) => <i key={index} />)}
    </span>
  );
}
