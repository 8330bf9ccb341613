import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeDataFolder } from '@duet/certs';
import { runChild } from './run-child.mjs';

const execute = promisify(execFile);

/** Debian packages that npm does not have, and what each is for. */
export interface SystemPart { readonly name: string; readonly purpose: string }

/** What the embedded engine uses. Without them Duet starts all the same: typed questions, spoken answers. */
export const engineParts: readonly SystemPart[] = [
  { name: 'libpocketsphinx3', purpose: 'speech recognition' },
  { name: 'pocketsphinx-en-us', purpose: 'the recognizer’s English model' },
  { name: 'espeak-ng', purpose: 'Chinese speech' },
];
/** What the browser tests use beside them. */
export const testParts: readonly SystemPart[] = [
  { name: 'chromium', purpose: 'the browser of the browser tests' },
  { name: 'ffmpeg', purpose: 'the recordings that the browser tests play and judge' },
];

export const aptCommand = (parts: readonly SystemPart[]): string => `apt-get install -y --no-install-recommends ${parts.map(({ name }) => name).join(' ')}`;

export interface SystemKind { readonly isDebian: boolean; readonly isRoot: boolean }

/** Debian and what descends from it. */
export async function systemKind(): Promise<SystemKind> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return { isDebian: /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(release), isRoot: process.getuid?.() === 0 };
}

/** Those of the parts that Debian's package database does not have. */
export async function missingParts(parts: readonly SystemPart[]): Promise<SystemPart[]> {
  const found = await Promise.all(parts.map(async ({ name }) => {
    const answer = await execute('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]).catch(() => ({ stdout: '' }));
    return answer.stdout === 'installed';
  }));
  return parts.filter((_, index) => found[index] !== true);
}

export type InstallOutcome = 'present' | 'installed' | 'not-here' | 'failed';
export interface InstallOptions {
  readonly parts: readonly SystemPart[];
  /** Where a failed attempt is noted. */
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** Tries although a try failed a short while ago. */
  readonly isInsistent?: boolean;
  /** Default: as this machine says of itself. */
  readonly kind?: SystemKind;
}

/** Without a network each start would wait for the package server again. */
const retryAfterMs = 6 * 3_600_000;

/**
 * Installs what is missing on Debian as root. Elsewhere, and when it fails, says what to run and goes on: nothing here stops a start,
 * except being asked to end meanwhile: then this process ends, with no note of a failure that was none.
 */
export async function installSystemParts({ parts, dataDir, say, isInsistent = false, kind: knownKind }: InstallOptions): Promise<InstallOutcome> {
  const kind = knownKind ?? (await systemKind());
  if (!kind.isDebian) {
    say(`Only Debian and its kin have these parts under names that Duet knows: ${parts.map(({ name, purpose }) => `${name} (${purpose})`).join(', ')}. In a Debian container: ${aptCommand(parts)}`);
    return 'not-here';
  }
  const missing = await missingParts(parts);
  if (missing.length === 0) return 'present';
  const advice = `To get ${missing.map(({ purpose }) => purpose).join(', ')}: ${kind.isRoot ? '' : 'sudo '}${aptCommand(missing)}`;
  if (!kind.isRoot) {
    say(advice);
    return 'not-here';
  }
  const note = join(dataDir, 'system-parts-failed');
  const failedAt = await stat(note).then(({ mtimeMs }) => mtimeMs, () => 0);
  if (!isInsistent && Date.now() - failedAt < retryAfterMs) {
    say(`${advice} (an attempt failed a short while ago)`);
    return 'failed';
  }
  say(`Installing system parts: ${missing.map(({ name, purpose }) => `${name} (${purpose})`).join(', ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = (): Promise<number> => runChild('apt-get', ['install', '-y', '--no-install-recommends', ...missing.map(({ name }) => name)], { env });
  // A fresh machine has no package lists; one that has them is spared the update.
  const code = (await hasPackageLists()) ? await install() : 1;
  if (code === 0 || ((await runChild('apt-get', ['update'], { env })) === 0 && (await install()) === 0)) return 'installed';
  await makeDataFolder(dataDir);
  await writeFile(note, '');
  say(`The system parts could not be installed; Duet starts without them. ${advice}`);
  return 'failed';
}

async function hasPackageLists(): Promise<boolean> {
  const answer = await execute('apt-cache', ['policy', engineParts[0]?.name ?? '']).catch(() => ({ stdout: '' }));
  return /Candidate: (?!\(none\))/.test(answer.stdout);
}
