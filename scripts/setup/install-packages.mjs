import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeBinary, repository } from './repository.mjs';
import { runChild } from './run-child.mjs';

const stampFile = join(repository, 'node_modules', '.duet-installed');

/** Everything that decides what is installed: the lock file, each package.json, and the machine that native parts were fetched for. */
function wantedStamp() {
  const manifests = ['apps', 'packages'].flatMap((folder) => readdirSync(join(repository, folder)).map((name) => join(folder, name, 'package.json')));
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...['certs', 'bench', 'e2e'].map((folder) => join(folder, 'package.json')), ...manifests.sort()];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) if (existsSync(join(repository, file))) hash.update(file).update(readFileSync(join(repository, file)));
  return hash.digest('hex');
}

export function isInstalled() {
  return existsSync(nodeBinary) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** @returns {string} as `package.json` pins it. */
function pnpmVersion() {
  const { packageManager } = /** @type {{ packageManager: string }} */ (JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')));
  return packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '');
}

/**
 * npx looks into the `lib` folder beside its Node and fails where there is none, as with the Node that comes as a package of npm itself; any other
 * folder with a `lib` will do.
 * @returns {NodeJS.ProcessEnv}
 */
function environmentOfNpx() {
  if (process.platform === 'win32' || existsSync(join(dirname(process.execPath), '..', 'lib'))) return process.env;
  const prefix = join(repository, 'node_modules', '.npx');
  mkdirSync(join(prefix, 'lib'), { recursive: true });
  return { ...process.env, npm_config_prefix: prefix };
}

/**
 * Installs the packages of the lock file with the pinned pnpm, unless nothing changed since the last time. No global pnpm is needed.
 * @returns {Promise<string | null>} what went wrong and the remedy; null when all is there.
 */
export async function installPackages() {
  if (isInstalled()) return null;
  const isFirst = !existsSync(nodeBinary);
  process.stdout.write(isFirst ? 'Installing packages. The first time this fetches about 500 MB and takes some minutes.\n' : 'Installing packages: what Duet needs has changed.\n');
  const startedAt = Date.now();
  const words = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false', ...(process.stdout.isTTY ? [] : ['--reporter=append-only'])];
  const ownPnpm = join(repository, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  // pnpm may replace its own files while it installs, and survives it: it has loaded them by then.
  const code = existsSync(ownPnpm)
    ? await runChild(process.execPath, [ownPnpm, ...words], { cwd: repository })
    : await runChild(process.platform === 'win32' ? 'npx.cmd' : 'npx', ['--yes', `pnpm@${pnpmVersion()}`, ...words], { cwd: repository, env: environmentOfNpx() });
  if (code === 127) return 'npx was not found. It comes with npm; install npm beside Node, then run this again.';
  if (code !== 0) return `The packages could not be installed (exit code ${code}; the lines above say why). A first start needs the network and its package registry. Run this again; if it fails the same way, delete node_modules first.`;
  if (!existsSync(nodeBinary)) return 'The packages are there, but Node 24 is not among them. Delete node_modules and run this again.';
  writeFileSync(stampFile, wantedStamp());
  process.stdout.write(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.\n`);
  return null;
}
