import type { Effort } from './decoder.ts';

/** Decoding that is this far behind is heard as hesitation, and the verdict comes too late to stop an answer. */
const mostLagMs = 300;
const calmLagMs = 100;
/** A burst, such as the long pre-roll of a merged utterance, is worked off within this time and means nothing. */
const patienceMs = 500;
const refuseAfterMs = 2000;
const recoverAfterMs = 3000;

/** Decides from the lag of one worker how hard its decoders try, and when new calls have to be refused. A pure function of what it is told. */
export class LoadControl {
  private effortNow: Effort = 'full';
  private isRefusing = false;
  private laggingSince: number | null = null;
  private calmSince: number | null = null;

  get effort(): Effort {
    return this.effortNow;
  }

  /** True once narrow beams did not help either. */
  get isOverloaded(): boolean {
    return this.isRefusing;
  }

  /** To be told several times a second while somebody speaks. */
  observe(lagMs: number, now: number): void {
    this.laggingSince = lagMs > mostLagMs ? this.laggingSince ?? now : null;
    this.calmSince = lagMs < calmLagMs ? this.calmSince ?? now : null;
    if (this.laggingSince !== null) {
      if (now - this.laggingSince >= patienceMs) this.effortNow = 'narrow';
      if (now - this.laggingSince >= refuseAfterMs) this.isRefusing = true;
    }
    if (this.calmSince !== null && now - this.calmSince >= recoverAfterMs) {
      this.effortNow = 'full';
      this.isRefusing = false;
    }
  }
}
