import { expect, test } from 'vitest';
import { capturedFrameMs } from '../worklets/messages.ts';
import { LocalOnset } from './local-onset.ts';

const db = (decibels: number): number => 10 ** (decibels / 20);

/** @returns when an onset was told, in milliseconds at the end of its frame. */
function onsets(frames: readonly { levelDb: number; echo?: number; isMuted?: boolean }[]): number[] {
  const onset = new LocalOnset();
  return frames.flatMap(({ levelDb, echo = 0, isMuted = false }, index) => (onset.take({ level: db(levelDb), echoSimilarity: echo, isMuted }, 0.6) ? [(index + 1) * capturedFrameMs] : []));
}
const sound = (ms: number, levelDb: number, rest: object = {}): { levelDb: number }[] => Array.from({ length: ms / capturedFrameMs }, () => ({ levelDb, ...rest }));

test('speech over a quiet room is told after 80 ms, once', () => {
  expect(onsets([...sound(960, -60), ...sound(1920, -25)])).toEqual([1040]);
});

test('a pause inside a sentence makes no second onset, a longer one does', () => {
  expect(onsets([...sound(960, -60), ...sound(640, -25), ...sound(192, -60), ...sound(640, -25), ...sound(400, -60), ...sound(640, -25)])).toEqual([1040, 2912]);
});

test('a knock, a soft voice across the room and a muted microphone are no onset', () => {
  expect(onsets([...sound(960, -60), ...sound(64, -10), ...sound(400, -60), ...sound(960, -45), ...sound(960, -20, { isMuted: true })])).toEqual([]);
});

test('the echo of the loudspeaker is no onset, and a voice over it is', () => {
  expect(onsets([...sound(960, -60), ...sound(960, -20, { echo: 0.8 }), ...sound(400, -18, { echo: 0.3 })])).toEqual([2000]);
});

test('a room that is loud all the time becomes the floor', () => {
  const noise = onsets([...sound(960, -60), ...sound(60_000, -35)]);
  expect(noise).toEqual([1040]);
  expect(onsets([...sound(960, -60), ...sound(60_000, -35), ...sound(400, -60), ...sound(800, -25)])).toHaveLength(2);
});
