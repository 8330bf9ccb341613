/** Monotonic milliseconds and timers; the virtual clock of the tests implements it too. */
export interface Clock {
  /** Milliseconds, monotonic, from any origin. */
  now(): number;
  /** Runs once after `ms`; returns how to cancel. */
  schedule(ms: number, run: () => void): () => void;
  /** The date for people: answers about time, names of recordings. */
  wallTime(): Date;
}
