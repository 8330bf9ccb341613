'use client';
import { useTranslations } from 'next-intl';
import type { TranscriptEntry } from '@duet/shared';
import { CaptionText } from './caption-text.tsx';
import { Speaker } from './speaker.tsx';

/** Everything that was said, in order, in the inks of the captions; under an answer from what it answered. */
export function Transcript({ transcript }: { transcript: readonly TranscriptEntry[] }) {
  const t = useTranslations('call');
  const entries = transcript.filter((entry) => entry.text !== '' || (entry.speaker === 'user' && entry.verdict !== null));
  if (entries.length === 0) return <p className="dim">{t('nothingSaid')}</p>;
  return (
    <dl className="cap transcript">
      {entries.map((entry) => (
        <div className="said" key={entry.id}>
          <dt><Speaker entry={entry} /></dt>
          <dd>
            <CaptionText entry={entry} />
            {entry.speaker === 'assistant' && entry.source !== '' ? <small className="source">{t('source', { source: entry.source })}</small> : null}
            {entry.speaker === 'user' && entry.isTyped ? <small className="source">{t('typed')}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
