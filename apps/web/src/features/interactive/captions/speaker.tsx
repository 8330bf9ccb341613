'use client';
import { useTranslations } from 'next-intl';
import type { TranscriptEntry } from '@duet/shared';

/** Who said it: a seat in its colour, or you in ink. */
export function Speaker({ entry }: { entry: TranscriptEntry }) {
  const t = useTranslations('seats');
  return entry.speaker === 'user' ? <>{t('you')}</> : <span className={`c${entry.seat}`}>{entry.seat}</span>;
}
