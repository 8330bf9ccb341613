/** Pieces that may wait before the oldest ones' times are forgotten: more than two minutes of frames of 20 ms. */
const ringSize = 8192;

/** How long the oldest piece that a worker has not decoded waits, from one shared counter: right also while the worker hangs in a call of the library. */
export class PieceClock {
  readonly counter = new SharedArrayBuffer(4);
  private readonly done = new Int32Array(this.counter);
  private readonly sentAt = new Float64Array(ringSize);
  private sent = 0;

  pieceSent(now: number): void {
    this.sentAt[this.sent % ringSize] = now;
    this.sent += 1;
  }

  /** Milliseconds; 0 when nothing waits. */
  lagMs(now: number): number {
    const done = Atomics.load(this.done, 0);
    if (done >= this.sent) return 0;
    return now - (this.sentAt[Math.max(done, this.sent - ringSize) % ringSize] ?? now);
  }
}
