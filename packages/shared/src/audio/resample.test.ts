import { describe, expect, it } from 'vitest';
import { createResampler, resampleAll } from './resample.ts';

const sine = (frequencyHz: number, sampleRateHz: number, seconds: number, amplitude = 16_000): Int16Array =>
  Int16Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, index) => Math.round(amplitude * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz)));

/** Level in dB of full scale. */
const rmsDb = (samples: Int16Array): number => 10 * Math.log10(samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length + 1e-12);

/** The middle, away from the edges where the signal begins and ends. */
const middle = (samples: Int16Array): Int16Array => samples.subarray(Math.floor(samples.length / 4), Math.floor((samples.length * 3) / 4));

function differenceDb(a: Int16Array, b: Int16Array): number {
  return rmsDb(Int16Array.from(a, (value, index) => value - (b[index] ?? 0)));
}

const pairs = [[8000, 24_000], [16_000, 24_000], [22_050, 24_000], [24_000, 16_000], [44_100, 24_000], [48_000, 24_000], [48_000, 16_000], [44_100, 16_000], [24_000, 48_000]] as const;

describe.each(pairs)('%i Hz to %i Hz', (fromHz, toHz) => {
  it('keeps a tone: level, pitch and place', () => {
    const expected = sine(1000, toHz, 0.5);
    const actual = resampleAll(sine(1000, fromHz, 0.5), fromHz, toHz);
    expect(actual.length).toBe(Math.ceil((Math.round(0.5 * fromHz) * toHz) / fromHz));
    expect(differenceDb(middle(actual), middle(expected))).toBeLessThan(-75);
  });

  it('keeps the pass band flat', () => {
    const frequencyHz = 0.8 * (Math.min(fromHz, toHz) / 2);
    const actual = resampleAll(sine(frequencyHz, fromHz, 0.5), fromHz, toHz);
    expect(Math.abs(rmsDb(middle(actual)) - rmsDb(middle(sine(frequencyHz, toHz, 0.5))))).toBeLessThan(0.1);
  });

  it('gives the same samples piece by piece as all at once', () => {
    const input = sine(700, fromHz, 0.2);
    const resampler = createResampler(fromHz, toHz);
    const pieces: number[] = [];
    for (let start = 0, size = 1; start < input.length; start += size, size = (size * 7) % 331) pieces.push(...resampler.push(input.subarray(start, start + size)));
    pieces.push(...resampler.flush());
    expect(Int16Array.from(pieces)).toEqual(resampleAll(input, fromHz, toHz));
  });

  it('keeps a constant', () => {
    const actual = resampleAll(new Int16Array(fromHz / 10).fill(10_000), fromHz, toHz);
    for (const sample of middle(actual)) expect(Math.abs(sample - 10_000)).toBeLessThanOrEqual(1);
  });
});

it.each([[48_000, 16_000, 10_000], [48_000, 16_000, 15_000], [44_100, 24_000, 16_000], [24_000, 16_000, 9500]])('lets no alias through: %i Hz to %i Hz, tone of %i Hz', (fromHz, toHz, toneHz) => {
  expect(rmsDb(middle(resampleAll(sine(toneHz, fromHz, 0.5), fromHz, toHz)))).toBeLessThan(-75);
});

it.each([[8000, 24_000, 3000], [16_000, 24_000, 6000], [22_050, 24_000, 8000]])('makes no image: %i Hz to %i Hz, tone of %i Hz', (fromHz, toHz, toneHz) => {
  const actual = resampleAll(sine(toneHz, fromHz, 0.5), fromHz, toHz);
  expect(differenceDb(middle(actual), middle(sine(toneHz, toHz, 0.5)))).toBeLessThan(-65);
});

it('does not wrap around at full scale', () => {
  const square = Int16Array.from({ length: 1600 }, (_, index) => (index % 80 < 40 ? 32_767 : -32_768));
  const output = resampleAll(square, 16_000, 24_000);
  for (let index = 1; index < output.length - 1; index += 1) if (index % 120 > 20 && index % 120 < 40) expect(output[index]).toBeGreaterThan(20_000);
});

it('takes rates without a common divisor in little time and memory', () => {
  // 47 999 and 16 000 Hz have a phase for each sample of a second, a bank of 16 000 × 194 taps; of a short clip few are needed.
  const actual = resampleAll(sine(1000, 47_999, 0.1), 47_999, 16_000);
  expect(actual.length).toBe(1601);
  expect(differenceDb(middle(actual), middle(sine(1000, 16_000, 0.1)))).toBeLessThan(-70);
});

it('handles nothing and single samples', () => {
  expect(resampleAll(new Int16Array(0), 16_000, 24_000)).toHaveLength(0);
  expect(resampleAll(Int16Array.of(100), 16_000, 24_000)).toHaveLength(2);
  expect(() => createResampler(0, 24_000)).toThrow(RangeError);
});
