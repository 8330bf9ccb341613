'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { useCallStore } from '../call-context.tsx';
import { Captions } from '../captions/captions.tsx';
import { ErrorList } from '../error-list.tsx';
import { figureViewOf } from '../figure/figure-view.ts';
import { SeatFigure } from '../figure/seat-figure.tsx';
import { keyOf } from '../keys/call-keys.ts';
import { useEngineWords } from '../use-engine-words.ts';
import { CameraPicture } from './camera-picture.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { StateLine } from './state-line.tsx';

interface StageProps {
  onTranscript: () => void;
  onProjector: () => void;
  onSettings: () => void;
}

/** The calm middle of the call: the state in words, the two seats, what is being said. */
export function Stage({ onTranscript, onProjector, onSettings }: StageProps) {
  const { view, meters } = useCallStore();
  const t = useTranslations('call');
  const { state, generationSeat, transcript, decision, seats } = view;
  const figure = useMemo(() => figureViewOf({ state, generationSeat, transcript, decision }), [state, generationSeat, transcript, decision]);
  const { seatName } = useEngineWords(view.engine);
  const noteOf = (seat: 'A' | 'B'): string => seatName(seats.find((status) => status.seat === seat)?.engineName ?? '');
  return (
    <div className="stage">
      <div className="statebar">
        <StateLine />
        <span className="stage-tools">
          <button type="button" className="btn quiet small" onClick={onTranscript}>{t('transcript')}<kbd>{keyOf.transcript}</kbd></button>
          <button type="button" className="btn quiet small" onClick={onProjector}>{t('projector')}<kbd>{keyOf.projector}</kbd></button>
          <button type="button" className="btn quiet small" onClick={onSettings} aria-label={t('settings')} title={t('settings')}><Icon name="settings" size={18} /><kbd>{keyOf.settings}</kbd></button>
        </span>
        {view.camera.isOn ? <CameraPicture className="pip" camera={view.camera} permission={view.cameraPermission} /> : null}
      </div>
      <ConnectionNotice />
      <SeatFigure view={figure} meters={meters} threshold={view.settings.duplex.onsetProbability} notes={{ A: noteOf('A'), B: noteOf('B') }} epoch={view.epoch} />
      <Captions transcript={transcript} liveEntryId={view.liveEntryId} />
      <ErrorList few={1} />
    </div>
  );
}
