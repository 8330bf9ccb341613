import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** An interrupted program was taken for a failed one: apt-get ran again, a failure was noted for six hours, and Duet started all the same. */
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-interrupted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const here = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
/** Says that it runs, and ends a moment after it was asked to, with an exit code of its own, as apt-get does. */
const longProgram = `for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(100)); setInterval(() => undefined, 1000); console.log('runs');`;

/** Runs this source, sends the signal as soon as a program of it runs, and tells how it ended. */
async function interrupted(source: string, signal: NodeJS.Signals, environment: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (chunk.includes('runs')) child.kill(signal);
  });
  const [code] = await once(child, 'close') as [number | null];
  return { code, output };
}

describe.skipIf(process.platform === 'win32').each([['SIGINT', 130], ['SIGTERM', 143]] as const)('%s', (signal, exitCode) => {
  it('ends a start that installs system parts: no second attempt, no note, nothing after it', async () => {
    const programs = join(folder, 'bin');
    const log = join(folder, 'apt.log');
    await mkdir(programs);
    const program = async (name: string, source: string): Promise<void> => {
      await writeFile(join(programs, name), `#!${process.execPath}\n${source}\n`);
      await chmod(join(programs, name), 0o755);
    };
    await program('dpkg-query', '');
    await program('apt-cache', `console.log('  Candidate: 1.0');`);
    await program('apt-get', `require('fs').appendFileSync(${JSON.stringify(log)}, process.argv[2] + '\\n'); ${longProgram}`);
    const dataDir = join(folder, 'data');
    const source = `import { engineParts, installSystemParts } from ${here('./system-parts.ts')};
      await installSystemParts({ parts: engineParts, dataDir: ${JSON.stringify(dataDir)}, say: () => undefined, kind: { isDebian: true, isRoot: true } });
      console.log('started');`;
    const { code, output } = await interrupted(source, signal, { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}` });
    expect({ code, output }).toEqual({ code: exitCode, output: 'runs\n' });
    expect(await readFile(log, 'utf8')).toBe('install\n');
    expect(existsSync(join(dataDir, 'system-parts-failed'))).toBe(false);
  });

  it('ends the test run: the next step does not begin', async () => {
    const step = (name: string): string => `await runStep({ name: '${name}', program: process.execPath, words: ['-e', ${JSON.stringify(longProgram)}] }, ${JSON.stringify(folder)}, (line) => void (line.includes('──') && console.log(line.trim())));`;
    const { code, output } = await interrupted(`import { runStep } from ${here('../testing/test-step.ts')}; ${step('lint')} ${step('types')}`, signal);
    expect({ code, output }).toEqual({ code: exitCode, output: '── lint\nruns\n' });
  });

  it('leaves the exit code to the program that is the last', async () => {
    const { code } = await interrupted(`import { runChild } from ${here('./run-child.mjs')}; process.exitCode = await runChild(process.execPath, ['-e', ${JSON.stringify(longProgram)}], { isLast: true });`, signal);
    expect(code).toBe(100);
  });
});
