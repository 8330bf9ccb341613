import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from '../setup/run-child.mjs';
import { nodeBinary, repository } from '../setup/repository.mjs';

const webFolder = join(repository, 'apps/web');
const stampFile = join(webFolder, '.next/duet-sources');
const workletFile = join(webFolder, 'public/worklets/duet-audio.js');
/** Bundles the audio worklets, which a bundler of pages leaves alone. */
export const workletScript = 'apps/web/scripts/build-worklets.ts';

/** What the built pages are made of. */
const sourcePatterns = [
  'apps/web/src/**/*', 'apps/web/messages/**/*', 'apps/web/public/**/*', 'apps/web/scripts/**/*', 'apps/web/*.{ts,mjs,json}',
  'packages/{shared,duplex}/src/**/*', 'packages/*/package.json', 'tsconfig.base.json', 'pnpm-lock.yaml',
];
/** The worklets in `public` are made from `src`, and Next writes `next-env.d.ts` itself. */
const isSource = (file: string): boolean => !/\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$|[\\/]public[\\/]worklets[\\/]/.test(file);

/** One digest of all source files; 20 ms for a thousand of them. */
export async function sourceDigest(root: string = repository): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(sourcePatterns, { cwd: root, withFileTypes: true })) if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  const hash = createHash('sha256').update(process.version);
  for (const file of files.filter(isSource).sort()) hash.update(file.slice(root.length)).update('\0').update(await readFile(file)).update('\0');
  return hash.digest('hex');
}

/** Whether the built pages are of the sources as they are. */
export async function areBuilt(): Promise<boolean> {
  return existsSync(workletFile) && (await readFile(stampFile, 'utf8').catch(() => '')) === (await sourceDigest());
}

/**
 * Builds the pages unless the last build was made of the same sources.
 * @returns what went wrong and the remedy; null when the pages are there.
 */
export async function buildPages(say: (line: string) => void): Promise<string | null> {
  if (await areBuilt()) return null;
  // Before the build: what changes during it is built the next time.
  const digest = await sourceDigest();
  say('Building the pages: their sources changed since the last build. This takes about a minute on two cores.');
  const startedAt = performance.now();
  await rm(stampFile, { force: true });
  const environment = { cwd: webFolder, env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } };
  const workletCode = await runChild(nodeBinary, [join(repository, workletScript)], environment);
  const code = workletCode === 0 ? await runChild(nodeBinary, [join(webFolder, 'node_modules/next/dist/bin/next'), 'build'], environment) : workletCode;
  if (code !== 0) return `The pages could not be built (exit code ${code}; the lines above say why). After a change to the sources, mend them; on an untouched checkout, delete apps/web/.next and node_modules and start again.`;
  await writeFile(stampFile, digest);
  say(`Pages built in ${Math.round((performance.now() - startedAt) / 1000)} s.`);
  return null;
}
