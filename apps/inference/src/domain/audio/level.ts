/** Level of samples, dB of full scale: 0 for a full-scale square wave, −3 for a full-scale sine, −100 for silence. */
export function rmsDb(samples: Int16Array): number {
  if (samples.length === 0) return -100;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return powerToDb(sum / samples.length);
}

/** The highest sample, dB of full scale; −100 for silence. */
export function peakDb(samples: Int16Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return powerToDb(peak * peak);
}

/**
 * Level of the speech in a recording: the mean power of its windows of 20 ms that lie within 25 dB of the loudest one, so that pauses do not make a voice seem quiet.
 */
export function speechLevelDb(samples: Int16Array, sampleRateHz: number): number {
  const windowSamples = Math.round(sampleRateHz / 50);
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += windowSamples) {
    const end = Math.min(samples.length, start + windowSamples);
    let sum = 0;
    for (let index = start; index < end; index += 1) sum += (samples[index] ?? 0) ** 2;
    powers.push(sum / (end - start));
  }
  const loudest = powers.reduce((most, power) => Math.max(most, power), 0);
  const spoken = powers.filter((power) => power > loudest * 10 ** -2.5);
  return spoken.length === 0 ? -100 : powerToDb(spoken.reduce((sum, power) => sum + power, 0) / spoken.length);
}

const powerToDb = (power: number): number => Math.max(-100, power === 0 ? -100 : 10 * Math.log10(power / 32768 ** 2));
