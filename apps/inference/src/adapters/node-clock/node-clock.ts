import type { Clock } from '../../ports/index.ts';

/** The machine's own monotonic clock and timers. Timers do not keep the process alive. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  wallTime: () => new Date(),
};
