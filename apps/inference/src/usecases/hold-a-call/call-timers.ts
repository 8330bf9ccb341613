import type { TimerName } from '@duet/duplex';
import type { Clock } from '../../ports/index.ts';

/** The reducer's timers of one call: one of each name at most, the last that was set. */
export class CallTimers {
  readonly #clock: Clock;
  readonly #onFired: (timer: TimerName) => void;
  readonly #cancels = new Map<TimerName, () => void>();

  constructor(clock: Clock, onFired: (timer: TimerName) => void) {
    this.#clock = clock;
    this.#onFired = onFired;
  }

  set(timer: TimerName, afterMs: number): void {
    this.clear(timer);
    this.#cancels.set(timer, this.#clock.schedule(afterMs, () => {
      this.#cancels.delete(timer);
      this.#onFired(timer);
    }));
  }

  clear(timer: TimerName): void {
    this.#cancels.get(timer)?.();
    this.#cancels.delete(timer);
  }

  clearAll(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
