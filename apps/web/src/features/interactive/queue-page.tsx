'use client';
import { useTranslations } from 'next-intl';
import { useCallStore } from './call-context.tsx';
import { ErrorList } from './error-list.tsx';

/** All places are taken: which place in the line, about how long, and a way out. The call starts by itself. */
export function QueuePage() {
  const { view, actions } = useCallStore();
  const t = useTranslations('queue');
  const place = view.queue?.place ?? 1;
  const wait = view.queue?.estimatedWaitSeconds ?? null;
  return (
    <main id="main" tabIndex={-1} className="plain-page">
      <div role="status"><h1 className="voice">{wait === null ? t('place', { place }) : wait < 60 ? t('placeSoon', { place }) : t('placeWait', { place, minutes: Math.ceil(wait / 60) })}</h1></div>
      <p className="plain-lead">{t('text')}</p>
      <p><button type="button" className="btn" onClick={() => actions.leaveQueue()}>{t('leave')}</button></p>
      <ErrorList />
    </main>
  );
}
