import { describe, expect, it } from 'vitest';
import type { TranscriptEntry } from '@duet/shared';
import { inkRuns, isLeftOut } from './caption-ink.ts';

type Answer = Extract<TranscriptEntry, { speaker: 'assistant' }>;
const answer = (fields: Partial<Answer>): Answer =>
  ({ speaker: 'assistant', id: 'answer-1' as Answer['id'], seat: 'A', text: 'A lighthouse guides ships.', heardCharacters: 0, isEstimated: false, state: 'speaking', source: '', at: 0, ...fields });

describe('ink of a caption', () => {
  it('is solid as far as it was heard and pale after, and loses no character', () => {
    const runs = inkRuns(answer({ heardCharacters: 12 }));
    expect(runs).toEqual([{ ink: 'heard', text: 'A lighthouse ' }, { ink: 'made', text: 'guides ships.' }]);
  });

  it('strikes what will never be heard once the answer was cut off', () => {
    expect(inkRuns(answer({ heardCharacters: 13, state: 'interrupted' })).at(-1)).toEqual({ ink: 'unheard', text: 'guides ships.' });
  });

  it('strikes all of an answer of which nothing was heard, without an empty run before it', () => {
    expect(inkRuns(answer({ state: 'interrupted' }))).toEqual([{ ink: 'unheard', text: 'A lighthouse guides ships.' }]);
  });

  it('is solid to the end when the answer finished, though the last report came short', () => {
    expect(inkRuns(answer({ heardCharacters: 20, state: 'finished' }))).toEqual([{ ink: 'heard', text: 'A lighthouse guides ships.' }]);
  });

  it('never cuts a surrogate pair or a combining mark in two', () => {
    expect(inkRuns(answer({ text: 'a😀b', heardCharacters: 2 })).map((run) => run.text)).toEqual(['a', '😀b']);
    expect(inkRuns(answer({ text: 'ae\u0301z', heardCharacters: 2 })).map((run) => run.text)).toEqual(['a', 'e\u0301z']);
  });

  it('takes a heard position past the text for all of it', () => {
    expect(inkRuns(answer({ heardCharacters: 999 }))).toEqual([{ ink: 'heard', text: 'A lighthouse guides ships.' }]);
  });

  it('leaves out what was no question, and nothing that is still undecided', () => {
    const said: TranscriptEntry = { speaker: 'user', id: 'u1', utteranceId: null, text: 'mm-hm', isTyped: false, verdict: null, at: 0 };
    expect(isLeftOut(said)).toBe(false);
    expect(isLeftOut({ ...said, verdict: { state: 'noise', kind: 'backchannel', confidence: 0.9, reasons: [] } })).toBe(true);
  });
});
