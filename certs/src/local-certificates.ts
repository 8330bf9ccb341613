import { X509Certificate, createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { X509Certificate as ParsedCertificate } from './x509.ts';
import { authorityDays, issueAuthority, issueServer, serverDays, type CertificatePair } from './issue-certificates.ts';
import type { MachineNames } from './machine-names.ts';
import { isPermitted, permittedNames, readNameConstraints, type PermittedNames } from './name-constraints.ts';
import { hideFromGit, makeDataFolder, readPrivateFile, writePrivateFile } from './private-files.ts';

/** The certificates in force. */
export interface LocalCertificates {
  readonly authority: CertificatePair;
  readonly server: CertificatePair;
  /** What this call made anew; `nothing` when all was still good. */
  readonly renewed: 'nothing' | 'server' | 'authority';
  /** Names and addresses that the authority may not sign for, since it was made before they were there. Reached under them, the browser warns. */
  readonly uncovered: readonly string[];
  readonly expiresAt: Date;
  readonly authorityExpiresAt: Date;
  /** SHA-256 of the authority, as browsers and phones show it. */
  readonly authorityFingerprint: string;
}

export interface EnsureOptions {
  readonly dataDir: string;
  readonly names: MachineNames;
  readonly now?: Date;
  /** Makes that part anew though it is still good. A new authority has to be trusted again on every phone. */
  readonly renew?: 'nothing' | 'server' | 'authority';
  /** Leaves the files as they are: `renewed` then says what would be made anew. */
  readonly isKept?: boolean;
}

/** Renewed when fewer days are left, so that a machine that is switched on once a month never shows an expired one. */
export const renewalDays = 30;
const dayMs = 86_400_000;

export const certificateFolder = (dataDir: string): string => join(dataDir, 'certificates');

/**
 * Reads the certificates of `dataDir/certificates` and makes what is missing, damaged, about to run out, or no longer for this machine's names.
 * The authority stays as long as it can: people have trusted it on their phones.
 * @throws the file system's error when the folder cannot be written.
 */
export async function ensureCertificates({ dataDir, names, now = new Date(), renew = 'nothing', isKept = false }: EnsureOptions): Promise<LocalCertificates> {
  const folder = certificateFolder(dataDir);
  const stored = { authority: await readPair(folder, 'authority'), server: await readPair(folder, 'server') };
  const isNewAuthority = renew === 'authority' || stored.authority === null || !isAuthorityGood(stored.authority, now);
  const authority = isNewAuthority || stored.authority === null
    ? await issueAuthority(`Duet on ${names.dnsNames[1] ?? 'this machine'}`, permittedNames(names), now)
    : stored.authority;
  const permitted = permittedBy(authority);
  const wanted = [...names.dnsNames, ...names.addresses];
  const covered = wanted.filter((name) => isPermitted(name, permitted));
  const isNewServer = isNewAuthority || renew === 'server' || stored.server === null || !isServerGood(stored.server, authority, covered, now);
  const server = isNewServer || stored.server === null ? await issueServer(authority, covered, now) : stored.server;
  if (isNewServer && !isKept) {
    // Before the first key lies there: the data folder may be any folder, one inside a repository too.
    await makeDataFolder(dataDir);
    await hideFromGit(folder);
  } else if (!isKept) {
    // A folder of an earlier Duet has no list yet. Where it cannot be written, its certificates serve all the same.
    await hideFromGit(folder).catch(() => undefined);
  }
  if (isNewAuthority && !isKept) await writePair(folder, 'authority', authority);
  if (isNewServer && !isKept) await writePair(folder, 'server', server);
  const parsedAuthority = new X509Certificate(authority.certificate);
  return {
    authority, server,
    renewed: isNewAuthority ? 'authority' : isNewServer ? 'server' : 'nothing',
    uncovered: wanted.filter((name) => !covered.includes(name)),
    expiresAt: new Date(new X509Certificate(server.certificate).validTo),
    authorityExpiresAt: new Date(parsedAuthority.validTo),
    authorityFingerprint: parsedAuthority.fingerprint256,
  };
}

/** Names and addresses that a certificate is for, in the form of `MachineNames`. */
export function certifiedNames(certificate: string): string[] {
  const text = new X509Certificate(certificate).subjectAltName ?? '';
  return text.split(', ').map((entry) => entry.startsWith('IP Address:') ? shortAddress(entry.slice('IP Address:'.length)) : entry.slice('DNS:'.length));
}

const shortAddress = (address: string): string => (address.includes(':') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address);

function isAuthorityGood(authority: CertificatePair, now: Date): boolean {
  const parsed = new X509Certificate(authority.certificate);
  // An authority that ends before the server certificate would have to be trusted again in the middle of its life.
  return parsed.ca && parsed.checkPrivateKey(createPrivateKey(authority.key)) && isLongValid(parsed, now, Math.min(serverDays, authorityDays / 2));
}

function isServerGood(server: CertificatePair, authority: CertificatePair, names: readonly string[], now: Date): boolean {
  const parsed = new X509Certificate(server.certificate);
  const certified = new Set(certifiedNames(server.certificate));
  return parsed.checkPrivateKey(createPrivateKey(server.key)) && parsed.verify(new X509Certificate(authority.certificate).publicKey)
    && isLongValid(parsed, now, renewalDays) && names.every((name) => certified.has(shortAddress(name)));
}

function isLongValid(certificate: X509Certificate, now: Date, days: number): boolean {
  return new Date(certificate.validFrom) <= now && new Date(certificate.validTo).getTime() - now.getTime() > days * dayMs;
}

function permittedBy(authority: CertificatePair): PermittedNames {
  const extension = new ParsedCertificate(authority.certificate).extensions.find((candidate) => candidate.type === '2.5.29.30');
  return extension === undefined ? { dnsNames: [], networks: [] } : readNameConstraints(new Uint8Array(extension.value));
}

/** Null when a file is missing or damaged: then it is made anew. */
async function readPair(folder: string, name: 'authority' | 'server'): Promise<CertificatePair | null> {
  const [certificate, key] = await Promise.all([readPrivateFile(join(folder, `${name}.crt`)), readPrivateFile(join(folder, `${name}.key`))]);
  if (certificate === null || key === null) return null;
  try {
    createPrivateKey(key);
    return new X509Certificate(certificate).toString() === '' ? null : { certificate, key };
  } catch {
    return null;
  }
}

async function writePair(folder: string, name: 'authority' | 'server', pair: CertificatePair): Promise<void> {
  await writePrivateFile(join(folder, `${name}.key`), pair.key);
  await writePrivateFile(join(folder, `${name}.crt`), `${pair.certificate}\n`);
}
