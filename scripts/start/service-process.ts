import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeBinary, repository } from '../setup/repository.mjs';
import { readableLine } from './log-line.ts';
import { restartDelay } from './restart-policy.ts';

export interface ServiceOptions {
  readonly name: string;
  /** The service's main file, relative to the repository. */
  readonly script: string;
  /** Its arguments. */
  readonly words?: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
  /** The service died too often; it is not started again. */
  readonly onGivenUp: (reason: string) => void;
}

/** Services get this long to say goodbye to their calls; then they are killed. */
const graceMs = 5000;

/** One service as a child process in a process group of its own, started again when it dies. */
export class ServiceProcess {
  readonly #options: ServiceOptions;
  readonly #deaths: number[] = [];
  #child: ChildProcess | null = null;
  #restart: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  start(): void {
    const { name, script, words = [], variables, say } = this.#options;
    const child = spawn(nodeBinary, [join(import.meta.dirname, 'run-service.mjs'), join(repository, script), ...words], {
      cwd: repository,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C reaches this script only, which ends the services in order, with all that they started.
      detached: process.platform !== 'win32',
    });
    this.#child = child;
    for (const output of [child.stdout, child.stderr]) {
      if (output !== null) createInterface({ input: output }).on('line', (line) => say(readableLine(name, line)));
    }
    child.once('error', (error) => say(readableLine(name, `could not be started: ${error.message}`)));
    // Whatever the dead service had started goes with it; only then do its pipes close.
    child.once('exit', () => this.#kill('SIGKILL'));
    child.once('close', (code, signal) => this.#onDeath(signal ?? `exit code ${code ?? 1}`));
  }

  #onDeath(how: string): void {
    const { name, say, onGivenUp } = this.#options;
    this.#child = null;
    if (this.#isStopping) return;
    const now = performance.now();
    this.#deaths.push(now);
    const delay = restartDelay(this.#deaths, now);
    if (delay === null) {
      onGivenUp(`${name} ended ${this.#deaths.length} times within a minute (last: ${how}). Its lines above say why; npm run doctor checks what it needs.`);
      return;
    }
    say(readableLine(name, `ended (${how}); it starts again in ${delay} ms`));
    this.#restart = setTimeout(() => this.start(), delay);
  }

  /** Ends the service and all that it started; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const isGone = once(child, 'close');
    this.#kill('SIGTERM');
    const kill = setTimeout(() => this.#kill('SIGKILL'), graceMs);
    await isGone;
    clearTimeout(kill);
  }

  #kill(signal: NodeJS.Signals): void {
    const id = this.#child?.pid;
    if (id === undefined) return;
    try {
      if (process.platform === 'win32') this.#child?.kill(signal);
      else process.kill(-id, signal);
    } catch {
      // ESRCH: the group is gone already.
    }
  }
}
