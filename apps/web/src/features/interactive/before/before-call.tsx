'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { WireError } from '@duet/shared';
import { Sheet } from '../../../ui/sheet.tsx';
import { useCallStore } from '../call-context.tsx';
import type { CallView } from '../call-view.ts';
import { ErrorList } from '../error-list.tsx';
import { useSingleKeys } from '../keys/single-keys.ts';
import { useCallKeys } from '../keys/use-call-keys.ts';
import { CallSettingsForm } from '../settings/call-settings-form.tsx';
import { CallNotes } from './call-notes.tsx';
import { DemonstrationFigure } from './demonstration-figure.tsx';
import { DeviceFields } from './device-fields.tsx';
import { Preview } from './preview.tsx';

/** A device that did not open stands with its remedy in the preview: the microphone first, the camera once the microphone is there. */
function isSaidInPreview({ microphone, cameraPermission }: CallView, { parameters }: WireError): boolean {
  if (parameters['device'] === 'microphone') return isRefused(microphone);
  return parameters['device'] === 'camera' && microphone === 'granted' && isRefused(cameraPermission);
}

const isRefused = (permission: string): boolean => !['granted', 'unknown', 'asking'].includes(permission);

/** Before the call: what it is, who hears and sees you, what is kept, and one button. */
export function BeforeCall() {
  const { view, actions } = useCallStore();
  const t = useTranslations('before');
  const [hasSettings, setSettings] = useState(false);
  const areKeysOn = useSingleKeys();
  const isConnecting = view.phase === 'connecting';
  const start = (): void => {
    if (!isConnecting) actions.start();
  };
  useCallKeys({ phase: view.phase, talkMode: view.settings.talkMode, hasOverlay: hasSettings, areKeysOn }, {
    onCommand: (command) => {
      if (command === 'start') start();
      if (command === 'settings') setSettings(true);
    },
    onPushUp: () => undefined,
  });
  const isTypingOnly = isRefused(view.microphone);
  return (
    <main id="main" tabIndex={-1} className="pre">
      <div className="l">
        <h1>{t.rich('title', { line: (part) => <span className="line">{part}</span> })}</h1>
        <p className="lead">{t('lead')}</p>
        <DemonstrationFigure />
        <div className="three">
          {(['solid', 'open', 'swap'] as const).map((rule) => <p key={rule}><b>{t(`rules.${rule}.title`)}</b>{t(`rules.${rule}.text`)}</p>)}
        </div>
      </div>
      <div className="r">
        <Preview />
        <DeviceFields />
        <CallNotes onSettings={() => setSettings(true)} />
        <ErrorList isSaid={(error) => isSaidInPreview(view, error)} />
        {isConnecting ? <StillConnecting /> : null}
        <div className="go">
          <button type="button" className="btn solid big" onClick={start} aria-disabled={isConnecting}>
            {t(isConnecting ? 'connecting' : isTypingOnly ? 'startTyping' : 'start')}{isConnecting ? null : <kbd>Enter</kbd>}
          </button>
        </div>
      </div>
      <Sheet isOpen={hasSettings} onClose={() => setSettings(false)} title={t('settings')}><CallSettingsForm /></Sheet>
    </main>
  );
}

/** A start that takes longer than this is said to: the button alone would look stuck. */
const patienceMs = 4000;

function StillConnecting() {
  const { actions } = useCallStore();
  const t = useTranslations('before');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <p className="notice" role="status">{t('stillConnecting')} <button type="button" className="btn small" onClick={() => actions.leaveQueue()}>{t('giveUp')}</button></p> : null;
}
