import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeWav } from '@duet/shared';
import { expect } from 'vitest';
import type { Clock } from '../../ports/index.ts';
import { makeTurn, makeUtterance } from '../../ports/testing/engine-turns.ts';
import { describeOmniEngineContract } from '../../ports/testing/omni-engine-contract.ts';
import { createEmbeddedEngine } from './create-embedded-engine.ts';

/** The whole engine on real speech. Without PocketSphinx on the machine the spoken cases are skipped by name, and the typed ones run. */
const clock: Clock = {
  now: () => performance.now(),
  schedule: (ms, run) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
  wallTime: () => new Date('2026-01-02T12:00:00Z'),
};
const clip = (name: string): Int16Array => decodeWav(readFileSync(new URL(`../silero/testing/${name}`, import.meta.url))).channels[0] ?? new Int16Array(0);

describeOmniEngineContract('The embedded engine with its real parts', async () => {
  // The language model takes seconds to build; it is kept for the next run.
  const engine = await createEmbeddedEngine({ dataDir: join(tmpdir(), 'duet-test-data'), clock, recognizerWorkers: 1 });
  const canHear = engine.info.missing.every((missing) => missing.part !== 'recognizer');
  return {
    engine, clock,
    typedQuestion: () => makeTurn({ text: 'Tell me about lighthouses.' }),
    spokenQuestion: canHear ? () => makeTurn({ utterances: [makeUtterance(clip('weather-question.wav'), { speechMs: 1400 })] }) : null,
    noise: canHear ? () => makeTurn({ utterances: [makeUtterance(clip('wind.wav').subarray(0, 16_000), { speechMs: 160, speechFraction: 0.3 })] }) : null,
    failures: [
      { name: 'neither audio nor text', turn: () => makeTurn(), code: 'input.text-empty' },
      { name: 'a text of spaces', turn: () => makeTurn({ text: '   ' }), code: 'input.text-empty' },
      { name: 'a text beyond the limit', turn: () => makeTurn({ text: 'a'.repeat(2001) }), code: 'input.text-too-long' },
      ...(canHear ? [] : [{ name: 'speech without a recognizer', turn: () => makeTurn({ utterances: [makeUtterance(clip('weather-question.wav'))] }), code: 'engine.recognizer-missing' }]),
    ],
    reportFreed: (ms) => expect(ms).toBeGreaterThanOrEqual(0),
  };
});
