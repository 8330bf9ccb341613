import { decodeWav } from '@duet/shared/audio/wav';
import { expect, test } from 'vitest';
import { CallRecording } from './call-recording.ts';

test('gives back what was recorded as a stereo WAV', async () => {
  const recording = new CallRecording();
  for (let second = 0; second < 65; second += 1) {
    recording.add({ type: 'chunk', startFrame: 0, isFinal: false, samples: Int16Array.from({ length: 48_000 }, (_, index) => (index % 2 === 0 ? second : -second)) });
  }
  expect(recording.durationSeconds).toBe(65);
  const sound = decodeWav(new Uint8Array(await recording.toWav().arrayBuffer()));
  expect(sound.sampleRateHz).toBe(24_000);
  expect(sound.channels.map((channel) => channel.length)).toEqual([65 * 24_000, 65 * 24_000]);
  expect([sound.channels[0]?.[64 * 24_000], sound.channels[1]?.[64 * 24_000]]).toEqual([64, -64]);
});
