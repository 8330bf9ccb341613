import { expect, test } from 'vitest';
import { EchoSimilarity } from './echo-similarity.ts';

const rateHz = 48_000;

/** A voice-like sound: pulses of its own pitch through a slowly moving resonance, with pauses. Seeded, so every run is the same. */
function voice(seed: number, pitchHz: number, seconds: number): Float32Array {
  let state = seed;
  const random = (): number => { state = (state * 1664525 + 1013904223) >>> 0; return state / 2 ** 32 - 0.5; };
  const output = new Float32Array(rateHz * seconds);
  let [before, last, phase] = [0, 0, 0];
  for (let index = 0; index < output.length; index += 1) {
    const time = index / rateHz;
    phase += (pitchHz * (1 + 0.1 * Math.sin(2 * Math.PI * (0.7 + seed / 50) * time))) / rateHz;
    const pulse = phase >= 1 ? 1 : 0;
    phase %= 1;
    const isLoud = Math.sin(2 * Math.PI * (2.3 + seed / 20) * time + seed) > -0.6 ? 1 : 0;
    const resonanceHz = 700 + 500 * Math.sin(2 * Math.PI * (1.1 + seed / 30) * time + seed);
    const value = isLoud * (pulse + 0.08 * random()) + 1.96 * Math.cos((2 * Math.PI * resonanceHz) / rateHz) * last - 0.9604 * before;
    before = last;
    last = value;
    output[index] = value * 0.02;
  }
  return output;
}

function delayed(input: Float32Array, ms: number, gain: number): Float32Array {
  const output = new Float32Array(input.length);
  output.set(input.subarray(0, input.length - (ms * rateHz) / 1000).map((value) => value * gain), (ms * rateHz) / 1000);
  return output;
}

const add = (left: Float32Array, right: Float32Array): Float32Array => left.map((value, index) => value + (right[index] ?? 0));

/** Similarity of each 20 ms frame, from one second on. */
function similarities(microphone: Float32Array, reference: Float32Array): { values: number[]; lagMs: number } {
  const echo = new EchoSimilarity(rateHz);
  const values: number[] = [];
  for (let start = 0; start + 960 <= microphone.length; start += 960) {
    for (let at = start; at < start + 960; at += 120) echo.push(microphone.subarray(at, at + 120), reference.subarray(at, at + 120));
    const value = echo.measure();
    if (start >= rateHz) values.push(value);
  }
  return { values, lagMs: echo.lagMs };
}
const median = (values: number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

const assistant = voice(3, 210, 4);
const user = voice(11, 120, 4);

test.each([0, 40, 120, 280])('the echo of what is played, %i ms later and 20 dB down, is told as echo and its lag found', (ms) => {
  const { values, lagMs } = similarities(delayed(assistant, ms, 0.1), assistant);
  expect(median(values)).toBeGreaterThan(0.9);
  expect(Math.abs(lagMs - ms)).toBeLessThan(1);
});

test('an inverted loudspeaker makes an echo as well', () => {
  expect(median(similarities(delayed(assistant, 60, -0.2), assistant).values)).toBeGreaterThan(0.9);
});

test('a user on headphones is not taken for an echo while the assistant speaks', () => {
  const { values } = similarities(user, assistant);
  expect(median(values)).toBeLessThan(0.35);
  expect(values.filter((value) => value >= 0.6)).toHaveLength(0);
});

test('a user 12 dB louder than the echo counts as a user', () => {
  expect(median(similarities(add(user, delayed(assistant, 60, 0.25)), assistant).values)).toBeLessThan(0.6);
});

test('nothing played, or nothing heard, is no echo', () => {
  const silence = new Float32Array(assistant.length);
  expect(Math.max(...similarities(user, silence).values)).toBe(0);
  expect(Math.max(...similarities(silence, assistant).values)).toBe(0);
});

test('it forgets an answer that is over: later speech is not measured against it', () => {
  const echo = new EchoSimilarity(rateHz);
  const block = new Float32Array(120);
  for (let at = 0; at + 120 <= assistant.length; at += 120) echo.push(assistant.subarray(at, at + 120), assistant.subarray(at, at + 120));
  for (let at = 0; at + 120 <= rateHz; at += 120) echo.push(user.subarray(at, at + 120), block);
  expect(echo.measure()).toBeLessThan(0.05);
});
