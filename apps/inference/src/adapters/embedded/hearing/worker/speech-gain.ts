/**
 * Speech whose loudest stretch is above this is left as it is: the recognizer's cepstral mean follows any level that its 16 bits can hold (word errors 5 % at
 * −20 and at −40 dB). Below it the front end loses the speech: 27 % at −52 dB, 81 % at −66 dB; with gain 9 and 10 %.
 */
const quietDb = -42;
/** Where the loudest stretch so far is brought to. The pre-roll holds the onset only, and the speech after it may be 12 dB louder. */
const targetDb = -30;
/** With this much over the target the gain is taken back: clipped speech is worse than quiet speech. */
const mostOverTargetDb = 20;
const mostGainDb = 36;
/** The loudest stretch of speech that a microphone brings is above this; brought up, a room's noise would drown the words. */
const silenceDb = -68;
/** Without a pre-roll the gain is set when this much was heard: 300 ms. */
const enoughSamples = 4800;
const windowSamples = 320;
const peak = 32_767;

/**
 * Brings quiet speech to a level that the recognizer can work with. The gain is set once, from the pre-roll, and then only ever lowered: one that moves with the
 * speech looks like another sound (word errors 17 instead of 9 %).
 */
export class SpeechGain {
  private gainDb: number | null = null;
  private loudestDb = -100;
  private heardSamples = 0;

  /** `lastLevelDb` is the level of the call's last utterance; null for the first, which goes by its pre-roll. */
  constructor(lastLevelDb: number | null) {
    if (lastLevelDb !== null) this.gainDb = gainFor(lastLevelDb);
  }

  /** Level of the loudest stretch so far, before the gain, dB of full scale. */
  get levelDb(): number {
    return this.loudestDb;
  }

  /** Scales the samples in place. The first call brings the pre-roll. */
  apply(samples: Int16Array): void {
    for (let start = 0; start + windowSamples <= samples.length; start += windowSamples) this.loudestDb = Math.max(this.loudestDb, windowLevelDb(samples, start));
    this.heardSamples += samples.length;
    if (this.gainDb === null && this.heardSamples >= enoughSamples && this.loudestDb > silenceDb) this.gainDb = gainFor(this.loudestDb);
    if (this.gainDb === null || this.gainDb === 0) return;
    this.gainDb = Math.max(0, Math.min(this.gainDb, targetDb + mostOverTargetDb - this.loudestDb));
    const factor = 10 ** (this.gainDb / 20);
    for (let index = 0; index < samples.length; index++) samples[index] = Math.max(-peak, Math.min(peak, Math.round((samples[index] ?? 0) * factor)));
  }
}

const gainFor = (levelDb: number): number => (levelDb >= quietDb ? 0 : Math.min(mostGainDb, targetDb - levelDb));

function windowLevelDb(samples: Int16Array, start: number): number {
  let sum = 0;
  for (let index = start; index < start + windowSamples; index++) sum += (samples[index] ?? 0) ** 2;
  return 10 * Math.log10(sum / windowSamples / 32_768 ** 2 + 1e-10);
}
