#!/usr/bin/env node
// Looks at the machine and changes nothing, so it installs nothing either.
import { join } from 'node:path';
import { dataDiskProblem, dataFolderOf, diskProblem, spaceToInstallMegabytes } from './setup/disk-space.mjs';
import { isInstalled } from './setup/install-packages.mjs';
import { nodeProblem } from './setup/node-version.mjs';
import { nodeBinary, repository } from './setup/repository.mjs';
import { runChild } from './setup/run-child.mjs';

if (isInstalled()) {
  process.exitCode = await runChild(nodeBinary, [join(repository, 'scripts/doctor/main.ts'), ...process.argv.slice(2)], { cwd: repository, isLast: true });
} else {
  const problems = [nodeProblem(process.versions.node), await diskProblem(repository, spaceToInstallMegabytes), await dataDiskProblem(dataFolderOf(process.argv.slice(2)))].filter((problem) => problem !== null);
  process.stdout.write(['missing      packages      not installed, or not as the lock file says. Remedy: npm start installs them; then run this again for everything else.', ...problems.map((problem) => `missing      ${problem}`)].join('\n') + '\n');
  process.exitCode = problems.length > 0 ? 1 : 0;
}
