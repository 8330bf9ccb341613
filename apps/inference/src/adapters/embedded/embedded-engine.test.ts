import { describe, expect, it } from 'vitest';
import type { EarPartial, EngineEvent, OmniTurn, Clock } from '../../ports/index.ts';
import { letHear, makeTurn, makeUtterance } from '../../ports/testing/engine-turns.ts';
import { describeOmniEngineContract } from '../../ports/testing/omni-engine-contract.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { hearingOf, smallInfo, smallParts } from './testing/spoken-parts.ts';

const clock: Clock = {
  now: () => performance.now(),
  schedule: (ms, run) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
  wallTime: () => new Date('2026-01-02T12:00:00Z'),
};
const loud = new Int16Array(16_000).fill(5000);
const soft = new Int16Array(16_000).fill(10);
const spoken = (text: string): ReturnType<typeof hearingOf> => hearingOf(() => text);
const never = new AbortController().signal;

async function answer(engine: EmbeddedEngine, turn: OmniTurn, signal = never): Promise<EngineEvent[]> {
  letHear(engine, turn);
  const events: EngineEvent[] = [];
  for await (const event of engine.respond(turn, { signal, seat: 'B', role: 'monitoring', priority: 0 })) events.push(event);
  return events;
}
const textOf = (events: readonly EngineEvent[]): string => events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

describeOmniEngineContract('The embedded engine', async () => ({
  engine: new EmbeddedEngine(smallInfo, smallParts(hearingOf((_samples, loudest) => (loudest > 1000 ? 'what time is it' : ''))), clock),
  clock,
  typedQuestion: () => makeTurn({ text: 'what time is it' }),
  spokenQuestion: () => makeTurn({ utterances: [makeUtterance(loud)] }),
  noise: () => makeTurn({ utterances: [makeUtterance(soft, { speechMs: 180, speechFraction: 0.4 })] }),
  failures: [
    { name: 'neither audio nor text', turn: () => makeTurn(), code: 'input.text-empty' },
    { name: 'a text beyond the limit', turn: () => makeTurn({ text: 'a'.repeat(3000) }), code: 'input.text-too-long' },
  ],
  reportFreed: (ms) => expect(ms).toBeGreaterThanOrEqual(0),
}));

describe('The embedded engine without its recognizer', () => {
  it('answers typed questions and refuses spoken ones with the remedy', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(null), clock);
    expect(textOf(await answer(engine, makeTurn({ text: 'what time is it' })))).toContain('It is noon.');
    await expect(answer(engine, makeTurn({ utterances: [makeUtterance(loud)] }))).rejects.toMatchObject({ code: 'engine.recognizer-missing', parameters: { remedy: 'install it' } });
  });
});

describe('The embedded engine', () => {
  it('obeys a control phrase without words of its own', async () => {
    const events = await answer(new EmbeddedEngine(smallInfo, smallParts(spoken('stop')), clock), makeTurn({ utterances: [makeUtterance(loud, { speechMs: 400 })] }));
    expect(events.map((event) => event.type)).toEqual(['verdict', 'transcript', 'command', 'done']);
    expect(events[0]).toMatchObject({ state: 'query-audio', kind: 'command' });
  });

  it('joins what was said before and after an endpoint', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(hearingOf((samples) => (samples > 16_000 ? 'is it' : 'what time'))), clock);
    const events = await answer(engine, makeTurn({ utterances: [makeUtterance(loud), makeUtterance(new Int16Array(20_000).fill(5000))] }));
    expect(events.find((event) => event.type === 'transcript')).toMatchObject({ text: 'what time is it' });
    expect(textOf(events)).toContain('time-now');
  });

  it('recognises an utterance that no ear heard', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(spoken('what time is it')), clock);
    const events: EngineEvent[] = [];
    for await (const event of engine.respond(makeTurn({ utterances: [makeUtterance(loud)] }), { signal: never, seat: 'A', role: 'generation', priority: 10 })) events.push(event);
    expect(textOf(events)).toContain('time-now');
  });

  it('keeps an undecided speculation until the endpoint, and then decides on the final text', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(spoken('the man went home')), clock);
    const partials: EarPartial[] = [];
    const turn = makeTurn({ utterances: [makeUtterance(loud)], isComplete: false });
    const ear = engine.openEar(turn.sessionId, { language: 'en', onPartial: (partial) => partials.push(partial), onError: () => undefined });
    const id = turn.utterances[0]!.id;
    ear.begin(id, loud);
    const events: EngineEvent[] = [];
    const reading = (async () => {
      for await (const event of engine.respond(turn, { signal: never, seat: 'B', role: 'monitoring', priority: 0 })) events.push(event);
    })();
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(events).toEqual([]);
    ear.end(id);
    await reading;
    expect(events[0]).toMatchObject({ type: 'verdict', state: 'noise', kind: 'side-talk' });
    expect(partials.at(-1)).toMatchObject({ isFinal: true, text: 'the man went home' });
  });

  it('hears an utterance to its end over a change of language, and the next one with the new ear', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(spoken('what time is it')), clock);
    const [first, second] = [makeUtterance(loud), makeUtterance(loud)];
    const turn = makeTurn({ utterances: [first, second] });
    const options = { onPartial: () => undefined, onError: () => undefined };
    const before = engine.openEar(turn.sessionId, { language: 'en', ...options });
    before.begin(first.id, loud);
    const after = engine.openEar(turn.sessionId, { language: 'zh', ...options });
    before.end(first.id);
    after.begin(second.id, loud);
    after.end(second.id);
    expect(textOf(await answer(engine, turn))).toContain('time-now');
    before.close();
    expect(textOf(await answer(engine, makeTurn({ utterances: [second] })))).toContain('time-now');
    after.close();
  });

  it('says that a backchannel is none before the endpoint', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(spoken('yeah right')), clock);
    const turn = makeTurn({ utterances: [makeUtterance(loud, { speechMs: 600 })], isComplete: false, runningAnswer: { heardText: 'A lighthouse', wholeText: 'A lighthouse is a tower.' } });
    engine.openEar(turn.sessionId, { language: 'en', onPartial: () => undefined, onError: () => undefined }).begin(turn.utterances[0]!.id, loud);
    const events: EngineEvent[] = [];
    for await (const event of engine.respond(turn, { signal: never, seat: 'B', role: 'monitoring', priority: 0 })) events.push(event);
    expect(events[0]).toMatchObject({ state: 'noise', kind: 'backchannel' });
  });

  it('leaves its memory in done and takes it from the history', async () => {
    const engine = new EmbeddedEngine(smallInfo, smallParts(null), clock);
    const events = await answer(engine, makeTurn({ text: 'what time is it' }));
    expect(events.at(-1)).toMatchObject({ type: 'done', finishReason: 'stop', memory: { asked: 'time-now' } });
  });
});
