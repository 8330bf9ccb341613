'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '../../../ui/icon.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useCallStore } from '../call-context.tsx';
import { Transcript } from '../captions/transcript.tsx';
import type { CallCommand } from '../keys/call-keys.ts';
import { useSingleKeys } from '../keys/single-keys.ts';
import { useCallKeys } from '../keys/use-call-keys.ts';
import { CallSettingsForm } from '../settings/call-settings-form.tsx';
import { CameraSection } from './camera-section.tsx';
import { ControlBar } from './control-bar.tsx';
import { DecisionCard } from './decision-card.tsx';
import { LatencySection } from './latency-section.tsx';
import { LiveRegion } from './live-region.tsx';
import { ProjectorView } from './projector-view.tsx';
import { Stage } from './stage.tsx';
import { turnStages } from './turn-stages.ts';

type OpenSheet = 'transcript' | 'settings' | 'details' | null;

interface InCallProps {
  isProjector: boolean;
  onProjector: (isProjector: boolean) => void;
}

export function InCall({ isProjector, onProjector }: InCallProps) {
  const { view, actions } = useCallStore();
  const t = useTranslations('call');
  const [sheet, setSheet] = useState<OpenSheet>(null);
  const [areDetailsOpen, setDetailsOpen] = useState(true);
  const [isAsking, setAsking] = useState(false);
  const ask = useRef<HTMLInputElement>(null);
  const areKeysOn = useSingleKeys();

  const focusAsk = (): void => {
    // At once: what is typed right after the key belongs into the box, and an E must not end the call.
    flushSync(() => setAsking(true));
    ask.current?.focus();
  };
  const obey: Record<CallCommand, () => void> = {
    start: () => undefined,
    mute: () => actions.toggleMute(), camera: () => actions.toggleCamera(), stop: () => actions.stop(), reset: () => actions.reset(), end: () => actions.end(),
    details: () => setDetailsOpen((isOpen) => !isOpen), ask: focusAsk, transcript: () => setSheet('transcript'), settings: () => setSheet('settings'),
    projector: () => onProjector(!isProjector), 'push-down': () => actions.pushToTalkDown(),
  };
  useCallKeys({ phase: view.phase, talkMode: view.settings.talkMode, hasOverlay: sheet !== null, areKeysOn }, { onCommand: (command) => obey[command](), onPushUp: () => actions.pushToTalkUp() });

  const latency = <LatencySection isOpen={areDetailsOpen} onToggle={() => setDetailsOpen(!areDetailsOpen)} />;
  const decision = view.decision === null ? <section><p className="sm dim">{t('decision.none')}</p></section> : <section><DecisionCard decision={view.decision} /></section>;
  return (
    <main id="main" tabIndex={-1} className={isProjector ? 'call projector' : 'call'}>
      <h1 className="unseen">{t('title')}</h1>
      {isProjector ? <ProjectorView onLeave={() => onProjector(false)} /> : <Stage onTranscript={() => setSheet('transcript')} onProjector={() => onProjector(true)} onSettings={() => setSheet('settings')} />}
      {isProjector ? null : (
        <aside className="rail" aria-label={t('rail')}>
          <CameraSection />
          {latency}
          {decision}
          <Peek onOpen={() => setSheet('details')} />
        </aside>
      )}
      <ControlBar askRef={ask} isAsking={isAsking} onAsk={() => (isAsking ? setAsking(false) : focusAsk())} />
      <LiveRegion />
      <Sheet isOpen={sheet === 'transcript'} onClose={() => setSheet(null)} title={t('transcript')}><Transcript transcript={view.transcript} /></Sheet>
      <Sheet isOpen={sheet === 'settings'} onClose={() => setSheet(null)} title={t('settings')}><CallSettingsForm /></Sheet>
      <Sheet isOpen={sheet === 'details'} onClose={() => setSheet(null)} title={t('details')}>
        <div className="rail in-sheet">
          <CameraSection />
          {latency}
          {decision}
          <section className="sheet-actions">
            <button type="button" className="btn" onClick={() => setSheet('transcript')}>{t('transcript')}</button>
            <button type="button" className="btn" onClick={() => setSheet('settings')}>{t('settings')}</button>
            <button type="button" className="btn" onClick={() => { setSheet(null); actions.reset(); }}>{t('controls.reset')}</button>
          </section>
        </div>
      </Sheet>
    </main>
  );
}

/** On a phone the rail is one line of 44 px that opens as a sheet. */
function Peek({ onOpen }: { onOpen: () => void }) {
  const { view } = useCallStore();
  const t = useTranslations('call');
  const latest = view.turns.map(turnStages).findLast((stages) => stages !== null);
  return (
    <button type="button" className="peek" onClick={onOpen}>
      <span className="dim">{t('latency.title')}</span>
      <span>{latest === undefined ? '–' : <><b>{Math.round(latest.total)}</b> ms</>}</span>
      <span className="peek-end">{t('decisionShort')} <Icon name="chevron-right" size={16} /></span>
    </button>
  );
}
