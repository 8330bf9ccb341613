'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useCallStore } from '../call-context.tsx';
import { useEngineWords } from '../use-engine-words.ts';
import { exampleQuestionOf } from './example-question.ts';

/** What comes back of its voice, what is kept, what it can be asked, how this call is set. Said before the call, not in a policy. */
export function CallNotes({ onSettings }: { onSettings: () => void }) {
  const { view } = useCallStore();
  const t = useTranslations('before.notes');
  const s = useTranslations('settings');
  const { settings } = view;
  const isProcessed = Object.values(view.devices.processing).every((isOn) => isOn);
  const set = [s(`languages.${settings.language}`), s(`talkModes.${settings.talkMode}`), s(`listenings.${settings.listening}`), ...(isProcessed ? [] : [t('unprocessed')])].join(t('and'));
  return (
    <dl className="note">
      <div><dt>{t('echo')}</dt><dd><EchoNote /></dd></div>
      <div><dt>{t('recorded')}</dt><dd>{t('recordedText', { frames: settings.duplex.cameraFramesSent, keeps: view.recording.isKept ? 'yes' : 'no' })}</dd></div>
      <div><dt>{t('canAsk')}</dt><dd><CanAsk /></dd></div>
      <div><dt>{t('thisCall')}</dt><dd>{set} <button type="button" className="linklike" onClick={onSettings}>{t('change')}</button></dd></div>
    </dl>
  );
}

function EchoNote() {
  const { view, actions } = useCallStore();
  const t = useTranslations('before.notes');
  const { echoTest } = view;
  const button = (words: 'echoRun' | 'echoAgain') => <button type="button" className="linklike" onClick={() => actions.runEchoTest()}>{t(words)}</button>;
  if (echoTest.state === 'running') return <span role="status">{t('echoRunning')}</span>;
  if (echoTest.state === 'failed') return <span role="status">{t('echoFailed')} {button('echoAgain')}</span>;
  if (echoTest.state === 'idle' || echoTest.advice === null) return <>{t('echoIdle')} {button('echoRun')}</>;
  const level = echoTest.echoDb === null ? 'none' : String(Math.round(echoTest.echoDb)).replace('-', '−');
  const isLoud = (echoTest.advice === 'loudspeaker' || echoTest.advice === 'strong') && view.settings.talkMode === 'full';
  return (
    <>
      <span role="status">{t(`echoAdvice.${echoTest.advice}`, { level })}</span> {button('echoAgain')}
      {isLoud ? <> · <button type="button" className="linklike" onClick={() => actions.setSettings({ talkMode: 'half' })}>{t('echoRest')}</button></> : null}
    </>
  );
}

/** What its engine knows about, where it runs, and what is missing on this server. */
export function CanAsk() {
  const { view } = useCallStore();
  const t = useTranslations('before.notes');
  const abilities = useTranslations('abilities');
  const locale = useLocale();
  const { engine } = view;
  const words = useEngineWords(engine);
  if (engine === null) return <>{t('askingEngine')}</>;
  const isBlind = engine.missing.some((missing) => missing.part === 'vision');
  const names = [...new Set(engine.abilities.filter((ability) => !(isBlind && ability.key === 'camera')).map((ability) => (abilities.has(ability.key as 'time') ? abilities(ability.key as 'time') : '')).filter((name) => name !== ''))];
  const list = names.length === 0 ? '' : new Intl.ListFormat(locale, { type: 'unit', style: locale === 'zh' ? 'narrow' : 'short' }).format(names);
  const example = exampleQuestionOf(engine, locale);
  return (
    <>
      {list === '' ? null : t('abilityList', { list: locale === 'zh' ? names.join('、') : list.charAt(0).toUpperCase() + list.slice(1) })}
      {t(engine.isVita ? 'isVita' : 'isNotVita', { name: words.name, runsOn: words.runsOn })}{example === null ? null : <> {t('forExample', { example: example.text })}{example.mustBeTyped ? <> <b>{t('typeIt')}</b></> : null}</>}
      {engine.missing.map((missing) => <span className="missing" key={missing.part}>{t(`missing.${missing.part}`)} {missing.remedy.charAt(0).toUpperCase() + missing.remedy.slice(1)}</span>)}
    </>
  );
}
