import { decodeWav } from '@duet/shared/audio/wav';
import { describe, expect, test } from 'vitest';
import { CallRecording } from './call-recording.ts';

/** One second of stereo, left `value`, right `-value`. */
const second = (value: number): Int16Array<ArrayBuffer> => Int16Array.from({ length: 48_000 }, (_, index) => (index % 2 === 0 ? value : -value));
const soundOf = async (recording: CallRecording) => decodeWav(new Uint8Array(await recording.toWav().arrayBuffer()));

test('gives back what was recorded as a stereo WAV', async () => {
  const recording = new CallRecording();
  for (let index = 0; index < 65; index += 1) recording.add(second(index), 1000 * index);
  expect(recording.durationSeconds).toBe(65);
  const sound = await soundOf(recording);
  expect(sound.sampleRateHz).toBe(24_000);
  expect(sound.channels.map((channel) => channel.length)).toEqual([65 * 24_000, 65 * 24_000]);
  expect([sound.channels[0]?.[64 * 24_000], sound.channels[1]?.[64 * 24_000]]).toEqual([64, -64]);
});

describe('a page that was loaded anew', () => {
  const earlier = [1, 2, 3].map((value) => ({ stretch: 0, samples: second(value), receivedAt: 10_000 + 1000 * value }));

  test('goes on after a silence of the length that the reload took, sides in their places', async () => {
    const recording = new CallRecording();
    // The last sample of the first page lies at 13 s; the new page's first second ends at 16.5 s, so it began at 15.5 s.
    recording.add(second(9), 16_500);
    recording.prepend(earlier);
    expect(recording.durationSeconds).toBe(6.5);
    const { channels: [left, right] } = await soundOf(recording);
    expect(left?.length).toBe(6.5 * 24_000);
    expect([left?.[3 * 24_000 - 1], left?.[3 * 24_000], left?.[5.5 * 24_000 - 1], left?.[5.5 * 24_000]]).toEqual([3, 0, 0, 9]);
    expect(right?.[5.5 * 24_000]).toBe(-9);
  });

  test('is dated by the chunk that came most promptly, not by one that a busy page took late', () => {
    const recording = new CallRecording();
    recording.add(second(9), 16_900);
    recording.add(second(9), 17_500);
    recording.prepend(earlier.map((sound, index) => (index === 2 ? { ...sound, receivedAt: sound.receivedAt + 700 } : sound)));
    expect(recording.durationSeconds).toBe(7.5);
  });

  test('writes no gap that only a clock that was set can explain', () => {
    for (const receivedAt of [5000, 60 * 60_000]) {
      const recording = new CallRecording();
      recording.add(second(9), receivedAt);
      recording.prepend(earlier);
      expect(recording.durationSeconds).toBe(4);
    }
  });
});
