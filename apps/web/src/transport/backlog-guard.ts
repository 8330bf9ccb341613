/** One second of microphone audio on the wire; with this much waiting, camera frames are left out. */
const busyBytes = 33_000;
/** So much, for so long, and the visitor is told that what is said arrives late. */
const stalledBytes = 2 * busyBytes;
const stalledMs = 2000;
/** 20 s of speech that nobody can answer in time any more: a new connection starts from now. */
const hopelessBytes = 20 * busyBytes;

export type Backlog = 'clear' | 'busy' | 'stalled' | 'hopeless';

/** Judges how much audio waits in the browser because the network, or this computer, cannot keep up. `stalled` is told once for each stall. */
export class BacklogGuard {
  #stalledSince: number | null = null;
  #wasTold = false;

  take(waitingBytes: number, nowMs: number): Backlog {
    if (waitingBytes >= hopelessBytes) return 'hopeless';
    if (waitingBytes < stalledBytes) {
      this.#stalledSince = null;
      if (waitingBytes < busyBytes) this.#wasTold = false;
      return waitingBytes < busyBytes ? 'clear' : 'busy';
    }
    this.#stalledSince ??= nowMs;
    if (this.#wasTold || nowMs - this.#stalledSince < stalledMs) return 'busy';
    this.#wasTold = true;
    return 'stalled';
  }
}
