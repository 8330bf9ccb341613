'use client';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { TranscriptEntry } from '@duet/shared';
import { inkRuns, isLeftOut } from './caption-ink.ts';

/** One entry in its inks. An empty `data-edge` stands where the heard ends, so that a scroller can keep it in view. */
export function CaptionText({ entry }: { entry: TranscriptEntry }) {
  const t = useTranslations('call');
  if (isLeftOut(entry)) {
    return <span className="left-out">{entry.text === '' ? t('aSound') : entry.text} <small>{t('notAQuestion')}</small></span>;
  }
  const runs = inkRuns(entry);
  const hasHeard = runs[0]?.ink === 'heard';
  return (
    <>
      {hasHeard ? null : <span data-edge="" />}
      {runs.map((run) => (
        <Fragment key={run.ink}>
          {run.ink === 'unheard' ? <s className="unheard"><span className="unseen">{t('notHeardBegins')} </span>{run.text}<span className="unseen"> {t('notHeardEnds')}</span></s> : null}
          {run.ink === 'made' ? <span className="soon">{run.text}</span> : null}
          {run.ink === 'heard' ? <>{run.text}<span data-edge="" /></> : null}
        </Fragment>
      ))}
    </>
  );
}
