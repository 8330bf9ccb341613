import { join } from 'node:path';
import { diskProblem, spaceToRunMegabytes } from './disk-space.mjs';
import { installPackages } from './install-packages.mjs';
import { nodeProblem } from './node-version.mjs';
import { nodeBinary, repository } from './repository.mjs';
import { runChild } from './run-child.mjs';

/**
 * The common beginning of every command: checks Node and the disk, installs what is missing, then goes on in TypeScript on Node 24.
 * @param {string} script relative to the repository.
 * @param {readonly string[]} words its arguments.
 * @param {string} [folder] where it runs; default: where the command was called.
 * @returns {Promise<number>} exit code.
 */
export async function handOver(script, words, folder) {
  const problem = nodeProblem(process.versions.node) ?? (await diskProblem(repository, spaceToRunMegabytes)) ?? (await installPackages());
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return 1;
  }
  return runChild(nodeBinary, [join(repository, script), ...words], { hasChannel: true, ...(folder === undefined ? {} : { cwd: folder }) });
}
