'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { CallMeters } from '../call-view.ts';
import { startAnimationLoop } from '../figure/animation-loop.ts';

const bars = 16;
/** The meter's foot: 48 dB under full, the floor of a quiet room. */
const floorDb = -48;
const everyMs = 60;
/** Reduced motion: the bars are renewed twice a second. */
const reducedEveryMs = 500;

const barsOf = (level: number): number => (level <= 0 ? 0 : Math.max(0, Math.min(bars, Math.round((1 - (20 * Math.log10(level)) / floorDb) * bars))));

/** The microphone's level, with a mark at the loudest of the last second. Written past React: it changes with the sound. */
export function LevelMeter({ meters }: { meters: CallMeters }) {
  const t = useTranslations('before');
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const reduced = matchMedia('(prefers-reduced-motion: reduce)');
    let drawnAt = Number.NEGATIVE_INFINITY;
    return startAnimationLoop((now) => {
      if (box.current === null || (reduced.matches && now - drawnAt < reducedEveryMs)) return;
      drawnAt = now;
      draw(box.current, meters);
    }, everyMs);
  }, [meters]);
  return (
    <span className="meter" ref={box} role="meter" aria-label={t('level')} aria-valuemin={0} aria-valuemax={bars} aria-valuenow={0}>
      {Array.from({ length: bars }, (_, index) => <i key={index} />)}
    </span>
  );
}

function draw(box: HTMLElement, meters: CallMeters): void {
  const [lit, peak] = [barsOf(meters.userLevel), barsOf(meters.userPeak)];
  [...box.children].forEach((bar, index) => {
    bar.className = index < lit ? 'on' : index === peak - 1 ? 'pk' : '';
  });
  box.setAttribute('aria-valuenow', String(lit));
}
