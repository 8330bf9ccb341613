/** Further behind than this the pacer lets time go by instead of sending everything at once: a machine that slept. */
const mostFramesBehind = 250;

export interface PacerClock {
  now(): number;
  schedule(ms: number, run: () => void): () => void;
}

const nodeClock: PacerClock = {
  now: () => performance.now(),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => { clearTimeout(timer); };
  },
};

/**
 * Calls `onFrame` every `frameMs` on average for ever: each due time counts from the start, so delays of single timers do not add up.
 * @returns how to stop.
 */
export function paceFrames(onFrame: (frame: number) => void, { frameMs = 20, clock = nodeClock }: { frameMs?: number; clock?: PacerClock } = {}): () => void {
  let startedAt = clock.now();
  let frame = 0;
  let isStopped = false;
  let cancel = (): void => undefined;
  const run = (): void => {
    const due = Math.floor((clock.now() - startedAt) / frameMs);
    if (due - frame > mostFramesBehind) startedAt += (due - frame - 1) * frameMs;
    while (!isStopped && frame * frameMs <= clock.now() - startedAt) {
      onFrame(frame);
      frame += 1;
    }
    if (!isStopped) cancel = clock.schedule(Math.max(0, startedAt + frame * frameMs - clock.now()), run);
  };
  cancel = clock.schedule(0, run);
  return () => {
    isStopped = true;
    cancel();
  };
}
