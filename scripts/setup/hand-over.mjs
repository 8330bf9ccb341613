import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDiskProblem, diskProblem, spaceToInstallMegabytes, spaceToRunMegabytes } from './disk-space.mjs';
import { installPackages } from './install-packages.mjs';
import { nodeProblem } from './node-version.mjs';
import { endWithNpm } from './npm-life.mjs';
import { nodeBinary, repository } from './repository.mjs';
import { runChild } from './run-child.mjs';

/**
 * The common beginning of every command: checks Node and the disk, installs what is missing, then goes on in TypeScript on Node 24.
 * @param {string} script relative to the repository.
 * @param {readonly string[]} words its arguments.
 * @param {string} [folder] where it runs; default: where the command was called.
 * @param {string} [dataDir] of those that write there; its disk is looked at too.
 * @returns {Promise<number>} exit code.
 */
export async function handOver(script, words, folder, dataDir) {
  // What is needed in all is said at once: who has made room for a run would be told the next moment that installing takes ten times as much.
  const space = existsSync(nodeBinary) ? spaceToRunMegabytes : spaceToInstallMegabytes;
  const problem = nodeProblem(process.versions.node) ?? (await diskProblem(repository, space)) ?? (dataDir === undefined ? null : await dataDiskProblem(dataDir)) ?? (await installPackages());
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return 1;
  }
  endWithNpm();
  return runChild(nodeBinary, [join(repository, script), ...words], { hasChannel: true, isLast: true, ...(folder === undefined ? {} : { cwd: folder }) });
}
