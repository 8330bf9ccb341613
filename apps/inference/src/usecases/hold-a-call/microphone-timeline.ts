import { upSampleRateHz } from '@duet/shared';

/**
 * The microphone of one call as the server knows it: the last half minute and more of samples on the call's own 16 kHz clock, and when each
 * was captured on the server's clock. One ring for the life of the call, so frames cost no allocation.
 */
export class MicrophoneTimeline {
  private readonly ring: Int16Array;
  /** Position after the last sample received. */
  private end = 0;
  /** Server time of sample 0, by the packet that came quickest so far: the running offset estimate. */
  private originMs = Number.POSITIVE_INFINITY;
  private isClockBroken = false;

  constructor(keptMs: number) {
    this.ring = new Int16Array(Math.ceil((keptMs * upSampleRateHz) / 1000));
  }

  get endSample(): number {
    return this.end;
  }

  /** Appends samples that begin where the last ended. `receivedAt` dates them. */
  append(samples: Int16Array, receivedAt: number): void {
    const start = this.end % this.ring.length;
    const first = Math.min(samples.length, this.ring.length - start);
    this.ring.set(first === samples.length ? samples : samples.subarray(0, first), start);
    if (first < samples.length) this.ring.set(samples.subarray(first), 0);
    this.end += samples.length;
    // Drift and route changes: an estimate that is never allowed to grow would date late audio too early after minutes.
    const origin = receivedAt - (this.end * 1000) / upSampleRateHz;
    this.originMs = this.isClockBroken ? origin : Math.min(this.originMs + 0.002, origin);
    this.isClockBroken = false;
  }

  /** Time passed in which the client counted no samples: what comes next is dated anew. */
  restartClock(): void {
    this.isClockBroken = true;
  }

  /** Digital silence for audio that never came: the clock goes on, nothing is shifted. */
  appendSilence(count: number): void {
    let left = count;
    while (left > 0) {
      const start = this.end % this.ring.length;
      const piece = Math.min(left, this.ring.length - start);
      this.ring.fill(0, start, start + piece);
      this.end += piece;
      left -= piece;
    }
  }

  /** When a sample was captured, on the server's clock. Transport of the quickest packet is contained in it. */
  capturedAt(sample: number): number {
    return Number.isFinite(this.originMs) ? this.originMs + (sample * 1000) / upSampleRateHz : 0;
  }

  /** A copy of the samples from `startSample` up to `endSample`; what is no longer kept is left out. */
  slice(startSample: number, endSample: number): Int16Array {
    const until = Math.min(endSample, this.end);
    const from = Math.max(startSample, this.end - this.ring.length, 0);
    if (until <= from) return new Int16Array(0);
    const copy = new Int16Array(until - from);
    for (let done = 0; done < copy.length;) {
      const at = (from + done) % this.ring.length;
      const piece = Math.min(copy.length - done, this.ring.length - at);
      copy.set(this.ring.subarray(at, at + piece), done);
      done += piece;
    }
    return copy;
  }
}
