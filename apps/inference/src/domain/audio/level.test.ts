import { expect, it } from 'vitest';
import { peakDb, rmsDb, speechLevelDb } from './level.ts';

const square = (amplitude: number, length: number): Int16Array => Int16Array.from({ length }, (_, index) => (index % 2 === 0 ? amplitude : -amplitude));

it('measures level and peak in dB of full scale', () => {
  expect(rmsDb(square(16_384, 1000))).toBeCloseTo(-6.02, 2);
  expect(peakDb(Int16Array.of(0, -16_384, 3))).toBeCloseTo(-6.02, 2);
  expect(rmsDb(new Int16Array(100))).toBe(-100);
  expect(rmsDb(new Int16Array(0))).toBe(-100);
  expect(peakDb(new Int16Array(0))).toBe(-100);
});

it('leaves pauses out of the level of speech', () => {
  const speech = new Int16Array(48_000);
  speech.set(square(3277, 12_000), 12_000);
  expect(speechLevelDb(speech, 24_000)).toBeCloseTo(-20, 1);
  expect(rmsDb(speech)).toBeLessThan(-25);
  expect(speechLevelDb(new Int16Array(2400), 24_000)).toBe(-100);
});
