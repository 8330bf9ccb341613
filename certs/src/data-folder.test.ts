import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureCertificates } from './local-certificates.ts';
import type { MachineNames } from './machine-names.ts';

const execute = promisify(execFile);
const names: MachineNames = { dnsNames: ['localhost', 'stage'], addresses: ['127.0.0.1'] };

let repository = '';
beforeEach(async () => {
  repository = await mkdtemp(join(tmpdir(), 'duet-repository-'));
});
afterEach(() => rm(repository, { recursive: true, force: true }));

const hasGit = await execute('git', ['--version']).then(() => true, () => false);
/** What `git add --all` would take, as `git status` tells it. */
async function stageable(): Promise<string> {
  await execute('git', ['init', '--quiet', repository]);
  return (await execute('git', ['-C', repository, 'status', '--porcelain', '--untracked-files=all'])).stdout;
}

/** Only `.duet` stands in the repository's own `.gitignore`; with `--data-dir data` the keys could be committed. */
describe('a data folder inside a repository', () => {
  it.skipIf(!hasGit)('is nothing that git would stage', async () => {
    await ensureCertificates({ dataDir: join(repository, 'data'), names });
    expect(existsSync(join(repository, 'data/certificates/server.key'))).toBe(true);
    expect(await stageable()).toBe('');
  });

  it.skipIf(!hasGit)('that somebody made before keeps its own files, and only the certificates are hidden', async () => {
    await mkdir(join(repository, 'data'));
    await writeFile(join(repository, 'data/notes.txt'), 'mine');
    await ensureCertificates({ dataDir: join(repository, 'data'), names });
    expect(await stageable()).toBe('?? data/notes.txt\n');
  });

  it.skipIf(!hasGit)('hides certificates that an earlier Duet made', async () => {
    const dataDir = join(repository, 'data');
    await ensureCertificates({ dataDir, names });
    for (const folder of [dataDir, join(dataDir, 'certificates')]) await rm(join(folder, '.gitignore'));
    expect((await ensureCertificates({ dataDir, names })).renewed).toBe('nothing');
    expect(await stageable()).toBe('');
  });

  it('keeps a list that somebody wrote, and is not touched by a mere look', async () => {
    const certificates = join(repository, 'data/certificates');
    await ensureCertificates({ dataDir: join(repository, 'data'), names, isKept: true });
    expect(existsSync(join(repository, 'data'))).toBe(false);
    await mkdir(certificates, { recursive: true });
    await writeFile(join(certificates, '.gitignore'), '*.key\n');
    await ensureCertificates({ dataDir: join(repository, 'data'), names });
    expect(await readFile(join(certificates, '.gitignore'), 'utf8')).toBe('*.key\n');
    if (process.platform !== 'win32') expect((await stat(certificates)).mode & 0o777).toBe(0o700);
  });
});
