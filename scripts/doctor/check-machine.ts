import { execFile } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { dataDiskProblem, diskProblem, freeMegabytes, spaceToRunMegabytes } from '../setup/disk-space.mjs';
import { findChromium } from '../setup/find-chromium.ts';
import { repository } from '../setup/repository.mjs';
import { better, missing, ok, type Check } from './check.ts';

const execute = promisify(execFile);

export async function checkDisk(dataDir: string): Promise<Check> {
  const problem = (await diskProblem(repository, spaceToRunMegabytes)) ?? (await dataDiskProblem(dataDir));
  const free = `${(await freeMegabytes(repository) / 1000).toFixed(1)} GB free`;
  return problem === null ? ok('disk', free) : missing('disk', free, problem);
}

/** Two cores and 4 GB carry a call; what a page, a build and the picture models need together was measured at 2.5 GB. */
export function checkCores(cores: number = availableParallelism(), memoryBytes: number = totalmem()): Check {
  const memory = memoryBytes / 1024 ** 3;
  const detail = `${cores} cores, ${memory.toFixed(1)} GB`;
  if (cores < 2) return better('processor', detail, 'Two cores or more: with one, recognizing speech and answering take turns, and answers come late.');
  if (memory < 3.5) return better('processor', detail, '4 GB of memory or more: below, building the pages or looking at pictures may be ended by the system.');
  return ok('processor', detail);
}

export function checkBrowser(path: string | null = findChromium()): Check {
  return path === null
    ? better('browser', 'no Chromium or Chrome on this machine', 'Any current browser can use Duet, on this machine or another. For the browser tests: apt-get install -y chromium, or set DUET_CHROMIUM.')
    : ok('browser', path);
}

/** Cards, with what an engine on them would need to know. */
export async function checkGpus(): Promise<Check> {
  const query = '--query-gpu=index,name,memory.total,memory.free,compute_cap';
  const answer = await execute('nvidia-smi', [query, '--format=csv,noheader,nounits'], { timeout: 5000 }).catch(() => null);
  const cards = answer?.stdout.split('\n').map((line) => line.split(',').map((field) => field.trim())).filter((fields) => fields.length === 5) ?? [];
  if (cards.length === 0) return better('GPUs', 'none found', 'None is needed. An omni model of the VITA family needs NVIDIA cards; without them the embedded engine answers.');
  return ok('GPUs', cards.map(([index, name, total, free, capability]) => `${index ?? ''}: ${name ?? ''}, ${free ?? ''} of ${total ?? ''} MiB free, compute ${capability ?? ''}`).join('; '));
}

const hub = 'https://huggingface.co';
const hubWithinMs = 2000;

export async function checkModelHub(url: string = process.env['HF_ENDPOINT'] ?? hub): Promise<Check> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(hubWithinMs), redirect: 'manual' });
    return ok('model hub', `${url} answers (${response.status})`);
  } catch {
    return better('model hub', `${url} was not reached within ${hubWithinMs / 1000} s`, 'Duet works offline; larger models need the hub once. A mirror: set HF_ENDPOINT.');
  }
}
