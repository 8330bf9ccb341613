'use client';
import { useEffect, useState } from 'react';

/** `Date.now()`, renewed every `everyMs`; null until the page stands, so that server and browser write the same. */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const renew = (): void => setNow(Date.now());
    const first = requestAnimationFrame(renew);
    const timer = setInterval(renew, everyMs);
    return () => {
      cancelAnimationFrame(first);
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}
