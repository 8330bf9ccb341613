'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';

interface TextFieldProps {
  label: string;
  hint: string;
  value: string;
  limit: number;
  lines?: number;
  onCommit: (value: string) => void;
}

/** Text that takes effect when it is left. Past its limit nothing is cut: the count says by how much, and it waits. */
export function TextField({ label, hint, value, limit, lines = 1, onCommit }: TextFieldProps) {
  const t = useTranslations('settings');
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const isTooLong = text.length > limit;
  const commit = (): void => {
    if (draft === null || isTooLong) return;
    if (draft !== value) onCommit(draft);
    setDraft(null);
  };
  const shared = {
    id, className: 'input', value: text, onBlur: commit, 'aria-invalid': isTooLong, 'aria-describedby': `${id}-hint`,
  };
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>{label}</label>
      {lines > 1 ? <textarea {...shared} rows={lines} onChange={(event) => setDraft(event.target.value)} /> : <input {...shared} onChange={(event) => setDraft(event.target.value)} />}
      <p className="sm dim" id={`${id}-hint`}>{isTooLong ? <b className="bad">{t('tooLong', { length: text.length, limit })}</b> : hint}</p>
    </div>
  );
}
