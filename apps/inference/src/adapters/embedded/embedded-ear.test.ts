import { DuetError, type SessionId, type UtteranceId } from '@duet/shared';
import { describe, expect, it } from 'vitest';
import type { EarPartial } from '../../ports/index.ts';
import { EmbeddedEar } from './embedded-ear.ts';
import type { Hearing, HearingOptions, Reader } from './engine-parts.ts';
import { hypothesisOf, smallReader } from './testing/spoken-parts.ts';

const session = 's' as SessionId;
const first = 'u1' as UtteranceId;
const second = 'u2' as UtteranceId;
const signal = new AbortController().signal;
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An ear whose recognizer says what the test wants, when it wants. */
function openEar(reader: Reader = smallReader): { ear: EmbeddedEar; recognizer: HearingOptions; partials: EarPartial[]; errors: unknown[] } {
  let recognizer: HearingOptions = { onHeard: () => undefined, onError: () => undefined };
  const hearing: Hearing = {
    open: (_session, options) => {
      recognizer = options;
      return { begin: () => undefined, push: () => undefined, settle: () => new Promise(() => undefined), end: () => undefined, discard: () => undefined, close: () => undefined };
    },
    health: () => ({ lagMs: 0, busy: 0, overload: null }), close: async () => undefined,
  };
  const partials: EarPartial[] = [];
  const errors: unknown[] = [];
  const ear = new EmbeddedEar(session, { hearing, reader, listening: 'strict', onClosed: () => undefined }, { language: 'en', onPartial: (partial) => partials.push(partial), onError: (error) => errors.push(error) });
  return { ear, recognizer, partials, errors };
}

describe('the ear of a call', () => {
  it('says what the words so far mean for turn taking', async () => {
    const { ear, recognizer, partials } = openEar();
    ear.begin(first, new Int16Array(0));
    recognizer.onHeard(hypothesisOf('the man went', { utteranceId: first, isFinal: false }));
    await soon();
    recognizer.onHeard(hypothesisOf('what is the', { utteranceId: first, isFinal: false }));
    await soon();
    recognizer.onHeard(hypothesisOf('what time is it', { utteranceId: first }));
    await soon();
    expect(partials.map((partial) => partial.text)).toEqual(['the man went', 'what is the', 'what time is it']);
    expect(partials[0]?.queryLikelihood).toBeLessThan(0.5);
    // A question that lacks its rest: the user goes on, and an answer stays held for it.
    expect(partials[1]?.finished).toBeLessThan(0.5);
    expect(partials[1]?.queryLikelihood).toBe(0.5);
    expect(partials[2]).toMatchObject({ isFinal: true });
    expect(partials[2]?.queryLikelihood).toBeGreaterThan(0.5);
  });

  it('skips texts that are outdated before they could be read, and never the final one', async () => {
    let finish = (): void => undefined;
    const slow: Reader = { ...smallReader, read: (texts, context) => new Promise((resolve) => { finish = () => resolve(smallReader.read(texts, context)); }) };
    const { ear, recognizer, partials } = openEar(slow);
    ear.begin(first, new Int16Array(0));
    for (const text of ['what', 'what time', 'what time is']) recognizer.onHeard(hypothesisOf(text, { utteranceId: first, isFinal: false }));
    recognizer.onHeard(hypothesisOf('what time is it', { utteranceId: first }));
    finish();
    await soon();
    finish();
    await soon();
    expect(partials.map((partial) => partial.text)).toEqual(['what', 'what time is it']);
  });

  it('gives the final text to whoever waits, and nothing once it was discarded', async () => {
    const { ear, recognizer } = openEar();
    ear.begin(first, new Int16Array(0));
    const waiting = ear.final(first, signal);
    ear.end(first);
    recognizer.onHeard(hypothesisOf('stop', { utteranceId: first }));
    expect(await waiting).toMatchObject({ text: 'stop', isFinal: true });
    ear.begin(second, new Int16Array(0));
    const dropped = ear.final(second, signal);
    ear.discard(second);
    expect(await dropped).toBeNull();
    expect(ear.knows(second)).toBe(false);
  });

  it('stops waiting when its signal aborts', async () => {
    const { ear } = openEar();
    ear.begin(first, new Int16Array(0));
    const abort = new AbortController();
    const waiting = [ear.final(first, abort.signal), ear.settle(first, abort.signal)];
    abort.abort();
    expect(await Promise.all(waiting)).toEqual([null, null]);
  });

  it('fails the utterance that was lost, and hears the next', async () => {
    const { ear, recognizer, errors } = openEar();
    ear.begin(first, new Int16Array(0));
    const waiting = ear.final(first, signal);
    recognizer.onError(new DuetError('engine.recognizer-failed'), first);
    await expect(waiting).rejects.toMatchObject({ code: 'engine.recognizer-failed' });
    expect(errors).toHaveLength(1);
    ear.begin(second, new Int16Array(0));
    recognizer.onHeard(hypothesisOf('stop', { utteranceId: second }));
    expect(await ear.settle(second, signal)).toMatchObject({ text: 'stop' });
  });
});
