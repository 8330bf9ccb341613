'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { DuplexSettings } from '@duet/shared';
import { useCallStore } from '../call-context.tsx';
import { duplexFields, type DuplexField } from './duplex-fields.ts';

/** Every time and threshold of the duplex session, each with the limits that hold beside it. */
export function DuplexTable() {
  const { view, actions } = useCallStore();
  const t = useTranslations('settings');
  const changed = duplexFields.filter((field) => view.settings.duplex[field.name] !== field.standard);
  const resetAll = (): void => actions.setSettings({ duplex: Object.fromEntries(changed.map((field) => [field.name, field.standard])) as Partial<DuplexSettings> });
  return (
    <>
      <ul className="duplex-table">{duplexFields.map((field) => <DuplexRow key={field.name} field={field} />)}</ul>
      {changed.length === 0 ? null : <button type="button" className="btn small" onClick={resetAll}>{t('duplexReset', { count: changed.length })}</button>}
    </>
  );
}

/** With the minus that is as wide as a figure. */
const signed = (value: number): string => String(value).replace('-', '−');

function DuplexRow({ field }: { field: DuplexField }) {
  const { view, actions } = useCallStore();
  const t = useTranslations('settings');
  const id = useId();
  const value = view.settings.duplex[field.name];
  const [draft, setDraft] = useState<string | null>(null);
  const number = draft === null ? value : Number(draft);
  const isOrdered = (field.name !== 'endpointUnsureMs' || number >= view.settings.duplex.endpointSureMs) && (field.name !== 'endpointSureMs' || number <= view.settings.duplex.endpointUnsureMs);
  const isRight = draft !== '' && Number.isFinite(number) && number >= field.least && number <= field.most && (!field.isWhole || Number.isInteger(number)) && isOrdered;
  const commit = (): void => {
    if (draft === null || !isRight) return;
    if (number !== value) actions.setSettings({ duplex: { [field.name]: number } });
    setDraft(null);
  };
  return (
    <li className={value === field.standard ? undefined : 'changed'}>
      <label htmlFor={id}>{t(`duplex.${field.name}`)}</label>
      <input id={id} className="input number" inputMode="decimal" value={draft ?? String(value)} aria-invalid={!isRight} aria-describedby={`${id}-limits`}
        onChange={(event) => setDraft(event.target.value)} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />
      <span id={`${id}-limits`} className={isRight ? 'xs dim' : 'xs bad'}>{isOrdered ? t('limits', { least: signed(field.least), most: signed(field.most), standard: signed(field.standard) }) : t('endpointOrder')}</span>
    </li>
  );
}
