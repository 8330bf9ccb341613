import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../setup/repository.mjs';
import { ServiceProcess } from './service-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-service-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that ended and that nobody asked for its exit code still has its id: state Z. */
const isAlive = (id: number): boolean => {
  try {
    process.kill(id, 0);
    const stat = `/proc/${id}/stat`;
    return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
  } catch {
    return false;
  }
};

async function service(source: string): Promise<{ service: ServiceProcess; lines: string[]; seen: (pattern: RegExp) => Promise<string>; reasons: string[] }> {
  const script = join(folder, 'service.mjs');
  await writeFile(script, source);
  const lines: string[] = [];
  const reasons: string[] = [];
  const child = new ServiceProcess({ name: 'service', script: relative(repository, script), variables: { GREETING: 'hello' }, say: (line) => lines.push(line), onGivenUp: (reason) => reasons.push(reason) });
  const seen = async (pattern: RegExp): Promise<string> => {
    await expect.poll(() => lines.some((line) => pattern.test(line)), { timeout: 15_000 }).toBe(true);
    return pattern.exec(lines.find((line) => pattern.test(line)) ?? '')?.[1] ?? '';
  };
  return { service: child, lines, seen, reasons };
}

// Process groups are the systems' that have them.
describe.skipIf(process.platform === 'win32')('a service', () => {
  it('gets its variables, and takes what it started with it when it is stopped', async () => {
    const { service: child, seen } = await service(`
      import { spawn } from 'node:child_process';
      const grandchild = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(process.env.GREETING + ' from ' + process.pid + ' with ' + grandchild.pid);
      setInterval(() => {}, 1000);
      process.on('SIGTERM', () => process.exit(0));
    `);
    child.start();
    const id = Number(await seen(/hello from (\d+) /));
    const grandchildId = Number(await seen(/with (\d+)/));
    await child.stop();
    expect(isAlive(id)).toBe(false);
    await expect.poll(() => isAlive(grandchildId)).toBe(false);
  });

  it('is started again when it dies', async () => {
    const { service: child, lines, seen } = await service(`
      console.log('alive ' + process.pid);
      setInterval(() => {}, 1000);
    `);
    child.start();
    const first = Number(await seen(/alive (\d+)/));
    process.kill(first, 'SIGKILL');
    await expect.poll(() => lines.filter((line) => line.includes('alive')).length, { timeout: 15_000 }).toBe(2);
    expect(lines.some((line) => line.includes('ended (SIGKILL); it starts again in 500 ms'))).toBe(true);
    await child.stop();
  });

  it('is given up, with its last words, when it dies again and again', async () => {
    const { service: child, reasons } = await service(`console.error('no such library'); process.exit(3);`);
    child.start();
    await expect.poll(() => reasons.length, { timeout: 15_000 }).toBe(1);
    expect(reasons[0]).toContain('service ended 4 times within a minute (last: exit code 3)');
    await child.stop();
  });
});
