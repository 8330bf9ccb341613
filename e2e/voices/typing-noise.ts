import { upSampleRateHz } from '@duet/shared';

/** A click of a key: 12 ms of noise that dies away, as loud as a keyboard beside the microphone. */
const clickMs = 12;
const amplitude = 9000;

/**
 * Somebody typing, 16 kHz mono: a click each 70 to 190 ms. The same at each run: the noise comes from a congruential generator with a fixed seed.
 */
export function typingNoise(seconds: number): Int16Array {
  let seed = 20_240_611;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const samples = new Int16Array(seconds * upSampleRateHz);
  const click = (clickMs * upSampleRateHz) / 1000;
  for (let at = 0; at + click < samples.length; at += Math.round((0.07 + 0.12 * random()) * upSampleRateHz)) {
    for (let index = 0; index < click; index += 1) samples[at + index] = (random() * 2 - 1) * amplitude * Math.exp((-5 * index) / click);
  }
  return samples;
}
