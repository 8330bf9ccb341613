import { StreamResampler } from './stream-resampler.ts';

/** Speech's loudest band fits below 2 kHz, and at 4 kHz a lag of 300 ms is only 1200 steps. */
const rateHz = 4000;
const longestLagMs = 300;
const lags = (longestLagMs * rateHz) / 1000;
/** How much of the past counts: long enough for a syllable, short enough that speech over the echo shows within 100 ms. */
const windowSeconds = 0.1;
/** The path from loudspeaker to microphone stays; its lag is learnt over this long of played sound. */
const learningSeconds = 2;
const learningShare = 0.02 / learningSeconds;
/** A room smears the echo over many lags. So far beyond the learnt one the parts are added up, each less what unrelated sound would give. */
const tailSteps = (20 * rateHz) / 1000;
/** A voice has its own periods, so its parts overlap: the sum counts this much. */
const tailWeight = 0.3;
/**
 * Long-term mean above which the learnt lag is taken for a real path, and its tail counted. Measured on 12 pairs of talkers: 0.07 to 0.77 with an echo,
 * at most 0.009 with headphones. Without the tail 30 % of the frames of a strongly reverberant echo pass 0.6, with it 86 %; of the frames of a user on headphones 0 % do either way.
 */
const knownPath = 0.08;
/** Mean square below which the reference counts as silent: −60 dBFS after the pre-emphasis. */
const silentMeanSquare = 1e-6;
/** Taking the low end away keeps a shared hum, and the pitch of two voices, from looking like an echo. */
const preEmphasis = 0.9;

/**
 * How much the microphone is what was just played: the greatest normalised cross-correlation of the two over lags of 0 to 300 ms, exponentially windowed.
 * 1 = nothing but the echo, 0 = nothing in common or nothing played. Costs `1200 × 4000` multiplications a second.
 */
export class EchoSimilarity {
  readonly #microphone: StreamResampler;
  readonly #reference: StreamResampler;
  readonly #microphoneBlock = new Float32Array(1024);
  readonly #referenceBlock = new Float32Array(1024);
  /** The reference of the last 300 ms, twice, so that every lag reads a straight stretch. */
  readonly #past = new Float32Array(2 * lags);
  readonly #pastEnergy = new Float32Array(2 * lags);
  readonly #correlation = new Float32Array(lags);
  /** Long-term mean of the squared, normalised correlation at each lag. */
  readonly #learnt = new Float32Array(lags);
  readonly #squared = new Float32Array(lags);
  #head = 0;
  #microphoneEnergy = 0;
  #referenceEnergy = 0;
  #lastMicrophone = 0;
  #lastReference = 0;
  #silentSteps = lags;
  #bestLag = 0;

  constructor(inputRateHz: number) {
    this.#microphone = new StreamResampler(inputRateHz, rateHz, { zeroCrossings: 6 });
    this.#reference = new StreamResampler(inputRateHz, rateHz, { zeroCrossings: 6 });
  }

  /** Lag of the most likely echo path. */
  get lagMs(): number {
    return (this.#bestLag * 1000) / rateHz;
  }

  /** Takes two blocks of the same frames; a missing input is silence. */
  push(microphone: Float32Array, reference: Float32Array): void {
    const count = this.#microphone.push(microphone, this.#microphoneBlock);
    this.#reference.push(reference, this.#referenceBlock);
    for (let index = 0; index < count; index += 1) this.#step(this.#microphoneBlock[index] as number, this.#referenceBlock[index] as number);
  }

  #step(microphoneSample: number, referenceSample: number): void {
    const microphone = microphoneSample - preEmphasis * this.#lastMicrophone;
    const reference = referenceSample - preEmphasis * this.#lastReference;
    this.#lastMicrophone = microphoneSample;
    this.#lastReference = referenceSample;
    const share = 1 / (windowSeconds * rateHz);
    this.#microphoneEnergy += (microphone * microphone - this.#microphoneEnergy) * share;
    this.#referenceEnergy += (reference * reference - this.#referenceEnergy) * share;
    this.#head = this.#head === 0 ? lags - 1 : this.#head - 1;
    this.#past[this.#head] = reference;
    this.#past[this.#head + lags] = reference;
    this.#pastEnergy[this.#head] = this.#referenceEnergy;
    this.#pastEnergy[this.#head + lags] = this.#referenceEnergy;
    this.#silentSteps = this.#referenceEnergy < silentMeanSquare ? this.#silentSteps + 1 : 0;
    // Nothing was played that could come back: no work, and no denormal numbers from a decaying sum.
    if (this.#silentSteps > lags + windowSeconds * rateHz * 5) {
      if (this.#silentSteps < 2 * lags + windowSeconds * rateHz * 5) this.#correlation.fill(0);
      return;
    }
    const scaled = microphone * share;
    const keep = 1 - share;
    const correlation = this.#correlation;
    const past = this.#past;
    const head = this.#head;
    for (let lag = 0; lag < lags; lag += 1) correlation[lag] = keep * (correlation[lag] as number) + scaled * (past[head + lag] as number);
  }

  /** The similarity now. Call it once a frame of 16 ms. */
  measure(): number {
    if (this.#silentSteps > lags || this.#microphoneEnergy < 1e-9) return 0;
    let best = 0;
    let sum = 0;
    let learntLag = 0;
    for (let lag = 0; lag < lags; lag += 1) {
      const energy = this.#pastEnergy[this.#head + lag] as number;
      const value = this.#correlation[lag] as number;
      const isPlayed = energy >= silentMeanSquare;
      const squared = isPlayed ? Math.min(1, (value * value) / (energy * this.#microphoneEnergy)) : 0;
      this.#squared[lag] = squared;
      sum += squared;
      if (squared > best) best = squared;
      if (isPlayed) this.#learnt[lag] = (this.#learnt[lag] as number) + (squared - (this.#learnt[lag] as number)) * learningShare;
      if ((this.#learnt[lag] as number) > (this.#learnt[learntLag] as number)) learntLag = lag;
    }
    this.#bestLag = learntLag;
    const tail = (this.#learnt[learntLag] as number) > knownPath ? tailWeight * this.#tail(learntLag, sum / lags) : 0;
    return Math.sqrt(Math.min(1, Math.max(best, tail)));
  }

  #tail(lag: number, floor: number): number {
    let sum = 0;
    for (let step = Math.max(0, lag - 8); step < Math.min(lags, lag + tailSteps); step += 1) sum += (this.#squared[step] as number) - floor;
    return sum;
  }
}
