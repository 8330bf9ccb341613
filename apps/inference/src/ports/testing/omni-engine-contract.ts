import { DuetError, errorTable, verdictSchema } from '@duet/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import type { EngineEvent, OmniEngine, OmniTurn, RespondOptions } from '../omni-engine.ts';
import { letHear } from './engine-turns.ts';

/** What an engine's adapter brings to the suite: the engine and turns of which it is known what they must become. */
export interface EngineContractSubject {
  engine: OmniEngine;
  clock: Clock;
  /** A typed question with an answer of at least two text deltas, so that it can be aborted in its middle. Each call gives a fresh session. */
  typedQuestion(): OmniTurn;
  /** A spoken question that must be accepted; null when the engine cannot hear here, which the suite then skips by name. */
  spokenQuestion: (() => OmniTurn) | null;
  /** Sound that must be refused. */
  noise: (() => OmniTurn) | null;
  /** Turns that must fail, each with the code that the iterator throws. */
  failures: readonly { name: string; turn: () => OmniTurn; code: string }[];
  /** Gets the milliseconds from an abort until the engine counted no work of it any more. */
  reportFreed(ms: number): void;
}

/** Longest time from an abort to the end of the stream; DESIGN section 4. */
const longestAbortMs = 100;
/** An engine that still counts the aborted work after this long is taken to leak it. */
const longestFreeMs = 5000;

const optionsOf = (signal: AbortSignal, seat: RespondOptions['seat'] = 'A'): RespondOptions => ({ signal, seat, role: seat === 'A' ? 'generation' : 'monitoring', priority: 0 });

async function eventsOf(engine: OmniEngine, turn: OmniTurn, signal = new AbortController().signal, seat: RespondOptions['seat'] = 'A'): Promise<EngineEvent[]> {
  const stopHearing = letHear(engine, turn);
  const events: EngineEvent[] = [];
  for await (const event of engine.respond(turn, optionsOf(signal, seat))) events.push(event);
  stopHearing();
  return events;
}

const textOf = (events: readonly EngineEvent[]): string => events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

function expectWellFormed(events: readonly EngineEvent[]): void {
  const types = events.map((event) => event.type);
  const speech = types.findIndex((type) => type === 'text-delta' || type === 'audio-delta' || type === 'command' || type === 'source');
  expect(types.filter((type) => type === 'verdict')).toHaveLength(1);
  expect(types.indexOf('verdict')).toBe(0);
  if (speech !== -1) expect(types.indexOf('verdict')).toBeLessThan(speech);
  expect(types.filter((type) => type === 'done')).toHaveLength(1);
  expect(types.at(-1)).toBe('done');
  const verdict = events[0];
  if (verdict?.type === 'verdict') expect(verdictSchema.safeParse({ ...verdict, type: undefined }).error?.issues).toBeUndefined();
}

