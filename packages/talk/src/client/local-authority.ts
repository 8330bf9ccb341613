import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const thisRepository = resolve(import.meta.dirname, '../../../..');
const inDataDir = join('certificates', 'authority.crt');

/**
 * The certificate authority that `npm start` made, in PEM; null where there is none. Looked for in `DUET_DATA_DIR`,
 * which is relative to the repository for the services too, then in `.duet` of this folder and of those above it.
 */
export function findLocalAuthority(from = process.cwd(), dataDir = process.env['DUET_DATA_DIR'], repository = thisRepository): string | null {
  const candidates = dataDir === undefined || dataDir === '' ? [] : [join(resolve(repository, dataDir), inDataDir)];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    candidates.push(join(folder, '.duet', inDataDir));
    if (dirname(folder) === folder) break;
  }
  const found = candidates.find((path) => existsSync(path));
  return found === undefined ? null : readFileSync(found, 'utf8');
}

/** Node takes `ca` instead of the authorities that it knows, not beside them. */
export async function withKnownAuthorities(authority: string): Promise<string[]> {
  const { rootCertificates } = await import('node:tls');
  return [...rootCertificates, authority];
}
