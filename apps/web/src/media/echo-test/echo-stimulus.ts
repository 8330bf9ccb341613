const chirpSeconds = 0.35;
const pauseSeconds = 0.15;
const babbleSeconds = 1.5;
/** −12 dBFS peak: as loud as an answer, so that the loudspeaker and the browser's echo canceller behave as in a call. */
const amplitude = 0.25;

/** A sweep for the delay, then noise with the rhythm and the band of speech for the level. Mono at `rateHz`. The same every time. */
export function makeEchoStimulus(rateHz: number): { samples: Float32Array<ArrayBuffer>; chirpSamples: number; babbleFrom: number } {
  const chirpSamples = Math.round(chirpSeconds * rateHz);
  const babbleFrom = Math.round((chirpSeconds + pauseSeconds) * rateHz);
  const samples = new Float32Array(babbleFrom + Math.round(babbleSeconds * rateHz));
  const [fromHz, toHz] = [300, 3400];
  for (let index = 0; index < chirpSamples; index += 1) {
    const time = index / rateHz;
    const growth = Math.log(toHz / fromHz) / chirpSeconds;
    const fade = Math.min(1, index / (0.01 * rateHz), (chirpSamples - index) / (0.01 * rateHz));
    samples[index] = amplitude * fade * Math.sin((2 * Math.PI * fromHz * (Math.exp(growth * time) - 1)) / growth);
  }
  let state = 7;
  let [low, lower] = [0, 0];
  for (let index = babbleFrom; index < samples.length; index += 1) {
    state = (state * 1664525 + 1013904223) >>> 0;
    const noise = state / 2 ** 31 - 1;
    // Two one-pole filters: speech falls above 1 kHz and has little below 150 Hz.
    low += (noise - low) * Math.min(1, (2 * Math.PI * 1500) / rateHz);
    lower += (low - lower) * Math.min(1, (2 * Math.PI * 150) / rateHz);
    const syllable = Math.max(0, Math.sin((2 * Math.PI * 4 * (index - babbleFrom)) / rateHz)) ** 0.5;
    samples[index] = Math.max(-amplitude, Math.min(amplitude, 1.2 * (low - lower) * syllable));
  }
  return { samples, chirpSamples, babbleFrom };
}