/** Waits without sleeping until the engine counts no work; gives the milliseconds on the subject's clock. */
async function timeUntilFree(subject: EngineContractSubject): Promise<number> {
  const from = subject.clock.now();
  for (;;) {
    const health = await subject.engine.health();
    const elapsed = subject.clock.now() - from;
    if (health.running + health.waiting === 0 || elapsed > longestFreeMs) return elapsed;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/**
 * The suite that every engine adapter passes, the scripted one too: the verdict first and once, nothing after `done`, an abort that ends the stream
 * and frees the engine, errors of the one table, no text for noise, and turns in parallel that do not mix.
 */
export function describeOmniEngineContract(name: string, makeSubject: () => Promise<EngineContractSubject>): void {
  describe(`${name} keeps the engine contract`, () => {
    let subject: EngineContractSubject;
    // An engine may have models to build at its first start: half a minute on an idle machine.
    beforeAll(async () => { subject = await makeSubject(); }, 240_000);
    afterAll(async () => { await subject.engine.close(); });

    it('answers a typed question: verdict query-text first and once, text, nothing after done', async () => {
      const events = await eventsOf(subject.engine, subject.typedQuestion());
      expectWellFormed(events);
      expect(events[0]).toMatchObject({ type: 'verdict', state: 'query-text' });
      expect(textOf(events).trim()).not.toBe('');
    });

    it('answers a spoken question with the verdict query-audio', async (context) => {
      if (subject.spokenQuestion === null) return context.skip('the engine cannot hear on this machine');
      const events = await eventsOf(subject.engine, subject.spokenQuestion());
      expectWellFormed(events);
      expect(events[0]).toMatchObject({ type: 'verdict', state: 'query-audio' });
      expect(textOf(events).trim()).not.toBe('');
    }, 20_000);

    it('gives noise a verdict and no text', async (context) => {
      if (subject.noise === null) return context.skip('the engine cannot hear on this machine');
      const events = await eventsOf(subject.engine, subject.noise());
      expectWellFormed(events);
      expect(events[0]).toMatchObject({ type: 'verdict', state: 'noise' });
      expect(events.filter((event) => event.type === 'text-delta' || event.type === 'audio-delta' || event.type === 'command')).toEqual([]);
      expect(events.at(-1)).toMatchObject({ type: 'done', finishReason: 'noise' });
    }, 20_000);

    it('ends the stream within 100 ms of an abort in its middle, without an error, and is free again', async () => {
      const abort = new AbortController();
      const seen: EngineEvent[] = [];
      let abortedAt = Number.NaN;
      for await (const event of subject.engine.respond(subject.typedQuestion(), optionsOf(abort.signal))) {
        if (abort.signal.aborted && event.type !== 'done') seen.push(event);
        if (event.type === 'text-delta' && !abort.signal.aborted) {
          abortedAt = subject.clock.now();
          abort.abort();
        }
      }
      expect(subject.clock.now() - abortedAt).toBeLessThanOrEqual(longestAbortMs);
      expect(seen).toEqual([]);
      const freedMs = await timeUntilFree(subject);
      subject.reportFreed(freedMs);
      expect(freedMs).toBeLessThanOrEqual(longestFreeMs);
    });

    it('ends at once when the signal was aborted before it began', async () => {
      const events = await eventsOf(subject.engine, subject.typedQuestion(), AbortSignal.abort());
      expect(events.filter((event) => event.type !== 'done')).toEqual([]);
      expect((await subject.engine.health()).running).toBe(0);
    });

    it('is free when its reader walks away', async () => {
      for await (const event of subject.engine.respond(subject.typedQuestion(), optionsOf(new AbortController().signal))) {
        if (event.type === 'verdict') break;
      }
      expect(await timeUntilFree(subject)).toBeLessThanOrEqual(longestFreeMs);
    });

    it('does not mix turns that run at once', async () => {
      const alone = textOf(await eventsOf(subject.engine, subject.typedQuestion()));
      const together = await Promise.all(['A', 'B', 'A', 'B'].map((seat) => eventsOf(subject.engine, subject.typedQuestion(), undefined, seat as 'A' | 'B')));
      for (const events of together) {
        expectWellFormed(events);
        expect(textOf(events)).toBe(alone);
      }
    }, 20_000);

    it('fails with errors of the one table', async () => {
      for (const failure of subject.failures) {
        const thrown = await eventsOf(subject.engine, failure.turn()).then(() => null, (error: unknown) => error);
        expect(thrown, failure.name).toBeInstanceOf(DuetError);
        if (thrown instanceof DuetError) {
          expect(thrown.code, failure.name).toBe(failure.code);
          expect(errorTable[thrown.code], failure.name).toBeDefined();
        }
      }
      expect(await timeUntilFree(subject)).toBeLessThanOrEqual(longestFreeMs);
    });

    it('says what it is and whether it is ready', async () => {
      const health = await subject.engine.health();
      expect(health.isReady).toBe(true);
      expect(health.running).toBe(0);
      expect(subject.engine.info.name.length).toBeGreaterThan(0);
    });
  });
}
