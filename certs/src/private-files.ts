import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** The file's text, or null when there is none. Its mode is mended when others could read it. */
export async function readPrivateFile(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8');
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes the file whole or not at all, readable by its owner only, in a folder that only its owner can enter. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}

/**
 * Makes the folder of Duet's data, for its owner only and left out of git: it may lie inside a repository, and keys are in it.
 * A folder that somebody else made keeps its content as it is.
 */
export async function makeDataFolder(dataDir: string): Promise<void> {
  if ((await mkdir(dataDir, { recursive: true, mode: 0o700 })) !== undefined) await hideFromGit(dataDir);
}

/** Git then sees nothing of the folder, not even this file. */
export async function hideFromGit(folder: string): Promise<void> {
  const file = join(folder, '.gitignore');
  if (!existsSync(file)) await writePrivateFile(file, '*\n');
}
