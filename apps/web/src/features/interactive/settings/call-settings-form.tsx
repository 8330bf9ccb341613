'use client';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { mostVolume, type CallSettings } from '@duet/shared';
import { Icon } from '../../../ui/icon.tsx';
import { DeviceFields } from '../before/device-fields.tsx';
import { useCallStore } from '../call-context.tsx';
import { switchSingleKeys, useSingleKeys } from '../keys/single-keys.ts';
import { DuplexTable } from './duplex-table.tsx';
import { MicrophoneProcessingFields } from './microphone-processing-fields.tsx';
import { SwitchRow } from './switch-row.tsx';
import { TextField } from './text-field.tsx';

/** The settings of a call. Each takes effect when it is left; what the server refuses comes back with the reason. */
export function CallSettingsForm() {
  const { view, actions } = useCallStore();
  const t = useTranslations('settings');
  const { settings, engine } = view;
  const voices = (engine?.voices ?? []).filter((voice) => voice.language === settings.language);
  const languages = (['en', 'zh'] as const).filter((language) => engine === null || engine.languages.some((spoken) => spoken.language === language && (spoken.hears || spoken.reads)));
  const heard = engine?.languages.find((spoken) => spoken.language === settings.language);
  return (
    <div className="settings">
      <Choices<CallSettings['language']> label={t('language')} options={languages} chosen={settings.language} nameOf={(language) => t(`languages.${language}`)} onChoose={(language) => actions.setSettings({ language, voice: '' })} note={heard?.hears === false ? t('languageNotHeard') : undefined} />
      <VoiceField voices={voices} />
      <Choices<CallSettings['listening']> label={t('listening')} options={['strict', 'open']} chosen={settings.listening} nameOf={(listening) => t(`listenings.${listening}`)} onChoose={(listening) => actions.setSettings({ listening })} note={t(`listeningNotes.${settings.listening}`)} />
      <Choices<CallSettings['talkMode']> label={t('talkMode')} options={['full', 'half', 'push']} chosen={settings.talkMode} nameOf={(talkMode) => t(`talkModes.${talkMode}`)} onChoose={(talkMode) => actions.setSettings({ talkMode })} note={t(`talkModeNotes.${settings.talkMode}`)} />
      {/* Before the call the devices stand on the page itself. */}
      {view.phase === 'open' ? <div className="devices"><DeviceFields /></div> : null}
      <MicrophoneProcessingFields />
      <TextField label={t('persona')} hint={t('personaHint')} value={settings.persona} limit={80} onCommit={(persona) => actions.setSettings({ persona })} />
      <TextField label={t('greeting')} hint={t('greetingHint')} value={settings.greeting} limit={400} lines={2} onCommit={(greeting) => actions.setSettings({ greeting })} />
      <TextField label={t('systemPrompt')} hint={t('systemPromptHint')} value={settings.systemPrompt} limit={4000} lines={5} onCommit={(systemPrompt) => actions.setSettings({ systemPrompt })} />
      <KeySwitch />
      <details className="duplex">
        <summary>{t('duplexTitle')}</summary>
        <p className="sm dim">{t('duplexText')}</p>
        <DuplexTable />
      </details>
    </div>
  );
}

interface ChoicesProps<Option extends string> {
  label: string;
  options: readonly Option[];
  chosen: Option;
  nameOf: (option: Option) => string;
  onChoose: (option: Option) => void;
  note?: string | undefined;
}

function Choices<Option extends string>({ label, options, chosen, nameOf, onChoose, note }: ChoicesProps<Option>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="lab">{label}</legend>
      <div className="choices">
        {options.map((option) => <label key={option}><input type="radio" name={name} checked={option === chosen} onChange={() => onChoose(option)} /><span>{nameOf(option)}</span></label>)}
      </div>
      {note === undefined ? null : <p className="sm dim">{note}</p>}
    </fieldset>
  );
}

function VoiceField({ voices }: { voices: readonly { id: string; name: string }[] }) {
  const { view, actions } = useCallStore();
  const t = useTranslations('settings');
  const id = useId();
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>{t('voice')}</label>
      <div className="select">
        <select id={id} value={view.settings.voice} onChange={(event) => actions.setSettings({ voice: event.target.value })}>
          <option value="">{t('standardVoice')}</option>
          {voices.map((voice) => <option key={voice.id} value={voice.id}>{voice.name}</option>)}
        </select>
        <Icon name="chevron-down" size={16} />
      </div>
      <Slider label={t('speechRate')} value={view.settings.speechRate} least={0.5} most={2} onCommit={(speechRate) => actions.setSettings({ speechRate })} />
      <Slider label={t('volume')} value={view.settings.volume} least={0.1} most={mostVolume} onCommit={(volume) => actions.setSettings({ volume })} />
    </div>
  );
}

function Slider({ label, value, least, most, onCommit }: { label: string; value: number; least: number; most: number; onCommit: (value: number) => void }) {
  const id = useId();
  return (
    <div className="slider">
      <label className="lab" htmlFor={id}>{label}</label>
      <input id={id} type="range" min={least} max={most} step={0.05} value={value} onChange={(event) => onCommit(Number(event.target.value))} />
      <output className="sm" htmlFor={id}>{Math.round(value * 100)} %</output>
    </div>
  );
}

function KeySwitch() {
  const t = useTranslations('settings');
  return <SwitchRow label={t('singleKeys')} note={t('singleKeysNote')} isOn={useSingleKeys()} onChange={switchSingleKeys} />;
}
