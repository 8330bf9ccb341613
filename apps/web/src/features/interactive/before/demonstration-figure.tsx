'use client';
import { useTranslations } from 'next-intl';
import type { CallMeters } from '../call-view.ts';
import { stillWave } from '../figure/figure-geometry.ts';
import type { FigureView } from '../figure/figure-view.ts';
import { SeatFigure } from '../figure/seat-figure.tsx';

/** The moment that the whole page is about: you speak, A has gone soft, B hears you. It stands still and says that it is a demonstration. */
const moment: FigureView = {
  state: 'ducked', generationSeat: 'A', answers: { A: { answerId: 'demonstration', heardShare: 0.64, isRunning: true }, B: null }, cut: null, isAnswerPending: false,
};
const sound: CallMeters = { userWave: stillWave(84, 7), userLevel: 0, userPeak: 0, detectorProbability: 0.93, playedWave: stillWave(25, 2).map((level) => level * 0.13), playedLevel: 0 };

export function DemonstrationFigure() {
  const t = useTranslations('before');
  return (
    <>
      <SeatFigure view={moment} meters={sound} threshold={0.5} notes={{ A: t('demonstration'), B: t('nothingSent') }} />
      <p className="only-phone-block sm dim demonstration">{t('demonstrationLine')}</p>
    </>
  );
}
