import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository, whatever folder a script is called from. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The Node 24 that npm brings: services, tools and tests run on it, whatever Node the machine has. */
export const nodeBinary = join(repository, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
