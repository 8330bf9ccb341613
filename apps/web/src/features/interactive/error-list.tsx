'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { errorTable, type WireError } from '@duet/shared';
import { Icon } from '../../ui/icon.tsx';
import { useCallStore } from './call-context.tsx';

/** Fills the places that an error left empty, so that a message never shows a raw parameter name. */
const noParameters = { limit: 'none', length: 'none', field: 'none', problem: 'none', remedy: 'none', part: 'none', seconds: 'none' };
const mostShown = 8;

/**
 * What went wrong, in words, with what can be done. Stays until it is closed: nobody loses a message by looking away.
 * @param isSaid true for what the page says elsewhere already
 * @param few so many of the newest stand there; the others open at a press, where they would cover what is being said
 */
export function ErrorList({ few = 3, isSaid = () => false }: { few?: number; isSaid?: (error: WireError) => boolean }) {
  const { view, actions } = useCallStore();
  const t = useTranslations('errors');
  const says = useTranslations('errorActions');
  const [isOpen, setOpen] = useState(false);
  const errors = view.errors.filter(({ error }) => !isSaid(error));
  if (errors.length === 0) return null;
  const more = Math.min(mostShown, errors.length) - few;
  return (
    <div className="errors">
      {errors.slice(isOpen ? -mostShown : -few).map(({ id, error }) => {
        const { messageKey, severity, action } = errorTable[error.code];
        return (
          <div key={id} className={severity === 'info' ? '' : 'bad'} role={severity === 'error' || severity === 'fatal' ? 'alert' : 'status'}>
            <span className="error-mark" aria-hidden="true">{severity === 'info' ? 'i' : '!'}</span>
            <p>{t(messageKey as 'unexpected', { ...noParameters, ...error.parameters })}{action === 'none' || severity === 'info' ? null : <span className="dim"> {says(action)}</span>}</p>
            <button type="button" className="btn quiet sq small" aria-label={says('dismiss')} onClick={() => actions.dismissError(id)}><Icon name="close" size={16} /></button>
          </div>
        );
      })}
      {more > 0 ? <button type="button" className="btn quiet small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? says('fewer') : says('more', { count: more })}</button> : null}
    </div>
  );
}
