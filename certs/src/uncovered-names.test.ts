import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { certifiedNames, ensureCertificates } from './local-certificates.ts';
import { machineNames } from './machine-names.ts';
import { repository, uncoveredAdvice } from './uncovered-names.ts';

const execute = promisify(execFile);
let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duet-uncovered-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('says nothing when every name is covered', () => {
  expect(uncoveredAdvice({ uncovered: [], dataDir, hostNames: ['duet.example.org'] })).toBeNull();
});

it('names the folder and the further names only where the command would not know them', () => {
  expect(uncoveredAdvice({ uncovered: ['stage'], dataDir: '.duet', hostNames: [] })).toContain(': npm run certs -- --renew-authority (');
  expect(uncoveredAdvice({ uncovered: ['stage'], dataDir: join(repository, '.duet'), hostNames: [] })).toContain(': npm run certs -- --renew-authority (');
  expect(uncoveredAdvice({ uncovered: ['stage'], dataDir: '/srv/duet data', hostNames: ['stage', '203.0.113.9'] })).toContain('--data-dir "/srv/duet data" --host-names stage,203.0.113.9 (');
});

it('advises a command that mends it: the certificate is then for the name', async () => {
  await ensureCertificates({ dataDir, names: machineNames() });
  const names = machineNames(['duet.example.org']);
  const { uncovered } = await ensureCertificates({ dataDir, names });
  expect(uncovered).toEqual(['duet.example.org']);
  const words = /npm run certs -- (.+) \(/.exec(uncoveredAdvice({ uncovered, dataDir, hostNames: ['duet.example.org'] }) ?? '')?.[1]?.split(' ') ?? [];
  const { stdout } = await execute(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words], { env: { ...process.env, DUET_DATA_DIR: '', DUET_HOST_NAMES: '' } });
  expect(stdout).toContain('duet.example.org');
  expect(stdout).not.toContain('not for');
  const mended = await ensureCertificates({ dataDir, names });
  expect(mended).toMatchObject({ uncovered: [], renewed: 'nothing' });
  expect(certifiedNames(mended.server.certificate)).toContain('duet.example.org');
});
