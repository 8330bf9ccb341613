import { defaultDuplexSettings } from '@duet/shared';
import { expect, it } from 'vitest';
import type { WindowRows } from './detect-windows.ts';
import { walkClip, type Asking, type Listener } from './walk-clip.ts';

/** Windows of 32 ms, one for each letter: s = speech, anything else silence; the row between hears nothing. */
const rowsOf = (pattern: string): WindowRows => ({ windows: [...pattern].map((letter, index) => ({ probability: letter === 's' ? 0.9 : 0.01, endSample: (index + 1) * 512, levelDb: -30 })), between: [] });

function listenerOf(finished: number, closes: (asking: Asking) => boolean = () => false): Listener & { log: string[]; askings: Asking[] } {
  const log: string[] = [];
  const askings: Asking[] = [];
  return {
    log, askings,
    begin: (preRoll) => log.push(`begin ${preRoll.length / 16}`), push: () => undefined, keepUp: async () => undefined, finished: async () => finished,
    async ask(asking) { askings.push(asking); log.push(asking.isComplete ? 'complete' : 'speculate'); return closes(asking); },
    async end() { log.push('end'); },
  };
}
const walk = (pattern: string, listener: Listener): Promise<number> => walkClip(new Int16Array(pattern.length * 512), rowsOf(pattern), defaultDuplexSettings, listener);

it('makes an onset of three windows, speculates in the pause and ends at the endpoint', async () => {
  const listener = listenerOf(1);
  expect(await walk(`${'-'.repeat(15)}${'s'.repeat(10)}${'-'.repeat(40)}`, listener)).toBe(1);
  expect(listener.log).toEqual(['begin 396', 'speculate', 'end', 'complete']);
  expect(listener.askings.at(-1)).toMatchObject({ speechMs: 320, speechFraction: 1 });
});

it('makes none of two windows', async () => {
  expect(await walk(`----ss${'-'.repeat(40)}`, listenerOf(1))).toBe(0);
});

it('waits longer when the turn is not finished, and speculates again after more speech', async () => {
  const listener = listenerOf(0);
  await walk(`${'s'.repeat(10)}${'-'.repeat(20)}${'s'.repeat(5)}${'-'.repeat(50)}`, listener);
  expect(listener.log).toEqual(['begin 96', 'speculate', 'speculate', 'end', 'complete']);
});

it('needs a new onset after an utterance was given up', async () => {
  const listener = listenerOf(0, (asking) => !asking.isComplete);
  expect(await walk(`${'s'.repeat(6)}${'-'.repeat(8)}${'s'.repeat(6)}${'-'.repeat(8)}`, listener)).toBe(2);
});

it('opens an utterance by whichever row hears speech first, and goes on with the first one', async () => {
  const late = rowsOf(`${'-'.repeat(16)}${'s'.repeat(10)}${'-'.repeat(40)}`).windows;
  const early = rowsOf(`${'-'.repeat(16)}${'s'.repeat(10)}${'-'.repeat(40)}`).windows.map((window) => ({ ...window, endSample: window.endSample - 256 }));
  const listener = listenerOf(1);
  expect(await walkClip(new Int16Array(late.length * 512), { windows: late, between: early }, defaultDuplexSettings, listener)).toBe(1);
  expect(listener.log).toEqual(['begin 396', 'speculate', 'end', 'complete']);
  expect(listener.askings.at(-1)).toMatchObject({ speechMs: 320 });
});
