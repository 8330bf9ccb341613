import { describe, expect, it } from 'vitest';
import { peakDb, speechLevelDb } from '../../../domain/audio/level.ts';
import { shapeSpeech } from './shape-speech.ts';

/** A buzz of one amplitude between stretches of silence. */
function buzz(silenceMs: number, soundMs: number, amplitude: number, sampleRateHz: number): Int16Array {
  const silence = Math.round((silenceMs * sampleRateHz) / 1000);
  const sound = Math.round((soundMs * sampleRateHz) / 1000);
  const samples = new Int16Array(silence * 2 + sound);
  for (let index = 0; index < sound; index += 1) samples[silence + index] = Math.round(amplitude * Math.sin((2 * Math.PI * 200 * index) / sampleRateHz));
  return samples;
}

describe('shaping of speech', () => {
  it.each([100, 3000, 30_000])('brings an amplitude of %i to the common level', (amplitude) => {
    const { samples } = shapeSpeech(buzz(100, 500, amplitude, 16_000), 16_000, [], 'x.');
    expect(Math.abs(speechLevelDb(samples, 24_000) + (amplitude === 100 ? 33.3 : 20))).toBeLessThan(0.5);
  });

  it('cuts the silence before the sound to 8 ms and leaves a pause after it', () => {
    const { samples } = shapeSpeech(buzz(200, 500, 5000, 16_000), 16_000, [], 'A sentence.');
    expect(samples.findIndex((sample) => Math.abs(sample) > 50)).toBeLessThan(0.015 * 24_000);
    expect(samples.length / 24_000).toBeCloseTo(0.5 + 0.016 + 0.18, 2);
    expect(shapeSpeech(buzz(200, 500, 5000, 16_000), 16_000, [], 'a clause,').samples.length / 24_000).toBeCloseTo(0.5 + 0.016 + 0.07, 2);
  });

  it('moves the ends of words with the sound', () => {
    const { wordEnds } = shapeSpeech(buzz(200, 500, 5000, 16_000), 16_000, [{ endCharacter: 1, endSample: 0 }, { endCharacter: 3, endSample: 16_000 * 0.45 }], 'a b');
    expect(wordEnds[0]).toEqual({ endCharacter: 1, endSample: 0 });
    expect((wordEnds[1]?.endSample ?? 0) / 24_000).toBeCloseTo(0.45 - 0.2 + 0.008, 2);
  });

  it('bends loud peaks without clipping', () => {
    const samples = buzz(0, 500, 800, 16_000);
    for (let index = 100; index < samples.length; index += 400) samples[index] = 32_767;
    expect(peakDb(shapeSpeech(samples, 16_000, [], '').samples)).toBeLessThan(0);
  });

  it('makes nothing of silence', () => {
    expect(shapeSpeech(new Int16Array(1000), 16_000, [], '.').samples).toHaveLength(0);
    expect(shapeSpeech(new Int16Array(0), 16_000, [], '.').samples).toHaveLength(0);
  });
});
