import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueServer, type CertificatePair } from './issue-certificates.ts';
import { certificateFolder, certifiedNames, ensureCertificates } from './local-certificates.ts';
import type { MachineNames } from './machine-names.ts';
import { mobileProfile } from './mobile-profile.ts';

const names: MachineNames = { dnsNames: ['localhost', 'stage', 'stage.local'], addresses: ['127.0.0.1', '::1', '192.168.1.20', 'fd00::2'] };
const now = new Date('2026-11-23T12:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duet-certificates-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** Shakes hands with a server that shows this certificate, as a browser does that trusts the authority. */
async function handshake(server: CertificatePair, authority: string, host: string, servername: string): Promise<string> {
  const listener = createServer({ cert: server.certificate, key: server.key }, (socket) => socket.end('hello'));
  listener.on('tlsClientError', () => undefined);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  try {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: (listener.address() as AddressInfo).port, ca: authority, servername, checkServerIdentity: (_, certificate) => checkIdentity(host, certificate.raw) });
    const [data] = await Promise.race([once(socket, 'data') as Promise<[Buffer]>, once(socket, 'error').then(([error]) => Promise.reject(error as Error))]);
    socket.destroy();
    return data.toString();
  } finally {
    listener.close();
  }
}

function checkIdentity(host: string, raw: Buffer): Error | undefined {
  const certificate = new X509Certificate(raw);
  const matches = /^[\d.]+$|:/.test(host) ? certificate.checkIP(host) : certificate.checkHost(host);
  return matches === undefined ? new Error(`the certificate is not for ${host}`) : undefined;
}

describe('local certificates', () => {
  it('lets a browser that trusts the authority in without a warning, under every name and address', async () => {
    const certificates = await ensureCertificates({ dataDir, names, now: new Date() });
    for (const name of ['localhost', 'stage', 'stage.local', '127.0.0.1', '192.168.1.20', '::1', 'fd00::2']) {
      expect(await handshake(certificates.server, certificates.authority.certificate, name, 'localhost'), name).toBe('hello');
    }
    await expect(handshake(certificates.server, certificates.authority.certificate, 'example.org', 'localhost')).rejects.toThrow('not for example.org');
  });

  it('is worth nothing for any other site, even with the stolen key of the authority', async () => {
    const { authority } = await ensureCertificates({ dataDir, names, now: new Date() });
    const forged = await issueServer(authority, ['bank.example.com', '8.8.8.8'], new Date());
    await expect(handshake(forged, authority.certificate, 'bank.example.com', 'bank.example.com')).rejects.toThrow('permitted subtree violation');
  });

  it('is made once and kept', async () => {
    const first = await ensureCertificates({ dataDir, names, now });
    const second = await ensureCertificates({ dataDir, names, now: later(300) });
    expect(first.renewed).toBe('authority');
    expect(second.renewed).toBe('nothing');
    expect(second.server).toEqual({ certificate: first.server.certificate.trim() + '\n', key: first.server.key });
  });

  it('lives no longer than phones accept', async () => {
    const { server } = await ensureCertificates({ dataDir, names, now });
    const parsed = new X509Certificate(server.certificate);
    expect((Date.parse(parsed.validTo) - Date.parse(parsed.validFrom)) / 86_400_000).toBeLessThanOrEqual(397);
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(parsed.ca).toBe(false);
  });

  it('is renewed in the last 30 days, by the same authority', async () => {
    const first = await ensureCertificates({ dataDir, names, now });
    expect((await ensureCertificates({ dataDir, names, now: later(366) })).renewed).toBe('nothing');
    const renewed = await ensureCertificates({ dataDir, names, now: later(368) });
    expect(renewed.renewed).toBe('server');
    expect(renewed.authorityFingerprint).toBe(first.authorityFingerprint);
  });

  it('gets a new authority before the old one would end within a server certificate’s life', async () => {
    await ensureCertificates({ dataDir, names, now });
    expect((await ensureCertificates({ dataDir, names, now: later(3650 - 390) })).renewed).toBe('authority');
  });

  it('is renewed when the addresses change, and not when one goes away', async () => {
    await ensureCertificates({ dataDir, names, now });
    const moved = { ...names, addresses: ['127.0.0.1', '::1', '10.20.30.40'] };
    const renewed = await ensureCertificates({ dataDir, names: moved, now });
    expect(renewed.renewed).toBe('server');
    expect(certifiedNames(renewed.server.certificate)).toContain('10.20.30.40');
    expect((await ensureCertificates({ dataDir, names: { ...moved, addresses: ['127.0.0.1'] }, now })).renewed).toBe('nothing');
  });

  it('says which name the authority was not made for, and covers it with a new authority only when asked', async () => {
    await ensureCertificates({ dataDir, names, now });
    const renamed = { dnsNames: ['localhost', 'duet.example.org'], addresses: ['127.0.0.1', '203.0.113.9'] };
    const kept = await ensureCertificates({ dataDir, names: renamed, now });
    expect(kept.uncovered).toEqual(['duet.example.org', '203.0.113.9']);
    const anew = await ensureCertificates({ dataDir, names: renamed, now, renew: 'authority' });
    expect(anew.uncovered).toEqual([]);
    expect(certifiedNames(anew.server.certificate)).toEqual(['localhost', 'duet.example.org', '127.0.0.1', '203.0.113.9']);
  });

  it('makes a damaged or mismatched file anew', async () => {
    await ensureCertificates({ dataDir, names, now });
    await writeFile(join(certificateFolder(dataDir), 'server.key'), 'not a key');
    expect((await ensureCertificates({ dataDir, names, now })).renewed).toBe('server');
    const other = await issueServer((await ensureCertificates({ dataDir, names, now })).authority, ['localhost'], now);
    await writeFile(join(certificateFolder(dataDir), 'server.key'), other.key);
    expect((await ensureCertificates({ dataDir, names, now })).renewed).toBe('server');
    await rm(join(certificateFolder(dataDir), 'authority.key'));
    expect((await ensureCertificates({ dataDir, names, now })).renewed).toBe('authority');
  });

  it.skipIf(process.platform === 'win32')('keeps its files to their owner, also after somebody opened them', async () => {
    await ensureCertificates({ dataDir, names, now });
    const folder = certificateFolder(dataDir);
    await chmod(join(folder, 'authority.key'), 0o644);
    await ensureCertificates({ dataDir, names, now });
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of ['authority.key', 'authority.crt', 'server.key', 'server.crt']) expect((await stat(join(folder, file))).mode & 0o777, file).toBe(0o600);
  });

  it('wraps the authority for Apple devices, the same profile each time', async () => {
    const { authority } = await ensureCertificates({ dataDir, names, now });
    const profile = mobileProfile(authority.certificate);
    expect(profile).toContain('com.apple.security.root');
    expect(profile).toContain(new X509Certificate(authority.certificate).raw.toString('base64'));
    expect(profile.match(/[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}/g)?.length).toBeGreaterThanOrEqual(4);
    expect(mobileProfile(authority.certificate)).toBe(profile);
  });
});
