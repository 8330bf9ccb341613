import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** As the system shortens their names. */
const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'busybox']);
const lookEveryMs = 500;
/** npm, its shell, the script that finds Node: three; a wrapper of npm's may add one or two. */
const mostSteps = 6;

/**
 * @param {number} id
 * @returns {{ parent: number, name: string } | null} of a running process.
 */
function processOf(id) {
  try {
    if (process.platform === 'linux') {
      // "id (name) state parent …"; the name may hold spaces and brackets.
      const text = readFileSync(`/proc/${id}/stat`, 'utf8');
      const end = text.lastIndexOf(')');
      return { parent: Number(text.slice(end + 2).split(' ')[1]), name: text.slice(text.indexOf('(') + 1, end) };
    }
    const [parent = '', name = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(id)], { encoding: 'utf8' }).trim().split(/\s+/, 2);
    return { parent: Number(parent), name: name.split('/').at(-1) ?? '' };
  } catch {
    return null;
  }
}

/** @returns {number | null} npm's own process (or that of another script runner): the nearest ancestor that is no shell. */
function runner() {
  let id = process.ppid;
  for (let step = 0; step < mostSteps && id > 1; step += 1) {
    const found = processOf(id);
    if (found === null) return null;
    if (!shells.has(found.name.replace(/^-/, ''))) return id;
    id = found.parent;
  }
  return null;
}

/**
 * Between npm and this process stand shells that die of a signal and pass none on: after `kill` of npm everything would go on, its port taken. This
 * process then gets the signal from itself. Ctrl-C reaches all of them and needs none of this.
 */
export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const id = runner();
  if (id === null) return;
  const timer = setInterval(() => {
    try {
      process.kill(id, 0);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') return;
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, lookEveryMs);
  timer.unref();
}
