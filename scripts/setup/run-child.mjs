import { spawn } from 'node:child_process';

/**
 * Runs a program to its end, its output on this terminal.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, hasChannel?: boolean }} [options] hasChannel: the child notices when this process is gone, however it went.
 * @returns {Promise<number>} its exit code; 128 and more when a signal ended it; 127 when it is not there.
 */
export function runChild(program, words, { cwd, env, hasChannel = false } = {}) {
  return new Promise((resolve) => {
    // On Windows npm's programs are .cmd files, which only a shell runs.
    const isCommandFile = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, words, { cwd, env: env ?? process.env, stdio: hasChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit', shell: isCommandFile });
    // A terminal sends Ctrl-C to both; a process manager signals this process only.
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    const finish = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.once('error', () => finish(127));
    child.once('exit', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 129)));
  });
}
