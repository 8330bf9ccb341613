import { expect, test } from 'vitest';
import { FramePacker, type PackedFrame } from './frame-packer.ts';

test('cuts blocks of any size into frames without a gap, with their level', () => {
  const packer = new FramePacker(320);
  const frames: PackedFrame[] = [];
  for (let block = 0; block < 100; block += 1) packer.push(new Float32Array(128).fill(0.5), block % 2 === 0 ? 43 : 44, (frame) => frames.push(frame));
  expect(frames.map((frame) => frame.position)).toEqual(Array.from({ length: 13 }, (_, index) => index * 320));
  expect(frames[0]?.samples.every((sample) => sample === 16_384)).toBe(true);
  expect(frames[0]?.level).toBeCloseTo(0.5);
});

test('clips instead of wrapping round', () => {
  const frames: PackedFrame[] = [];
  new FramePacker(2).push(Float32Array.of(3, -3), 2, (frame) => frames.push(frame));
  expect([...(frames[0]?.samples ?? [])]).toEqual([32767, -32767]);
});
