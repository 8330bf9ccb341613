import { randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, PemConverter,
  SubjectAlternativeNameExtension, SubjectKeyIdentifierExtension, X509Certificate, X509CertificateGenerator,
} from './x509.ts';
import { isIP } from 'node:net';
import { nameConstraintsExtension, type PermittedNames } from './name-constraints.ts';

/** PEM texts. The key is PKCS #8, unencrypted: its file is readable by the owner only. */
export interface CertificatePair { readonly certificate: string; readonly key: string }

// P-256 is what every browser and phone takes; its keys are made in 1 ms, so that nothing is slower for having a certificate.
const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
export const authorityDays = 3650;
/** Apple refuses server certificates of more than 398 days from public authorities and 825 from private ones; 397 satisfies every rule there is. */
export const serverDays = 397;
/** Clocks of phones differ; a certificate that is valid only from now on fails on them. */
const backdatedMs = 3_600_000;

/** A new authority that may sign for the permitted names only. */
export async function issueAuthority(commonName: string, permitted: PermittedNames, now: Date): Promise<CertificatePair> {
  const keys = await webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: [{ CN: [commonName] }, { O: ['Duet'] }],
    notBefore: new Date(now.getTime() - backdatedMs),
    notAfter: new Date(now.getTime() - backdatedMs + authorityDays * dayMs),
    signingAlgorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      nameConstraintsExtension(permitted),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await keyText(keys.privateKey) };
}

/** A new server certificate for these names and addresses, signed by the authority. */
export async function issueServer(authority: CertificatePair, names: readonly string[], now: Date): Promise<CertificatePair> {
  const issuer = new X509Certificate(authority.certificate);
  const signingKey = await webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(authority.key), keyAlgorithm, false, ['sign']);
  const keys = await webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
  const notBefore = new Date(now.getTime() - backdatedMs);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    // Browsers read the alternative names only; the common name is for people who look at the certificate.
    subject: [{ CN: ['Duet on this machine'] }, { O: ['Duet'] }],
    issuer: issuer.subjectName,
    notBefore,
    notAfter: new Date(Math.min(notBefore.getTime() + serverDays * dayMs, issuer.notAfter.getTime())),
    signingAlgorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth], false),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value }) as const), false),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await keyText(keys.privateKey) };
}

/** 127 random bits, positive: two authorities with one name and serial number confuse browsers' certificate stores. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes.toString('hex');
}

async function keyText(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}
