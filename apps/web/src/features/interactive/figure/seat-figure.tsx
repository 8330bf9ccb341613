'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { userWaveLength, playedWaveLength, type CallMeters } from '../call-view.ts';
import { startAnimationLoop } from './animation-loop.ts';
import { stillWave } from './figure-geometry.ts';
import { FigureMotion } from './figure-motion.ts';
import { FigurePainter, type FigureSound } from './figure-painter.ts';
import { FigureSkeleton } from './figure-skeleton.tsx';
import type { FigureView } from './figure-view.ts';
import { HeardShares } from './heard-shares.ts';
import { seatRoles } from './seat-roles.ts';

interface SeatFigureProps {
  view: FigureView;
  meters: CallMeters;
  /** The onset threshold of the detector, where the triangle stands. */
  threshold: number;
  /** Names or notes under the seats. */
  notes?: Readonly<Record<'A' | 'B', string>>;
  /** Stands at the end of your wave. */
  epoch?: number | null;
}

/** Turns of the thinking arc: one in 2.6 s. */
const arcTurnMs = 2600;
/** Reduced motion: lit ticks are renewed twice a second, nothing else moves. */
const reducedTickMs = 500;
const stillSound = { userWave: stillWave(userWaveLength, 7), playedWave: stillWave(playedWaveLength, 2) };

/** The two seats: solid speaks, open listens; the disc fills as the answer is heard. Words beside it say the same. */
export function SeatFigure({ view, meters, threshold, notes, epoch = null }: SeatFigureProps) {
  const t = useTranslations('seats');
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    shown.current = view;
  }, [view]);

  useLayoutEffect(() => {
    if (svg.current === null) return undefined;
    const painter = new FigurePainter(svg.current);
    const motion = new FigureMotion(shown.current);
    const shares = new HeardShares();
    const reduced = matchMedia('(prefers-reduced-motion: reduce)');
    let probability = meters.detectorProbability;
    let renewedAt = Number.NEGATIVE_INFINITY;
    const draw = (now: number): void => {
      const isReduced = reduced.matches;
      if (!isReduced || now - renewedAt >= reducedTickMs) {
        probability = meters.detectorProbability;
        renewedAt = now;
      }
      const sound: FigureSound = isReduced ? { ...stillSound, probability } : { userWave: meters.userWave, playedWave: meters.playedWave, probability };
      motion.aim(shown.current, now, isReduced);
      painter.paint({
        pose: motion.poseAt(now, isReduced), sound, shares: shares.of(shown.current), arcDegrees: isReduced ? 180 : ((now % arcTurnMs) / arcTurnMs) * 360,
      });
    };
    draw(performance.now());
    return startAnimationLoop(draw);
  }, [meters]);

  const roles = seatRoles(view);
  return (
    <div className="fig">
      {(['A', 'B'] as const).map((seat) => (
        <p key={seat} className={`fig-seat fig-seat-${seat}`}>
          <span className={`fig-letter c${seat}`} aria-hidden="true">{seat}</span>
          <span className="unseen">{t('seat', { seat })}</span>
          <b>{t(roles[seat])}</b>
          {notes === undefined ? null : <small>{notes[seat]}</small>}
        </p>
      ))}
      <div className="fig-picture">
        <FigureSkeleton id={id} threshold={threshold} ref={svg} />
        <span className="fig-you">{t('you')}</span>
        {epoch === null ? null : <span className="fig-epoch">{t('epoch', { epoch })}</span>}
      </div>
    </div>
  );
}
