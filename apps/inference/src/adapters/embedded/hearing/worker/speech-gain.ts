/** Level that the acoustic model's initial cepstral mean fits, dB of full scale over the speech. */
export const targetLevelDb = -23;
const mostGainDb = 40;
const leastGainDb = -12;
const windowSamples = 320;
/** Windows below this are silence of the room or of the line, not speech. */
const silenceDb = -75;
const limit = 32_767;

/**
 * Brings speech to the level that the recognizer knows. The gain follows the loudest windows so far, quickly while little was heard and slowly later, and
 * changes only between pieces; it never looks ahead.
 */
export class SpeechGain {
  private levelDb: number;
  private windows = 0;

  /** `levelDb` is that of the call's last utterance; null for the first. */
  constructor(levelDb: number | null) {
    this.levelDb = levelDb ?? -100;
    if (levelDb !== null) this.windows = 25;
  }

  get speechLevelDb(): number {
    return this.levelDb;
  }

  /** Scales the samples in place. */
  apply(samples: Int16Array): void {
    for (let start = 0; start + windowSamples / 2 <= samples.length; start += windowSamples) this.follow(windowLevel(samples, start));
    if (this.levelDb <= silenceDb) return;
    const gain = 10 ** (Math.min(mostGainDb, Math.max(leastGainDb, targetLevelDb - this.levelDb)) / 20);
    for (let index = 0; index < samples.length; index++) samples[index] = Math.max(-limit, Math.min(limit, Math.round((samples[index] ?? 0) * gain)));
  }

  /** Up at once in the first quarter of a second, then by steps; down slowly, since speech has pauses. */
  private follow(windowDb: number): void {
    if (windowDb <= silenceDb) return;
    this.windows += 1;
    if (windowDb > this.levelDb) this.levelDb += (windowDb - this.levelDb) * (this.windows <= 25 ? 0.7 : 0.15);
    else if (windowDb > this.levelDb - 20) this.levelDb += (windowDb - this.levelDb) * 0.01;
  }
}

function windowLevel(samples: Int16Array, start: number): number {
  const end = Math.min(samples.length, start + windowSamples);
  let sum = 0;
  for (let index = start; index < end; index++) sum += (samples[index] ?? 0) ** 2;
  return 10 * Math.log10(sum / (end - start) / 32_768 ** 2 + 1e-10);
}
