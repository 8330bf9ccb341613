'use client';
import { useTranslations } from 'next-intl';
import { useCallStore } from '../call-context.tsx';
import { SwitchRow } from './switch-row.tsx';

const steps = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/** What the browser does to the microphone's sound before anybody hears it. A change opens the microphone anew; a browser that does otherwise is told on. */
export function MicrophoneProcessingFields() {
  const { view, actions } = useCallStore();
  const t = useTranslations('settings.processing');
  const { processing, appliedProcessing } = view.devices;
  return (
    <fieldset className="field processing">
      <legend className="lab">{t('title')}</legend>
      {steps.map((step) => {
        const applied = appliedProcessing?.[step];
        const isRefused = applied !== undefined && applied !== processing[step];
        return (
          <SwitchRow key={step} label={t(`${step}.name`)} isOn={processing[step]} onChange={(isOn) => actions.setProcessing({ [step]: isOn })}
            note={<>{t(`${step}.what`)}{isRefused ? <b>{` ${t(applied ? 'keptOn' : 'keptOff')}`}</b> : null}</>} />
        );
      })}
    </fieldset>
  );
}
