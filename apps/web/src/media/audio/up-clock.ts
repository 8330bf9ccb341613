import { upSampleRateHz } from '@duet/shared';

interface Stretch {
  /** First position on the wire of this connection. */
  wireFrom: number;
  /** Captured position − wire position. */
  shift: number;
}

/**
 * Positions of microphone audio on three clocks: the worklet's own 16 kHz count, the wire's (which goes on after a reconnect from where the server
 * stopped receiving), and the frames of the audio context, in which all measures are taken.
 */
export class UpClock {
  readonly #contextRateHz: number;
  readonly #stretches: Stretch[] = [];
  #originFrame = 0;

  constructor(contextRateHz: number) {
    this.#contextRateHz = contextRateHz;
  }

  /** From the captured position `capturedFrom` on, the wire counts from `wireFrom`. */
  begin(wireFrom: number, capturedFrom: number, originFrame: number): void {
    this.#originFrame = originFrame;
    this.#stretches.push({ wireFrom, shift: capturedFrom - wireFrom });
  }

  get isBegun(): boolean {
    return this.#stretches.length > 0;
  }

  toWire(capturedPosition: number): number {
    return capturedPosition - (this.#stretches.at(-1)?.shift ?? 0);
  }

  /** Frame of the context at which a sample of the wire's clock was captured. */
  toFrame(wirePosition: number): number {
    const stretch = this.#stretches.findLast((candidate) => candidate.wireFrom <= wirePosition) ?? this.#stretches[0];
    return this.#originFrame + ((wirePosition + (stretch?.shift ?? 0)) * this.#contextRateHz) / upSampleRateHz;
  }

  framesToMs(frames: number): number {
    return (frames * 1000) / this.#contextRateHz;
  }
}
