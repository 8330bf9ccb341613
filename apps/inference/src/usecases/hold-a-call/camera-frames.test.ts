import { expect, test } from 'vitest';
import { CameraFrames } from './camera-frames.ts';

const picture = (name: number): Uint8Array => Uint8Array.of(name);

test('gives the newest frames with their age, oldest first', () => {
  const frames = new CameraFrames();
  for (const [index, at] of [0, 500, 1000].entries()) frames.add(picture(index), at, 8);
  expect(frames.latest(2, 1200)).toEqual([{ image: picture(1), ageMs: 700 }, { image: picture(2), ageMs: 200 }]);
  expect(frames.latest(0, 1200)).toEqual([]);
});

test('a camera that sends nothing any more, without a word, counts as off', () => {
  const frames = new CameraFrames();
  frames.add(picture(0), 0, 8);
  frames.add(picture(1), 10_000, 8);
  expect(frames.latest(4, 10_100), 'the slowest pace that can be set is one each 10 s').toHaveLength(2);
  expect(frames.latest(4, 14_000)).toEqual([{ image: picture(1), ageMs: 4000 }]);
  expect(frames.latest(4, 60_000)).toEqual([]);
});
