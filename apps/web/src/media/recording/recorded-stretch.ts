import { downSampleRateHz } from '@duet/shared';

/** Chunks are one second each; this many go into one Blob, which browsers keep on disk when memory is short. */
const chunksInPart = 30;
const bytesPerMs = (downSampleRateHz * 2 * 2) / 1000;
/**
 * A chunk reaches the main thread 1 ms after its last sample, or later where that thread is busy, but never earlier: the earliest of so many chunks is the time.
 * No more than ten, since the sound card's clock and the computer's part by up to 50 ms in a quarter of an hour.
 */
const datingChunks = 10;

/** Sound that was recorded without a break, by one page of a call, with the wall clock's time of its first and its last sample. */
export class RecordedStretch {
  #parts: Blob[] = [];
  #recent: Int16Array<ArrayBuffer>[] = [];
  #bytes = 0;
  /** When the stretch began, as each of the first and of the last chunks says. */
  #firstBegins: number[] = [];
  #lastBegins: number[] = [];

  get sizeBytes(): number {
    return this.#bytes;
  }

  get beganAt(): number {
    return Math.min(...this.#firstBegins);
  }

  get endedAt(): number {
    return Math.min(...this.#lastBegins) + this.#bytes / bytesPerMs;
  }

  add(samples: Int16Array<ArrayBuffer>, receivedAt: number): void {
    if (samples.length === 0) return;
    this.#recent.push(samples);
    this.#bytes += samples.byteLength;
    const began = receivedAt - this.#bytes / bytesPerMs;
    if (this.#firstBegins.length < datingChunks) this.#firstBegins.push(began);
    this.#lastBegins.push(began);
    if (this.#lastBegins.length > datingChunks) this.#lastBegins.shift();
    if (this.#recent.length >= chunksInPart) this.#store();
  }

  toParts(): Blob[] {
    this.#store();
    return [...this.#parts];
  }

  #store(): void {
    if (this.#recent.length === 0) return;
    this.#parts.push(new Blob(this.#recent));
    this.#recent = [];
  }
}
