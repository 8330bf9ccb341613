import { expect, test } from 'vitest';
import { FrameContinuity } from './frame-continuity.ts';

test('tells the frames for which nobody was called, and nothing at the first call', () => {
  const continuity = new FrameContinuity();
  expect([512, 4992, 5120, 5248].map((frame) => continuity.take(frame, 128))).toEqual([0, 4352, 0, 0]);
});
