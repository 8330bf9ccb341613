import { expect, test } from 'vitest';
import { makeEchoStimulus } from './echo-stimulus.ts';
import { measureEcho } from './measure-echo.ts';

const rateHz = 48_000;
const { samples } = makeEchoStimulus(rateHz);
const played = new Float32Array(samples.length + rateHz / 2);
played.set(samples);

function returned(delayMs: number, gainDb: number, noise: number): Float32Array {
  const delay = (delayMs * rateHz) / 1000;
  let state = 99;
  return played.map((_, index) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return 10 ** (gainDb / 20) * (played[index - delay] ?? 0) + noise * (state / 2 ** 31 - 1);
  });
}

test.each([[-6, 'strong'], [-25, 'loudspeaker'], [-42, 'good'], [-56, 'headphones']] as const)('an echo of %i dB is measured and judged: %s', (gainDb, advice) => {
  const echo = measureEcho(played, returned(83, gainDb, 0.00005), rateHz);
  expect(echo.advice).toBe(advice);
  expect(echo.echoDb).toBeCloseTo(gainDb, 0);
  expect(Math.abs((echo.delayMs ?? 0) - 83)).toBeLessThanOrEqual(1);
});

test('a room that makes its own noise is not taken for an echo', () => {
  expect(measureEcho(played, returned(0, -200, 0.05), rateHz)).toEqual({ echoDb: null, delayMs: null, advice: 'headphones' });
});

test('a microphone that gives nothing at all says nothing about echo', () => {
  expect(measureEcho(played, new Float32Array(played.length), rateHz).advice).toBe('no-signal');
});
