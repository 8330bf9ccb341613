/** A service that dies is started again this often within the window; a fourth death in it is no accident. */
const restartsInWindow = 3;
const windowMs = 60_000;
const firstDelayMs = 500;

/**
 * How long to wait before a service that died is started again.
 * @param deaths times of its deaths, the last one included, on the clock of `now`.
 * @returns milliseconds: 500, 1000, 2000; null when it has died too often in the last minute.
 */
export function restartDelay(deaths: readonly number[], now: number): number | null {
  const recent = deaths.filter((death) => now - death < windowMs).length;
  return recent > restartsInWindow ? null : firstDelayMs * 2 ** Math.max(0, recent - 1);
}
