/** "Last audible" is 40 dB below the level before the onset. */
const audibleShare = 0.01;
/** The level before the onset is that of the last stretch with sound in it, over about this long. */
const levelSeconds = 0.2;
/** −60 dBFS: below it a block is a pause between words and says nothing of the level. */
const silence = 1e-3;

/** Watches the played signal and remembers the last frame that could be heard beside the level from before an interruption. */
export class LastAudible {
  readonly #decay: number;
  #meanSquare = 0;
  #isFrozen = false;
  #lastFrame: number | null = null;

  constructor(sampleRateHz: number) {
    this.#decay = 1 / (levelSeconds * sampleRateHz);
  }

  /** Keeps the level as it is now: from here on the answer is being ducked or held. */
  freeze(): void {
    this.#isFrozen = true;
  }

  release(): void {
    this.#isFrozen = false;
  }

  get level(): number {
    return Math.sqrt(this.#meanSquare);
  }

  get lastFrame(): number | null {
    return this.#lastFrame;
  }

  forget(): void {
    this.#lastFrame = null;
    this.#isFrozen = false;
    this.#meanSquare = 0;
  }

  take(value: number, frame: number): void {
    const size = Math.abs(value);
    if (!this.#isFrozen && size > silence) this.#meanSquare += (value * value - this.#meanSquare) * this.#decay;
    if (size > 0 && size >= audibleShare * this.level) this.#lastFrame = frame;
  }
}
