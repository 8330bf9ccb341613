'use client';
import { useTranslations } from 'next-intl';
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
    return <p className="notice" role="status">{connection.keptUntil === null || now === null ? t('reconnecting') : t('reconnectingKept', { seconds: secondsUntil(connection.keptUntil, now) })}</p>;
  }
  if (connection.state === 'lost') {
    return <p className="notice" role="alert">{t('lost')} <button type="button" className="btn small" onClick={() => actions.reconnect()}>{t('tryAgain')}</button></p>;
  }
  if (connection.state === 'restarted') {
    return <p className="notice" role="alert">{t('restarted')} <button type="button" className="btn small" onClick={() => actions.newCall()}>{t('newCall')}</button></p>;
  }
  if (view.isPlaybackBlocked) {
    return <p className="notice" role="alert">{t('playbackBlocked')} <button type="button" className="btn small solid" onClick={() => actions.allowPlayback()}>{t('allowPlayback')}</button></p>;
  }
  if (lease?.warning != null && now !== null) {
    return <p className="notice" role="status">{t(`lease.${lease.warning.reason}`, { seconds: secondsUntil(lease.warning.endsAt, now) })}</p>;
  }
  return null;
}
