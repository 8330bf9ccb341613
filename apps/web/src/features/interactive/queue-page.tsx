'use client';
import { useTranslations } from 'next-intl';
import { CanAsk } from './before/call-notes.tsx';
import { useCallStore } from './call-context.tsx';
import { ErrorList } from './error-list.tsx';

/** All places are taken: which place in the line, about how long, a way out, and what to ask when it begins. The call starts by itself. */
export function QueuePage() {
  const { view, actions } = useCallStore();
  const t = useTranslations('queue');
  const notes = useTranslations('before.notes');
  const place = view.queue?.place ?? 1;
  const wait = view.queue?.estimatedWaitSeconds ?? null;
  return (
    <main id="main" tabIndex={-1} className="plain-page">
      <div role="status"><h1 className="voice">{wait === null ? t('place', { place }) : wait < 60 ? t('placeSoon', { place }) : t('placeWait', { place, minutes: Math.ceil(wait / 60) })}</h1></div>
      <p className="plain-lead">{t('text')}</p>
      <p><button type="button" className="btn" onClick={() => actions.leaveQueue()}>{t('leave')}</button></p>
      <ErrorList />
      <dl className="note"><div><dt>{notes('canAsk')}</dt><dd><CanAsk /></dd></div></dl>
    </main>
  );
}
