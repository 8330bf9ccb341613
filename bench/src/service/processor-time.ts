import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const ticksPerSecond = 100;

/** Processor time that a process has used so far, with all its threads, in milliseconds; null where the system does not tell. */
export function processorTimeOf(processId: number): number | null {
  try {
    // The name in brackets may hold spaces; the fields are counted from behind it.
    const fields = readFileSync(`/proc/${String(processId)}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return null;
  }
}
