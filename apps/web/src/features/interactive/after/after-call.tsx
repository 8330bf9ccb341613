'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { measureNames } from '@duet/shared';
import { Icon } from '../../../ui/icon.tsx';
import { useCallStore } from '../call-context.tsx';
import type { DownloadKind } from '../call-view.ts';
import { clockTime } from '../clock-time.ts';
import { Transcript } from '../captions/transcript.tsx';
import { DecisionCard } from '../during/decision-card.tsx';
import { ErrorList } from '../error-list.tsx';

const downloads: readonly DownloadKind[] = ['audio', 'transcript', 'events', 'all'];

/** After the call: what was said, how quick it was, how it decided, and all of it to take along. */
export function AfterCall() {
  const { view, actions } = useCallStore();
  const t = useTranslations('after');
  const { ended } = view;
  return (
    <main id="main" tabIndex={-1} className="after">
      <div className="l">
        <h1>{t(`reasons.${ended?.reason ?? 'ended'}`)}</h1>
        {ended === null ? null : <p className="lead">{t('summary', { duration: clockTime(ended.durationSeconds), questions: ended.questions, interruptions: ended.interruptions, notQuestions: ended.notQuestions })}</p>}
        <p className="after-go"><button type="button" className="btn solid" onClick={() => actions.newCall()}>{t('newCall')}</button></p>
        <ErrorList />
        <h2>{t('said')}</h2>
        <Transcript transcript={view.transcript} />
      </div>
      <div className="r">
        <section>
          <h2>{t('take')}</h2>
          <ul className="downloads">
            {downloads.map((kind) => (
              <li key={kind}>
                <button type="button" className="btn" disabled={kind !== 'transcript' && kind !== 'events' && view.recording.state !== 'ready'} onClick={() => actions.downloadCall(kind)}><Icon name="download" size={18} />{t(`downloads.${kind}.name`)}</button>
                <span className="sm dim">{t(`downloads.${kind}.what`)}</span>
              </li>
            ))}
          </ul>
          {view.recording.state === 'failed' ? <p className="sm">{t('recordingFailed')}</p> : <p className="sm dim">{t('onlyHere')}</p>}
          {view.recording.isPartial ? <p className="sm">{t('recordingPartial')}</p> : null}
        </section>
        <MeasureTable />
        {view.decisions.length === 0 ? null : (
          <section>
            <h2>{t('decisions')}</h2>
            {view.decisions.map((decision) => <DecisionCard key={decision.utteranceId} decision={decision} headingLevel="h3" />)}
          </section>
        )}
      </div>
    </main>
  );
}

/** Few samples are said to be few: a median of two calls nobody should quote. */
const fewSamples = 5;

function MeasureTable() {
  const { view } = useCallStore();
  const t = useTranslations('after');
  const format = useFormatter();
  const rows = measureNames.map((name) => ({ name, summary: view.ended?.measures[name] })).filter((row) => row.summary !== undefined && row.summary.n > 0);
  const ms = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? '–' : format.number(Math.round(value)));
  return (
    <section>
      <h2>{t('measures')}</h2>
      {rows.length === 0 ? <p className="sm dim">{t('noMeasures')}</p> : (
        <div className="table-box" tabIndex={0} role="group" aria-label={t('measures')}>
          <table className="measures">
            <thead><tr><th scope="col">{t('measure')}</th><th scope="col">n</th><th scope="col">{t('median')}</th><th scope="col">p95</th><th scope="col">{t('most')}</th></tr></thead>
            <tbody>
              {rows.map(({ name, summary }) => (
                <tr key={name} className={(summary?.n ?? 0) < fewSamples ? 'few' : undefined}>
                  <th scope="row"><span>{t(`measureNames.${name}`)}</span><span className="mono">{name}</span></th>
                  <td>{summary?.n}</td><td>{ms(summary?.p50)}</td><td>{ms(summary?.p95)}</td><td>{ms(summary?.max)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.some((row) => (row.summary?.n ?? 0) < fewSamples) ? <p className="xs dim">{t('few', { n: fewSamples })}</p> : null}
    </section>
  );
}
