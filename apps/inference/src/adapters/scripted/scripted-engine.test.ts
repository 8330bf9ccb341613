import { expect, it } from 'vitest';
import type { Clock } from '../../ports/index.ts';
import { makeTurn, makeUtterance } from '../../ports/testing/engine-turns.ts';
import { describeOmniEngineContract } from '../../ports/testing/omni-engine-contract.ts';
import { ScriptedEngine } from './scripted-engine.ts';

const clock: Clock = {
  now: () => performance.now(),
  schedule: (ms, run) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
  wallTime: () => new Date(),
};
const second = new Int16Array(16_000);

let freedMs = Number.NaN;
describeOmniEngineContract('The scripted engine', async () => ({
  engine: new ScriptedEngine({ clock, verdictMs: 1, firstTextMs: 1, sentenceMs: 1 }),
  clock,
  typedQuestion: () => makeTurn({ text: 'how are you' }),
  spokenQuestion: () => makeTurn({ utterances: [makeUtterance(second)] }),
  noise: () => makeTurn({ utterances: [makeUtterance(second, { speechMs: 120, speechFraction: 0.12 })] }),
  failures: [
    { name: 'neither audio nor text', turn: () => makeTurn(), code: 'input.text-empty' },
    { name: 'a text beyond the limit', turn: () => makeTurn({ text: 'a'.repeat(3000) }), code: 'input.text-too-long' },
  ],
  reportFreed: (ms) => { freedMs = ms; },
}));

it('measured how long an aborted turn held the engine', () => {
  expect(freedMs).toBeGreaterThanOrEqual(0);
});

it('speaks the same sentences for the same turn', async () => {
  const engine = new ScriptedEngine({ clock, verdictMs: 0, firstTextMs: 0, sentenceMs: 0 });
  const texts: string[] = [];
  for await (const event of engine.respond(makeTurn({ utterances: [makeUtterance(second)] }), { signal: new AbortController().signal, seat: 'B', role: 'monitoring', priority: 0 })) {
    if (event.type === 'text-delta') texts.push(event.text);
  }
  expect(texts).toHaveLength(8);
  expect(texts[0]).toBe('I got 1000 milliseconds of speech. ');
  expect(texts[7]).toBe('This is sentence number 8 of 8. ');
});
