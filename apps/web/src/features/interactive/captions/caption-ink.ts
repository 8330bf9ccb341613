import type { TranscriptEntry } from '@duet/shared';

/** Ink is what was heard: `heard` solid, `made` pale (made, not heard yet), `unheard` struck (will never be heard). */
export interface InkRun {
  readonly ink: 'heard' | 'made' | 'unheard';
  readonly text: string;
}

/**
 * Splits an entry into runs of ink. Never cuts a surrogate pair or a combining mark, and keeps the space between two runs with the first,
 * so that a strike never begins with a gap.
 */
export function inkRuns(entry: TranscriptEntry): InkRun[] {
  if (entry.speaker === 'user') return entry.text === '' ? [] : [{ ink: 'heard', text: entry.text }];
  if (entry.state === 'finished') return entry.text === '' ? [] : [{ ink: 'heard', text: entry.text }];
  const cut = safeCut(entry.text, entry.heardCharacters);
  const runs: InkRun[] = [
    { ink: 'heard', text: entry.text.slice(0, cut) },
    { ink: entry.state === 'speaking' ? 'made' : 'unheard', text: entry.text.slice(cut) },
  ];
  return runs.filter((run) => run.text !== '');
}

function safeCut(text: string, heardCharacters: number): number {
  let cut = Math.max(0, Math.min(text.length, heardCharacters));
  while (cut > 0 && cut < text.length && /^[\p{M}\u{DC00}-\u{DFFF}\u200D]/u.test(text.charAt(cut))) cut -= 1;
  if (cut === 0) return 0;
  while (cut < text.length && /\s/u.test(text.charAt(cut))) cut += 1;
  return cut;
}

/** A user's entry whose verdict says that it was no question: greyed, and left out of what comes next. */
export const isLeftOut = (entry: TranscriptEntry): boolean => entry.speaker === 'user' && entry.verdict?.state === 'noise';
