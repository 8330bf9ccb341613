import { statfs } from 'node:fs/promises';

/** An installed and built checkout takes 1.9 GB (packages 1.7 GB, pages 0.1 GB), and the package store as much again where it lies on the same disk and cannot be linked. */
export const spaceToInstallMegabytes = 4000;
/** Certificates, logs and a rebuilt page. */
export const spaceToRunMegabytes = 300;

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
  return `The disk of ${folder} has ${free} MB free; ${needed} MB are needed. Make room there, or move the checkout to a larger disk.`;
}
