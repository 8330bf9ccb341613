import { upSampleRateHz } from '@duet/shared';
import type { CapturedFrame } from '../../../media/worklets/messages.ts';

/** Captured sound that reaches the main thread so late means that the page stood still. */
const stalledMs = 2000;
const toldEveryMs = 30_000;

/** Notices that the page stood still while the audio thread went on. */
export class StallWatch {
  #toldAt = Number.NEGATIVE_INFINITY;

  /** @returns true when it stood still, and has not been told so in the last half minute. @param nowSeconds the audio context's time */
  take(frame: CapturedFrame, nowSeconds: number, sampleRateHz: number): boolean {
    const capturedAt = frame.originFrame / sampleRateHz + frame.position / upSampleRateHz;
    if ((nowSeconds - capturedAt) * 1000 < stalledMs || performance.now() - this.#toldAt < toldEveryMs) return false;
    this.#toldAt = performance.now();
    return true;
  }
}
