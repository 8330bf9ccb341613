import { expect, test } from 'vitest';
import { StreamResampler } from './stream-resampler.ts';

const sine = (hz: number, rateHz: number, count: number, amplitude = 0.5): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => amplitude * Math.sin((2 * Math.PI * hz * index) / rateHz));

function resample(input: Float32Array, inputRateHz: number, outputRateHz: number, blockSamples = 128): Float32Array {
  const resampler = new StreamResampler(inputRateHz, outputRateHz);
  const output = new Float32Array(Math.ceil((input.length * outputRateHz) / inputRateHz) + 16);
  const block = new Float32Array(1024);
  let made = 0;
  for (let start = 0; start < input.length; start += blockSamples) {
    const count = resampler.push(input.subarray(start, start + blockSamples), block);
    output.set(block.subarray(0, count), made);
    made += count;
  }
  return output.subarray(0, made);
}

const decibels = (samples: Float32Array): number => 10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0) / samples.length + 1e-20);
const middle = (samples: Float32Array): Float32Array => samples.subarray(1000, samples.length - 1000);

test.each([[48_000, 16_000], [44_100, 16_000], [16_000, 16_000], [8_000, 16_000], [96_000, 16_000], [24_000, 48_000], [44_100, 24_000]])(
  'keeps level and phase of a tone from %i Hz to %i Hz', (from, to) => {
    const output = resample(sine(1000, from, from / 2), from, to);
    const expected = sine(1000, to, output.length);
    const error = middle(output).map((value, index) => value - (expected[index + 1000] ?? 0));
    expect(decibels(middle(output))).toBeCloseTo(decibels(middle(expected)), 1);
    expect(decibels(error)).toBeLessThan(-60);
  });

test.each([[48_000, 9000], [48_000, 12_000], [48_000, 20_000], [44_100, 9000], [44_100, 15_500]])('puts a tone at %i Hz, %i Hz, above the band 60 dB down', (from, hz) => {
  expect(decibels(middle(resample(sine(hz, from, from / 2), from, 16_000)))).toBeLessThan(decibels(sine(hz, from, from)) - 60);
});

test('passes speech up to 7 kHz within 1 dB', () => {
  expect(decibels(middle(resample(sine(7000, 48_000, 24_000), 48_000, 16_000)))).toBeGreaterThan(decibels(sine(7000, 48_000, 24_000)) - 1);
});

test('gives the same samples whatever the size of the blocks', () => {
  const input = sine(440, 44_100, 9000);
  const whole = resample(input, 44_100, 16_000, 128);
  for (const blockSamples of [1, 7, 640]) expect(resample(input, 44_100, 16_000, blockSamples)).toEqual(whole);
});

test('makes as many samples as the time asks for, over minutes, without drift', () => {
  const resampler = new StreamResampler(44_100, 16_000);
  const input = new Float32Array(441);
  const output = new Float32Array(1024);
  let made = 0;
  for (let block = 0; block < 6000; block += 1) made += resampler.push(input, output);
  expect(Math.abs(made - 60 * 16_000)).toBeLessThan(32);
});
