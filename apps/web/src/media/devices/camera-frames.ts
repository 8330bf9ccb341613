/** Frames that an answer may have used: the server keeps at most 32, at one each 200 ms or slower. */
const keptFrames = 32;

interface KeptFrame { capturedAt: number; jpeg: Blob; url: string }

/** The frames that were sent last, so that the page can show the very one that an answer used. Their object URLs live as long as they are kept or shown. */
export class SentCameraFrames {
  #frames: KeptFrame[] = [];
  #shown: KeptFrame | null = null;

  get newest(): Readonly<KeptFrame> | null {
    return this.#frames.at(-1) ?? null;
  }

  add(capturedAt: number, jpeg: Blob): void {
    this.#frames.push({ capturedAt, jpeg, url: URL.createObjectURL(jpeg) });
    if (this.#frames.length > keptFrames) this.#forget(this.#frames.shift());
  }

  /** The frame nearest to `capturedAt` (`performance.now()`), kept until another one is shown. Returns its URL. */
  show(capturedAt: number): string | null {
    const nearest = this.#frames.reduce<KeptFrame | null>(
      (best, frame) => (best === null || Math.abs(frame.capturedAt - capturedAt) < Math.abs(best.capturedAt - capturedAt) ? frame : best), null);
    const before = this.#shown;
    this.#shown = nearest;
    if (before !== null && before !== nearest && !this.#frames.includes(before)) URL.revokeObjectURL(before.url);
    return nearest?.url ?? null;
  }

  clear(): void {
    const shown = this.#shown;
    this.#shown = null;
    for (const frame of this.#frames) this.#forget(frame);
    if (shown !== null && !this.#frames.includes(shown)) URL.revokeObjectURL(shown.url);
    this.#frames = [];
  }

  #forget(frame: KeptFrame | undefined): void {
    if (frame !== undefined && frame !== this.#shown) URL.revokeObjectURL(frame.url);
  }
}
