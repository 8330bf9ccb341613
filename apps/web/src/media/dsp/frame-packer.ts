/** One frame of microphone audio, ready for the wire. */
export interface PackedFrame {
  /** Position of the first sample since the stream began, at the stream's rate. */
  position: number;
  /** Mono, 16 bits. */
  samples: Int16Array<ArrayBuffer>;
  /** Root mean square and greatest amplitude, 0 to 1. */
  level: number;
  peak: number;
}

/** Cuts a stream of floats (−1 … 1) into 16-bit frames of one length, without a gap. */
export class FramePacker {
  readonly #frameSamples: number;
  #samples: Int16Array<ArrayBuffer>;
  #filled = 0;
  #position = 0;
  #squares = 0;
  #peak = 0;

  constructor(frameSamples: number) {
    this.#frameSamples = frameSamples;
    this.#samples = new Int16Array(frameSamples);
  }

  /** Gives each frame that became full to `take`; the frame's buffer is the taker's to keep. */
  push(input: Float32Array, count: number, take: (frame: PackedFrame) => void): void {
    for (let index = 0; index < count; index += 1) {
      const value = Math.max(-1, Math.min(1, input[index] as number));
      this.#squares += value * value;
      this.#peak = Math.max(this.#peak, Math.abs(value));
      this.#samples[this.#filled] = Math.round(value * 32767);
      this.#filled += 1;
      if (this.#filled === this.#frameSamples) this.#finish(take);
    }
  }

  #finish(take: (frame: PackedFrame) => void): void {
    take({ position: this.#position, samples: this.#samples, level: Math.sqrt(this.#squares / this.#frameSamples), peak: this.#peak });
    this.#position += this.#frameSamples;
    this.#samples = new Int16Array(this.#frameSamples);
    this.#filled = 0;
    this.#squares = 0;
    this.#peak = 0;
  }
}
