/**
 * Finds the frames for which a worklet was not called. Chromium calls a new node once and then, while its context opens, not for a while: 35 quanta (102 ms at
 * 44.1 kHz) were seen. Whoever counts only the samples that it was given is behind the context's clock from then on, and every measure that is mapped by it is wrong by as much.
 */
export class FrameContinuity {
  #next = -1;

  /**
   * @param frame the context's number of the first of the `count` frames that are given now
   * @returns how many frames are missing between the last call and this one
   */
  take(frame: number, count: number): number {
    const missing = this.#next < 0 ? 0 : Math.max(0, frame - this.#next);
    this.#next = frame + count;
    return missing;
  }
}
