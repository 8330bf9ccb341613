import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { repository } from './repository.mjs';

/** An installed and built checkout takes 1.9 GB (packages 1.7 GB, pages 0.1 GB), and the package store as much again where it lies on the same disk and cannot be linked. */
export const spaceToInstallMegabytes = 4000;
/** Certificates, logs and a rebuilt page. */
export const spaceToRunMegabytes = 300;
/** Certificates and the recognizer's models take 7 MB; the models are written anew beside the old ones. */
export const spaceForDataMegabytes = 30;

/**
 * @param {string} folder
 * @returns {Promise<number>} free megabytes for this user.
 */
export async function freeMegabytes(folder) {
  const { bavail, bsize } = await statfs(folder);
  return Math.floor((bavail * bsize) / 1e6);
}

/**
 * @param {string} folder
 * @param {number} needed megabytes
 * @returns {Promise<string | null>} what is wrong and the remedy; null when there is room.
 */
export async function diskProblem(folder, needed) {
  const free = await freeMegabytes(folder);
  if (free >= needed) return null;
  return `${lack(folder, free, needed)} Make room there, or move the checkout to a larger disk.`;
}

/** @param {string} folder @param {number} free megabytes @param {number} needed megabytes */
const lack = (folder, free, needed) => `The disk of ${folder} has ${free} MB free; ${needed} MB are needed.`;

/**
 * The data folder may lie on another disk than the checkout, and need not be there yet.
 * @param {string} dataDir absolute, or relative to the repository.
 * @param {number} [needed] megabytes
 * @returns {Promise<string | null>} what is wrong and the remedy; null when there is room, or when nobody can tell: what cannot be written is said then.
 */
export async function dataDiskProblem(dataDir, needed = spaceForDataMegabytes) {
  const folder = resolve(repository, dataDir);
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const free = await freeMegabytes(place).catch(() => needed);
  return free >= needed ? null : `${lack(folder, free, needed)} Make room there, or choose another data folder: --data-dir FOLDER`;
}

/**
 * Before anything is installed the table of settings cannot be read: it is TypeScript.
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string} as the configuration will have it.
 */
export function dataFolderOf(words, environment = process.env) {
  const flag = '--data-dir';
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const given = at < 0 ? undefined : words[at] === flag ? words[at + 1] : words[at]?.slice(flag.length + 1);
  return (given ?? environment['DUET_DATA_DIR'])?.trim() || '.duet';
}
