import type { AudioFrame } from '@duet/shared';

/** The sound of one answer as it comes in: frames in order of their position on the answer's 24 kHz clock. */
export class AnswerBuffer {
  readonly epoch: number;
  #frames: { position: number; samples: Int16Array }[] = [];
  #startSample: number | null = null;
  #endSample = 0;
  #readSample = 0;
  #isComplete = false;
  #missingSamples = 0;

  constructor(epoch: number) {
    this.epoch = epoch;
  }

  /** Samples of the answer up to the reader. */
  get playedSample(): number {
    return this.#readSample;
  }

  get bufferedSamples(): number {
    return this.#endSample - this.#readSample;
  }

  /** All of the answer is here. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  get isPlayedToEnd(): boolean {
    return this.#isComplete && this.#readSample >= this.#endSample;
  }

  /** Samples that never came and were played as silence. */
  get missingSamples(): number {
    return this.#missingSamples;
  }

  add(frame: Pick<AudioFrame, 'position' | 'samples' | 'isLast'>): void {
    // The first frame after a resumed call begins in the middle of its answer.
    if (this.#startSample === null) {
      this.#startSample = frame.position;
      this.#readSample = frame.position;
      this.#endSample = frame.position;
    }
    const known = this.#endSample - frame.position;
    if (known < 0) this.#missingSamples -= known;
    if (known < frame.samples.length) {
      const fresh = known > 0 ? frame.samples.subarray(known) : frame.samples;
      this.#frames.push({ position: frame.position + Math.max(0, known), samples: fresh.slice() });
      this.#endSample = frame.position + frame.samples.length;
    }
    if (frame.isLast) this.#isComplete = true;
  }

  /** The server said how long the answer is. */
  complete(totalSamples: number): void {
    if (this.#endSample >= totalSamples) this.#isComplete = true;
  }

  /** The next sample; undefined when there is none yet. */
  next(): number | undefined {
    if (this.#readSample >= this.#endSample) return undefined;
    for (let frame = this.#frames[0]; frame !== undefined && frame.position + frame.samples.length <= this.#readSample; frame = this.#frames[0]) this.#frames.shift();
    const frame = this.#frames[0];
    const sample = frame === undefined || frame.position > this.#readSample ? 0 : frame.samples[this.#readSample - frame.position];
    this.#readSample += 1;
    return sample ?? 0;
  }
}
