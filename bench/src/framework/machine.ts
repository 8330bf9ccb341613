import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

export interface Machine {
  cores: number;
  processor: string;
  memoryGiB: number;
  system: string;
  node: string;
  /** Share of all cores that other work took before the bench began, 0 … 1. */
  otherLoad: number;
}

/** Above this share of busy cores times say more about the other work than about Duet. */
export const mostOtherLoad = 0.2;
const watchMs = 2000;

/** Share of all cores in use over some time, 0 … 1. */
export async function measureLoad(ms = watchMs): Promise<number> {
  const before = processorTimes();
  await wait(ms);
  const after = processorTimes();
  const total = after.total - before.total;
  return total === 0 ? 0 : (after.busy - before.busy) / total;
}

function processorTimes(): { busy: number; total: number } {
  let busy = 0;
  let total = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    total += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return { busy, total };
}

export const describeMachine = (otherLoad: number): Machine => ({
  cores: availableParallelism(), processor: cpus()[0]?.model.trim() ?? 'unknown', memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()}`, node: process.version, otherLoad: Math.round(otherLoad * 100) / 100,
});
