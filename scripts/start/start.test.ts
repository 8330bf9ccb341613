import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates } from '@duet/certs';
import { readConfiguration } from '@duet/shared';
import { describe, expect, it } from 'vitest';
import { sourceDigest } from './build-pages.ts';
import { readableLine } from './log-line.ts';
import { portHolder, portProblem } from './port-check.ts';
import { openAddresses, readyMessage } from './ready-message.ts';
import { restartDelay } from './restart-policy.ts';

describe('starting a service again', () => {
  it('waits longer each time and gives up after the third restart within a minute', () => {
    expect(restartDelay([0], 0)).toBe(500);
    expect(restartDelay([0, 1000], 1000)).toBe(1000);
    expect(restartDelay([0, 1000, 3000], 3000)).toBe(2000);
    expect(restartDelay([0, 1000, 3000, 6000], 6000)).toBeNull();
  });
  it('forgets deaths of more than a minute ago', () => {
    expect(restartDelay([0, 1000, 3000, 61_500], 61_500)).toBe(1000);
  });
});

describe('ports', () => {
  it('says who holds a busy port and which option chooses another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const problem = await portProblem({ port, host: '127.0.0.1', purpose: 'the page', flag: '--port' });
    expect(problem).toContain(`Port ${port} (the page) is in use`);
    expect(problem).toContain('choose another port: --port');
    if (process.platform === 'linux') expect((await portHolder(port))?.id).toBe(process.pid);
    server.close();
    await once(server, 'close');
    expect(await portProblem({ port, host: '127.0.0.1', purpose: 'the page', flag: '--port' })).toBeNull();
  });
  it('says when the host is no address of this machine', async () => {
    expect(await portProblem({ port: 8443, host: '203.0.113.77', purpose: 'the page', flag: '--port' })).toContain('203.0.113.77 is no address of this machine');
  });
});

describe('addresses', () => {
  const configuration = { port: 8443, host: '0.0.0.0', tls: 'on', publicOrigin: '' } as const;
  it('offers localhost and every address that the host setting opens', () => {
    expect(openAddresses(configuration, ['192.168.1.20', 'fd00::2'])).toEqual(['https://localhost:8443', 'https://192.168.1.20:8443']);
    expect(openAddresses({ ...configuration, host: '::' }, ['192.168.1.20', 'fd00::2'])).toEqual(['https://localhost:8443', 'https://192.168.1.20:8443', 'https://[fd00::2]:8443']);
    expect(openAddresses({ ...configuration, host: '127.0.0.1' }, ['192.168.1.20'])).toEqual(['https://localhost:8443']);
    expect(openAddresses({ ...configuration, host: '192.168.1.20', port: 443 }, [])).toEqual(['https://192.168.1.20']);
  });
  it('puts the public origin first', () => {
    expect(openAddresses({ ...configuration, tls: 'off', host: '127.0.0.1', publicOrigin: 'https://duet.example.org' }, [])).toEqual(['https://duet.example.org', 'http://localhost:8443']);
  });
});

describe('the message that Duet is ready', () => {
  it('names the addresses that the certificate lacks, each time, and what mends it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duet-ready-'));
    try {
      const { configuration } = readConfiguration({}, ['--host-names', 'duet.example.org', '--data-dir', dataDir]);
      const certificates = await ensureCertificates({ dataDir, names: { dnsNames: ['localhost'], addresses: ['127.0.0.1'] } });
      expect(await readyMessage(configuration, certificates)).not.toContain('not for');
      const lacking = await ensureCertificates({ dataDir, names: { dnsNames: ['localhost', 'duet.example.org'], addresses: ['127.0.0.1'] } });
      expect(await readyMessage(configuration, lacking)).toMatch(/not for duet\.example\.org: .*npm run certs -- --renew-authority --data-dir .* --host-names duet\.example\.org/);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

describe('lines of the services', () => {
  it('makes a log entry readable and leaves other lines alone', () => {
    expect(readableLine('gateway', '{"level":30,"time":"2026-11-23T13:02:11.000Z","port":8443,"msg":"gateway ready"}')).toBe('13:02:11 gateway    gateway ready port=8443');
    expect(readableLine('inference', '{"level":40,"time":"2026-11-23T13:02:11.000Z","err":{"stack":"Error: x\\n  at y"},"msg":"failed"}')).toBe('13:02:11 inference  warning: failed err=Error: x\n  at y');
    expect(readableLine('inference', 'plain {text')).toBe('         inference  plain {text');
    expect(readableLine('inference', '{"no":"log"}')).toContain('{"no":"log"}');
  });
});

describe('the digest of the sources', () => {
  it('changes with a source, its name and its folder, and not with a test', async () => {
    const root = await mkdtemp(join(tmpdir(), 'duet-sources-'));
    try {
      const write = async (path: string, text: string): Promise<void> => {
        await mkdir(join(root, path, '..'), { recursive: true });
        await writeFile(join(root, path), text);
      };
      await write('apps/web/src/app/page.tsx', 'one');
      const first = await sourceDigest(root);
      await write('apps/web/src/app/page.test.tsx', 'a test');
      await write('apps/web/public/worklets/duet-audio.js', 'made from src');
      expect(await sourceDigest(root)).toBe(first);
      await write('packages/shared/src/a.ts', 'shared');
      const second = await sourceDigest(root);
      expect(second).not.toBe(first);
      await write('apps/web/src/app/page.tsx', 'two');
      expect(await sourceDigest(root)).not.toBe(second);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
