import { accessSync, constants, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * What a person can do when a file of the data folder cannot be read or written.
 * @param thrown what `ensureCertificates` or a write into the data folder threw.
 * @param dataDir absolute.
 * @returns what happened and the remedy; null when it was no error of the file system.
 */
export function storageProblem(thrown: unknown, dataDir: string): string | null {
  const { code, path, syscall } = thrown as NodeJS.ErrnoException;
  if (!(thrown instanceof Error) || code === undefined || syscall === undefined) return null;
  // A write to an open file tells no path; ports and programs fail with the same codes and are none of this.
  if (path === undefined ? !/^(write|fsync|close|ftruncate)$/.test(syscall) : syscall.startsWith('spawn')) return null;
  const place = path ?? dataDir;
  const isOfData = !relative(dataDir, place).startsWith('..');
  const elsewhere = isOfData ? ', or choose another data folder: --data-dir FOLDER' : '';
  switch (code === 'ENOENT' && syscall === 'mkdir' ? whyNotMade(place) : code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left to write ${place}. Make room on its disk${elsewhere}`;
    case 'EROFS':
      return `${place} cannot be written: its disk is mounted read-only. Mount it writable${elsewhere}`;
    case 'EACCES':
    case 'EPERM':
      return `This user may not ${syscall === 'open' || syscall === 'mkdir' ? 'open or make' : 'change'} ${place}. ${rightsRemedy(isOfData ? dataDir : place)}${elsewhere}`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${place} cannot be made: a file lies where a folder should be. Move that file away${elsewhere}`;
    default:
      return isOfData ? `The data folder cannot be used: ${thrown.message}. Mend that${elsewhere}` : null;
  }
}

/** Node tells ENOENT when a folder with those above it is to be made on a disk that is mounted read-only (seen with Node 24 on Linux). */
function whyNotMade(folder: string): string {
  try {
    accessSync(nearest(folder).path, constants.W_OK);
    return 'ENOENT';
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code ?? 'ENOENT';
  }
}

/** Whom the folder belongs to decides: a foreign one changes hands, an own one gets its rights back. */
function rightsRemedy(folder: string): string {
  const { uid, path } = nearest(folder);
  const own = process.getuid?.();
  if (own === undefined || uid === null) return `Give this user the right to write ${folder}`;
  if (path !== folder) return `Make it as somebody who may write ${path}, and give it to this user: sudo mkdir -p ${folder} && sudo chown ${own} ${folder}`;
  return uid === own ? `Give yourself the right: chmod -R u+rwX ${folder}` : `It belongs to another user (${uid}): sudo chown -R ${own} ${folder}`;
}

/** The folder, or the nearest one above it that is there. */
function nearest(folder: string): { path: string; uid: number | null } {
  for (let path = folder; ; path = dirname(path)) {
    try {
      return { path, uid: statSync(path).uid };
    } catch {
      if (dirname(path) === path) return { path, uid: null };
    }
  }
}
