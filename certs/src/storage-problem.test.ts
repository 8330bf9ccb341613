import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storageProblem } from './storage-problem.ts';

const execute = promisify(execFile);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-storage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const error = (code: string, syscall: string, path?: string): Error => Object.assign(new Error(`${code}: ${syscall} '${path ?? ''}'`), { code, syscall, ...(path === undefined ? {} : { path }) });

describe('what is said about a data folder that cannot be used', () => {
  it('tells room, a read-only disk and a file in the way apart, each with its remedy', () => {
    const file = join(folder, 'certificates/server.key');
    const elsewhere = ', or choose another data folder: --data-dir FOLDER';
    expect(storageProblem(error('ENOSPC', 'mkdir', file), folder)).toBe(`There is no room left to write ${file}. Make room on its disk${elsewhere}`);
    expect(storageProblem(error('EROFS', 'mkdir', folder), folder)).toBe(`${folder} cannot be written: its disk is mounted read-only. Mount it writable${elsewhere}`);
    expect(storageProblem(error('ENOTDIR', 'mkdir', file), folder)).toContain('a file lies where a folder should be');
    expect(storageProblem(error('EIO', 'read', file), folder)).toContain('The data folder cannot be used: EIO');
  });

  it.skipIf(process.platform === 'win32')('says whose folder it is and how it changes hands', () => {
    const own = process.getuid?.() ?? 0;
    expect(storageProblem(error('EACCES', 'open', join(folder, 'a')), folder)).toContain(`Give yourself the right: chmod -R u+rwX ${folder}, or`);
    expect(storageProblem(error('EACCES', 'mkdir', join(folder, 'no/such')), join(folder, 'no/such'))).toContain(`sudo chown ${own} ${join(folder, 'no/such')}, or`);
    if (own !== 0) expect(storageProblem(error('EACCES', 'open', '/usr/a'), '/usr')).toContain(`It belongs to another user (0): sudo chown -R ${own} /usr`);
  });

  it.skipIf(process.platform !== 'linux')('knows the error of a full disk, which tells no path', async () => {
    const thrown: unknown = await writeFile('/dev/full', 'text').catch((reason: unknown) => reason);
    expect(storageProblem(thrown, folder)).toContain('There is no room left');
  });

  it('leaves a folder that vanished meanwhile its own words, where the one above could be written', () => {
    expect(storageProblem(error('ENOENT', 'mkdir', join(folder, 'no/such')), folder)).toContain('The data folder cannot be used: ENOENT');
  });

  it('keeps out of what is not of files', () => {
    expect(storageProblem(error('EACCES', 'listen'), folder)).toBeNull();
    expect(storageProblem(error('EACCES', 'spawn node', '/bin/node'), folder)).toBeNull();
    expect(storageProblem(error('ENOENT', 'open', '/elsewhere'), folder)).toBeNull();
    expect(storageProblem(new TypeError('a fault of ours'), folder)).toBeNull();
  });
});

/** All of them ended with a stack trace. */
describe('a file where the data folder should be', () => {
  it.each([
    ['npm run certs', '../../certs/src/main.ts'],
    ['npm start', '../../scripts/start/main.ts'],
  ] as const)('%s says so and ends with 1', async (_, script) => {
    const file = join(folder, 'data');
    await writeFile(file, '');
    const ended: unknown = await execute(process.execPath, [join(import.meta.dirname, script), '--data-dir', join(file, 'duet')]).catch((reason: unknown) => reason);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    const { stderr } = ended as { stderr: string };
    expect(stderr.startsWith(join(file, 'duet'))).toBe(true);
    expect(stderr).toMatch(/^\S+ cannot be made: a file lies where a folder should be\. Move that file away, or choose another data folder: --data-dir FOLDER\n$/);
  });
});
