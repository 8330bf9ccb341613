import { X509Certificate } from 'node:crypto';
import { networkAddresses, uncoveredAdvice, type LocalCertificates } from '@duet/certs';
import type { Configuration } from '@duet/shared';
import { toString as qrCode } from 'qrcode';

/** Addresses under which Duet can be opened, this machine's own first, then the network's, the likeliest for a phone first. */
export function openAddresses({ port, host, tls, publicOrigin }: Pick<Configuration, 'port' | 'host' | 'tls' | 'publicOrigin'>, network: readonly string[] = networkAddresses()): string[] {
  const [scheme, usualPort] = tls === 'on' ? ['https', 443] as const : ['http', 80] as const;
  const origin = (name: string): string => `${scheme}://${name.includes(':') ? `[${name}]` : name}${port === usualPort ? '' : `:${port}`}`;
  const isEvery = host === '0.0.0.0' || host === '::';
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  // 0.0.0.0 takes IPv4 only; :: takes both.
  const reachable = isEvery ? network.filter((address) => host === '::' || !address.includes(':')) : isLoopback ? [] : [host];
  return [...(publicOrigin === '' ? [] : [publicOrigin]), ...(isEvery || isLoopback ? [origin('localhost')] : []), ...reachable.map(origin)];
}

/** What is printed when both services answer. `certificates`: those in force, with the authority's fingerprint, which a phone shows before it trusts it; null without TLS. */
export async function readyMessage(configuration: Configuration, certificates: Pick<LocalCertificates, 'authority' | 'uncovered'> | null): Promise<string> {
  const addresses = openAddresses(configuration);
  const forPhone = addresses.find((address) => !address.includes('//localhost'));
  const lines = addresses.map((address) => `Duet is ready: ${address}`);
  if (forPhone !== undefined) {
    lines.push('', (await qrCode(forPhone, { type: 'utf8', errorCorrectionLevel: 'L' })).trimEnd(), '');
    if (configuration.tls === 'on') lines.push(`A browser that warns about the certificate: ${forPhone}/certificate shows how to trust it once.`);
    if (certificates !== null) lines.push(`Its authority's SHA-256 fingerprint: ${new X509Certificate(certificates.authority.certificate).fingerprint256}`);
  }
  const advice = uncoveredAdvice({ uncovered: certificates?.uncovered ?? [], dataDir: configuration.dataDir, hostNames: configuration.hostNames });
  if (advice !== null) lines.push(advice);
  if (configuration.tls === 'off' && configuration.publicOrigin === '') lines.push('Without TLS browsers give no microphone, except on localhost. Behind a TLS proxy, set DUET_PUBLIC_ORIGIN.');
  lines.push('Ctrl-C ends it.');
  return lines.join('\n');
}
