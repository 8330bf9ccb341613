import { expect, it } from 'vitest';
import { readWave } from './wave-file.ts';

function wave(data: readonly number[], claimedBytes: number, channels = 1): Uint8Array {
  const bytes = new Uint8Array(44 + data.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, tag] of [[0, 'RIFF'], [8, 'WAVE'], [12, 'fmt '], [36, 'data']] as const) bytes.set(new TextEncoder().encode(tag), at);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, 22_050, true);
  view.setUint16(34, 16, true);
  view.setUint32(40, claimedBytes, true);
  data.forEach((value, index) => view.setInt16(44 + index * 2, value, true));
  return bytes;
}

it('reads what there is when the length was not known to the writer', () => {
  expect(readWave(wave([1, -2, 3], 0x7fff_f000))).toEqual({ samples: Int16Array.of(1, -2, 3), sampleRateHz: 22_050 });
  expect(readWave(wave([1, -2, 3], 4))).toEqual({ samples: Int16Array.of(1, -2), sampleRateHz: 22_050 });
});

it('refuses what is no mono PCM', () => {
  expect(readWave(wave([1], 2, 2))).toBeNull();
  expect(readWave(new Uint8Array(0))).toBeNull();
  expect(readWave(new Uint8Array(100))).toBeNull();
  expect(readWave(wave([1], 2).subarray(0, 30))).toBeNull();
});
