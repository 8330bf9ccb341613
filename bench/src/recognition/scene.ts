/** The sound that a microphone would bring: the room before and after the speech, and noise behind it. 16 kHz mono. */
export interface Noise { name: string; samples: Int16Array }

const leadSamples = 4800;
const tailSamples = 4800;
/** Level of the speech in the scene; people at a desk reach a microphone with about this. */
const speechLevelDb = -26;
/** A quiet room, far below the speech: digital silence is nothing that a microphone brings. */
const roomLevelDb = -72;

/** The loud part of a recording, dB of full scale: windows of 20 ms within 20 dB of the loudest. */
export function activeLevelDb(samples: Int16Array): number {
  const powers: number[] = [];
  for (let start = 0; start + 320 <= samples.length; start += 320) {
    let sum = 0;
    for (let index = start; index < start + 320; index++) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum / 320 / 32_768 ** 2);
  }
  const loudest = Math.max(...powers, 1e-12);
  const active = powers.filter((power) => power > loudest / 100);
  return 10 * Math.log10(active.reduce((sum, power) => sum + power, 0) / Math.max(1, active.length) + 1e-12);
}

/**
 * Speech with the room around it, `levelDb` higher or lower, and noise `noiseDb` below the speech; null for none. The noise starts at a place that
 * follows from `seed`, and is repeated when it is shorter.
 */
export function createScene(speech: Int16Array, options: { noise: Noise | null; noiseDb: number; gainDb: number; seed: number }): Int16Array {
  const scene = new Float64Array(leadSamples + speech.length + tailSamples);
  const speechGain = 10 ** ((speechLevelDb - activeLevelDb(speech)) / 20);
  for (let index = 0; index < speech.length; index++) scene[leadSamples + index] = (speech[index] ?? 0) * speechGain;

  let state = options.seed * 7919 + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x4000_0000 - 1;
  };
  const roomPeak = 32_768 * 10 ** (roomLevelDb / 20) * Math.sqrt(3);
  for (let index = 0; index < scene.length; index++) scene[index] = (scene[index] ?? 0) + random() * roomPeak;

  if (options.noise !== null && options.noise.samples.length > 0) {
    const { samples } = options.noise;
    const noiseGain = 10 ** ((speechLevelDb - options.noiseDb - activeLevelDb(samples)) / 20);
    const start = (options.seed * 4001) % samples.length;
    for (let index = 0; index < scene.length; index++) scene[index] = (scene[index] ?? 0) + (samples[(start + index) % samples.length] ?? 0) * noiseGain;
  }
  const gain = 10 ** (options.gainDb / 20);
  return Int16Array.from(scene, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value * gain))));
}
