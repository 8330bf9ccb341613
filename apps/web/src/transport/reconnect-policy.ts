/** When to try again after a connection broke. */
export interface ReconnectPolicy {
  /** @param attempt from 0; @param elapsedMs since the break. Returns the wait before the attempt, or null to give up. */
  nextDelayMs(attempt: number, elapsedMs: number): number | null;
}

/**
 * Quick at first, because most breaks are a changed network; then every two seconds, so that a returning server is found soon; until the server has
 * let the call go. A quarter of each wait is random: after a restart not everybody comes at the same moment.
 */
export function callReconnectPolicy({ giveUpAfterMs = 30_000, random = Math.random }: { giveUpAfterMs?: number; random?: () => number } = {}): ReconnectPolicy {
  return {
    nextDelayMs(attempt, elapsedMs) {
      if (elapsedMs >= giveUpAfterMs) return null;
      const delayMs = Math.min(2000, 100 * 2 ** attempt) * (0.75 + 0.25 * random());
      return Math.min(delayMs, giveUpAfterMs - elapsedMs);
    },
  };
}
