import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';

/**
 * Runs a program to its end, its output on this terminal. Who is asked to end meanwhile (Ctrl-C, a process manager) passes that on and ends when the
 * program has: it does not come back to a caller that would take the interrupted program for a failed one and start the next.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, hasChannel?: boolean, isLast?: boolean }} [options] hasChannel: the child notices when this process is
 * gone, however it went. isLast: nothing comes after the program, so that what it answers to a signal is the answer of the whole.
 * @returns {Promise<number>} its exit code; 128 and more when a signal ended it; 127 when it is not there.
 */
export function runChild(program, words, { cwd, env, hasChannel = false, isLast = false } = {}) {
  return new Promise((resolve) => {
    // On Windows npm's programs are .cmd files, which only a shell runs.
    const isCommandFile = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, words, { cwd, env: env ?? process.env, stdio: hasChannel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit', shell: isCommandFile });
    // A terminal sends Ctrl-C to both; a process manager signals this process only.
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @type {NodeJS.Signals | null} */
    let received = null;
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      received ??= signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    const finish = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, forward);
      if (received !== null && !isLast) process.exit(128 + constants.signals[received]);
      resolve(code);
    };
    child.once('error', (thrown) => {
      // With a path that is there, it is not the program that is missing.
      const why = existsSync(program) ? ': it is there, but this system cannot run it. On Alpine and other systems without glibc use a Debian image; a disk that is mounted noexec is no place for the checkout.' : '.';
      process.stderr.write(`${program} could not be started (${/** @type {NodeJS.ErrnoException} */ (thrown).code ?? thrown.message})${why}\n`);
      finish(127);
    });
    child.once('exit', (code, signal) => finish(code ?? 128 + constants.signals[signal ?? 'SIGHUP']));
  });
}
