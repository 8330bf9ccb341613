import { join, resolve } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
const usualDataDir = join(repository, '.duet');

export interface UncoveredOptions {
  /** As `ensureCertificates` tells. */
  readonly uncovered: readonly string[];
  /** Absolute, or relative to the repository. */
  readonly dataDir: string;
  /** The further names of the configuration: the command has to be told them, they may have come as a flag. */
  readonly hostNames: readonly string[];
}

/** Which names the certificate lacks, and the command that mends it; null when it lacks none. */
export function uncoveredAdvice({ uncovered, dataDir, hostNames }: UncoveredOptions): string | null {
  if (uncovered.length === 0) return null;
  const folder = resolve(repository, dataDir);
  const words = [
    'npm run certs -- --renew-authority',
    ...(folder === usualDataDir ? [] : [`--data-dir ${quoted(folder)}`]),
    ...(hostNames.length === 0 ? [] : [`--host-names ${hostNames.join(',')}`]),
  ];
  return `The certificate is not for ${uncovered.join(', ')}: its authority may not sign for what was added after it was made. Browsers warn there. To cover all names: ${words.join(' ')} (every computer and phone then has to trust the new authority again)`;
}

const quoted = (text: string): string => (/^[\w./:\\-]+$/.test(text) ? text : `"${text}"`);
