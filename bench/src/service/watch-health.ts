interface Health { lagMs?: number; overload: string | null }

/** As often as the recognizer looks at its own lag. */
const askEveryMs = 200;

/** Asks the service for its health all the time. `stop` gives what it said: how far hearing was behind, and how often it would have refused a call. */
export function watchHealth(url: string): { stop: () => Promise<{ lagMs: number[]; asked: number; overloaded: number }> } {
  const lagMs: number[] = [];
  const counts = { asked: 0, overloaded: 0 };
  let isStopping = false;
  const watching = (async () => {
    while (!isStopping) {
      const asked = performance.now();
      const health = await fetch(new URL('/api/health', url)).then((response) => response.json() as Promise<Health>).catch(() => null);
      counts.asked += 1;
      if (health !== null) {
        if (health.lagMs !== undefined) lagMs.push(health.lagMs);
        if (health.overload !== null) counts.overloaded += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, askEveryMs - (performance.now() - asked))));
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      await watching;
      return { lagMs, ...counts };
    },
  };
}
