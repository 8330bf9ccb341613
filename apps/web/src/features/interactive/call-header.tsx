'use client';
import { useTranslations } from 'next-intl';
import { SiteHeader } from '../../ui/site-header.tsx';
import { useCallStore } from './call-context.tsx';
import { clockTime } from './clock-time.ts';
import { useEngineWords } from './use-engine-words.ts';
import { useNow } from './use-now.ts';

/** The engine by its name, and in a call the clock against its limit. */
export function CallHeader() {
  const { view } = useCallStore();
  const t = useTranslations('header');
  const now = useNow(1000);
  const { engine, lease, phase } = view;
  const words = useEngineWords(engine);
  return (
    <SiteHeader current="interactive">
      {engine === null ? null : <span className="wide">{phase === 'open' ? words.name : t('engineRunsOn', { name: words.name, runsOn: words.runsOn })}</span>}
      {phase === 'open' && lease !== null && now !== null ? (
        <span role="timer" aria-label={t('clockLabel')}>{t('clock', { elapsed: clockTime((now - lease.startedAt) / 1000), limit: clockTime(lease.limits.longestCallSeconds) })}</span>
      ) : null}
    </SiteHeader>
  );
}
