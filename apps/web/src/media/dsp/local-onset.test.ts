import { expect, test } from 'vitest';
import { LocalOnset } from './local-onset.ts';

const db = (decibels: number): number => 10 ** (decibels / 20);

/** Frames of 20 ms. @returns the frames at which an onset was told. */
function onsets(frames: readonly { levelDb: number; echo?: number; isMuted?: boolean }[]): number[] {
  const onset = new LocalOnset();
  return frames.flatMap(({ levelDb, echo = 0, isMuted = false }, index) => (onset.take({ level: db(levelDb), echoSimilarity: echo, isMuted }, 0.6) ? [index] : []));
}
const frames = (count: number, levelDb: number, rest: object = {}): { levelDb: number }[] => Array.from({ length: count }, () => ({ levelDb, ...rest }));

test('speech over a quiet room is told after 80 ms, once', () => {
  expect(onsets([...frames(50, -60), ...frames(100, -25)])).toEqual([53]);
});

test('a pause inside a sentence makes no second onset, a longer one does', () => {
  expect(onsets([...frames(50, -60), ...frames(30, -25), ...frames(10, -60), ...frames(30, -25), ...frames(20, -60), ...frames(30, -25)])).toEqual([53, 143]);
});

test('a knock, a soft voice across the room and a muted microphone are no onset', () => {
  expect(onsets([...frames(50, -60), ...frames(3, -10), ...frames(20, -60), ...frames(50, -45), ...frames(50, -20, { isMuted: true })])).toEqual([]);
});

test('the echo of the loudspeaker is no onset, and a voice over it is', () => {
  expect(onsets([...frames(50, -60), ...frames(50, -20, { echo: 0.8 }), ...frames(20, -18, { echo: 0.3 })])).toEqual([103]);
});

test('a room that is loud all the time becomes the floor', () => {
  const noise = onsets([...frames(50, -60), ...frames(3000, -35)]);
  expect(noise).toEqual([53]);
  expect(onsets([...frames(50, -60), ...frames(3000, -35), ...frames(20, -60), ...frames(40, -25)])).toHaveLength(2);
});
