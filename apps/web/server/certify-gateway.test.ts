import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineNames } from '@duet/certs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { certifyGateway } from './certify-gateway.ts';

/** The certificate lacked host names in silence: they were logged only when something was made anew, which a start with good certificates does not. */
const names: MachineNames = { dnsNames: ['localhost', 'stage'], addresses: ['127.0.0.1'] };
const renamed: MachineNames = { dnsNames: ['localhost', 'duet.example.org'], addresses: ['127.0.0.1', '203.0.113.9'] };
const configuration = { tls: 'on', hostNames: ['duet.example.org'] } as const;

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duet-certify-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const listening = (): { warnings: string[]; log: { info: () => void; warn: (line: string) => void } } => {
  const warnings: string[] = [];
  return { warnings, log: { info: () => undefined, warn: (line) => void warnings.push(line) } };
};

it('says at every start which names the certificate lacks and what mends it, and once while it runs', async () => {
  const first = listening();
  await certifyGateway({ configuration, dataDir, log: first.log })(names);
  expect(first.warnings).toEqual([]);
  for (const start of ['the first', 'the next']) {
    const { warnings, log } = listening();
    const certify = certifyGateway({ configuration, dataDir, log });
    await certify(renamed);
    await certify(renamed);
    expect(warnings, start).toHaveLength(1);
    expect(warnings[0]).toContain('not for duet.example.org, 203.0.113.9');
    expect(warnings[0]).toContain(`npm run certs -- --renew-authority --data-dir ${dataDir} --host-names duet.example.org`);
  }
});

it('says it again when another name comes, and makes nothing without TLS', async () => {
  const { warnings, log } = listening();
  const certify = certifyGateway({ configuration, dataDir, log });
  await certify(names);
  await certify(renamed);
  await certify({ ...renamed, dnsNames: [...renamed.dnsNames, 'duet.example.net'] });
  expect(warnings.map((line) => line.split(':')[0])).toEqual([
    'The certificate is not for duet.example.org, 203.0.113.9',
    'The certificate is not for duet.example.org, duet.example.net, 203.0.113.9',
  ]);
  expect(await certifyGateway({ configuration: { ...configuration, tls: 'off' }, dataDir: '/no/such/folder', log })(names)).toBeNull();
});
