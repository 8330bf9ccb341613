'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNow } from '../use-now.ts';
import { useCallStore } from '../call-context.tsx';

const secondsUntil = (then: number, now: number): number => Math.max(0, Math.ceil((then - now) / 1000));

/** What happened to the line, or how long the call still has, and what to do. Nothing while all is well. */
export function ConnectionNotice() {
  const { view, actions } = useCallStore();
  const t = useTranslations('call.notice');
  const now = useNow(1000);
  const { connection, lease } = view;
  if (connection.state === 'reconnecting') {
    // A timer is not read out each second; that the line is lost, the live region says.
    return <p className="notice" role="timer">{connection.keptUntil === null || now === null ? t('reconnecting') : t('reconnectingKept', { seconds: secondsUntil(connection.keptUntil, now) })}</p>;
  }
  if (connection.state === 'lost') {
    return <p className="notice" role="alert">{t('lost')} <button type="button" className="btn small" onClick={() => actions.reconnect()}>{t('tryAgain')}</button></p>;
  }
  if (connection.state === 'restarted') {
    return <p className="notice" role="alert">{t('restarted')} <button type="button" className="btn small" onClick={() => actions.end()}>{t('seeCall')}</button></p>;
  }
  if (view.isPlaybackBlocked) {
    return <p className="notice" role="alert">{t('playbackBlocked')} <button type="button" className="btn small solid" onClick={() => actions.allowPlayback()}>{t('allowPlayback')}</button></p>;
  }
  if (lease?.warning != null && now !== null) {
    return <LeaseWarning key={lease.warning.endsAt} reason={lease.warning.reason} seconds={secondsUntil(lease.warning.endsAt, now)} />;
  }
  return null;
}

/** Counts down for the eye; for the ear it is said once, with the seconds of its begin. */
function LeaseWarning({ reason, seconds }: { reason: 'idle' | 'longest-call' | 'server-closing'; seconds: number }) {
  const t = useTranslations('call.notice.lease');
  const [first] = useState(seconds);
  return <p className="notice"><span aria-hidden="true">{t(reason, { seconds })}</span><span className="unseen" role="status">{t(reason, { seconds: first })}</span></p>;
}
