import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface HealthTarget {
  readonly name: string;
  readonly port: number;
  /** The address to ask: loopback, or the one that the service was bound to. */
  readonly host: string;
  readonly path: string;
  /** PEM of the authority that signed the service's certificate; null for plain HTTP. */
  readonly authority: string | null;
}

const askEveryMs = 150;
const tellEveryMs = 10_000;

/**
 * Resolves when every target answers 200. Tells every ten seconds whom it waits for.
 * @throws the signal's reason when aborted.
 */
export async function waitUntilReady(targets: readonly HealthTarget[], say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const waiting = new Set(targets);
  let toldAt = performance.now();
  while (waiting.size > 0) {
    for (const target of waiting) if (await isHealthy(target)) waiting.delete(target);
    if (waiting.size === 0) return;
    if (performance.now() - toldAt > tellEveryMs) {
      toldAt = performance.now();
      say(`Waiting for ${[...waiting].map(({ name }) => name).join(' and ')}.`);
    }
    await pause(askEveryMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

export function isHealthy({ port, host, path, authority }: HealthTarget): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host, port, path, agent: false, timeout: 3000 } as const;
    const request = authority === null ? httpRequest(options) : httpsRequest({ ...options, ca: authority, servername: 'localhost' });
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.end();
  });
}
