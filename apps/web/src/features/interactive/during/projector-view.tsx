'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useCallStore } from '../call-context.tsx';
import { Captions } from '../captions/captions.tsx';
import { ErrorList } from '../error-list.tsx';
import { figureViewOf } from '../figure/figure-view.ts';
import { SeatFigure } from '../figure/seat-figure.tsx';
import { keyOf } from '../keys/call-keys.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { StateLine } from './state-line.tsx';
import { turnStages } from './turn-stages.ts';

/** For a stage: the figure, the captions and the one time that counts, as large as the room needs, nothing else. */
export function ProjectorView({ onLeave }: { onLeave: () => void }) {
  const { view, meters } = useCallStore();
  const t = useTranslations('call');
  const { state, generationSeat, transcript, decision } = view;
  const figure = useMemo(() => figureViewOf({ state, generationSeat, transcript, decision }), [state, generationSeat, transcript, decision]);
  const latest = view.turns.map(turnStages).findLast((stages) => stages !== null);
  return (
    <div className="stage">
      <div className="statebar">
        <StateLine />
        {latest === undefined ? null : <span className="stage-latency">{t('latency.title')} <b>{Math.round(latest.total)}</b> ms</span>}
        <span className="stage-tools"><button type="button" className="btn quiet small" onClick={onLeave}>{t('leaveProjector')}<kbd>{keyOf.projector}</kbd></button></span>
      </div>
      <ConnectionNotice />
      <SeatFigure view={figure} meters={meters} threshold={view.settings.duplex.onsetProbability} />
      <Captions transcript={transcript.slice(-2)} liveEntryId={view.liveEntryId} />
      <ErrorList few={1} />
    </div>
  );
}
