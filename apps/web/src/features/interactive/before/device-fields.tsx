'use client';
import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { useCallStore } from '../call-context.tsx';
import type { DeviceOption } from '../call-view.ts';
import { microphoneTroubleOf } from '../during/call-hint.ts';
import { LevelMeter } from './level-meter.tsx';

/** Which microphone, camera and loudspeaker; the microphone's level stands in its field, so that a dead one is seen before the call. */
export function DeviceFields() {
  const { view, actions, meters } = useCallStore();
  const t = useTranslations('before');
  const { devices } = view;
  // In a call without a microphone none is chosen: the first of the list would look open, and could not be chosen.
  const isSilent = view.phase === 'open' && microphoneTroubleOf(view) !== null;
  return (
    <>
      <DeviceField icon="microphone" label={t('microphone')} options={devices.microphones} chosen={isSilent ? null : devices.microphoneId} whenNoneChosen={isSilent ? t('chooseMicrophone') : undefined} onChoose={(id) => actions.chooseMicrophone(id)} meter={view.microphone === 'granted' ? <LevelMeter meters={meters} /> : null} />
      <div className="row2">
        <DeviceField icon="camera" label={t('camera')} options={devices.cameras} chosen={devices.cameraId} onChoose={(id) => actions.chooseCamera(id)} />
        <div className="speaker-field">
          <DeviceField icon="loudspeaker" label={t('loudspeaker')} options={devices.canChooseLoudspeaker ? devices.loudspeakers : []} chosen={devices.loudspeakerId} onChoose={(id) => actions.chooseLoudspeaker(id)} whenEmpty={t('systemLoudspeaker')} />
          <button type="button" className="btn quiet small test" aria-disabled={devices.isTestingLoudspeaker} onClick={() => actions.testLoudspeaker()}>{t(devices.isTestingLoudspeaker ? 'playing' : 'test')}</button>
        </div>
      </div>
    </>
  );
}

interface DeviceFieldProps {
  icon: IconName;
  label: string;
  options: readonly DeviceOption[];
  chosen: string | null;
  onChoose: (id: string) => void;
  meter?: ReactNode;
  whenEmpty?: string;
  whenNoneChosen?: string | undefined;
}

function DeviceField({ icon, label, options, chosen, onChoose, meter = null, whenEmpty, whenNoneChosen }: DeviceFieldProps) {
  const t = useTranslations('before');
  const id = useId();
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>{label}</label>
      <div className={meter === null ? 'select' : 'select with-meter'}>
        <Icon name={icon} size={18} />
        <select id={id} value={chosen ?? ''} disabled={options.length === 0} onChange={(event) => onChoose(event.target.value)}>
          {options.length === 0 ? <option value="">{whenEmpty ?? t('noneYet')}</option> : null}
          {options.length > 0 && whenNoneChosen !== undefined ? <option value="" disabled>{whenNoneChosen}</option> : null}
          {options.map((option, index) => <option key={option.id} value={option.id}>{option.label === '' ? `${label} ${index + 1}` : option.label}</option>)}
        </select>
        {meter}
        <Icon name="chevron-down" size={16} />
      </div>
    </div>
  );
}
