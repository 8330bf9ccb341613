import { spawn, type ChildProcess } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BenchUnavailable } from '../framework/bench.ts';

export const repository = join(import.meta.dirname, '../../..');

/** A service that a bench started, as its own process, so that its processor time can be told from the bench's. */
export interface ChildService {
  url: string;
  processId: number;
  stop(): Promise<void>;
}

const longestStartMs = 120_000;

/**
 * Starts a main file of the repository on Node 24 and waits until it is healthy.
 * @throws BenchUnavailable with the end of its output when it does not come up.
 */
export async function startChildService({ script, variables, url, healthPath }: { script: string; variables: Readonly<Record<string, string>>; url: string; healthPath: string }): Promise<ChildService> {
  const child = spawn(process.execPath, [join(repository, script)], { cwd: repository, env: { ...process.env, NODE_ENV: 'production', DUET_LOG_LEVEL: 'warn', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output = (output + chunk.toString()).slice(-4000); });
  const startedAt = performance.now();
  while (!(await isHealthy(url + healthPath))) {
    if (child.exitCode !== null || performance.now() - startedAt > longestStartMs) {
      await stopChild(child);
      throw new BenchUnavailable(`${script} did not start:\n${output}`);
    }
    await wait(200);
  }
  return { url, processId: child.pid ?? 0, stop: () => stopChild(child) };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

function isHealthy(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = address.startsWith('https:') ? httpsRequest : httpRequest;
    // The gateway's certificate was made a moment ago, on this machine.
    const request = ask(address, { timeout: 3000, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => { request.destroy(); });
    request.once('error', () => { resolve(false); });
    request.end();
  });
}
