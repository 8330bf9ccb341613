import { expect, test } from 'vitest';
import { UpClock } from './up-clock.ts';

test('maps positions of the wire to frames of the context, also across a reconnect', () => {
  const clock = new UpClock(48_000);
  clock.begin(0, 16_000, 500);
  expect(clock.toWire(16_320)).toBe(320);
  expect(clock.toFrame(320)).toBe(500 + 3 * 16_320);
  // The server received 32 000 samples; the microphone went on for 5 s while the connection was away.
  clock.begin(32_000, 16_000 + 32_000 + 80_000, 500);
  expect(clock.toWire(128_000 + 320)).toBe(32_320);
  expect(clock.toFrame(32_320)).toBe(500 + 3 * 128_320);
  expect(clock.toFrame(31_999)).toBe(500 + 3 * (31_999 + 16_000));
  expect(clock.framesToMs(480)).toBe(10);
});
