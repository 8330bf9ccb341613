import type { Clock } from '../clock.ts';

/** A clock that moves only when a test says so. Due timers run in order of time; promises get their turn between them. */
export class VirtualClock implements Clock {
  private time = 0;
  private nextId = 1;
  private readonly timers = new Map<number, { at: number; run: () => void }>();

  now(): number {
    return this.time;
  }

  wallTime(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.time);
  }

  /** Timers that wait. */
  get pending(): number {
    return this.timers.size;
  }

  schedule(ms: number, run: () => void): () => void {
    const id = this.nextId++;
    this.timers.set(id, { at: this.time + Math.max(0, ms), run });
    return () => this.timers.delete(id);
  }

  /** Lets `ms` pass. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await settle();
    for (;;) {
      const next = [...this.timers].sort(([, left], [, right]) => left.at - right.at)[0];
      if (next === undefined || next[1].at > until) break;
      this.timers.delete(next[0]);
      this.time = Math.max(this.time, next[1].at);
      next[1].run();
      await settle();
    }
    this.time = until;
  }
}

/** Lets everything that is ready run, through several layers of promises. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
