import { spawn } from 'node:child_process';

export interface ProgramRun {
  stdout: Buffer;
  stderr: string;
  exitCode: number | null;
}

export interface ProgramOptions {
  input?: string;
  signal: AbortSignal;
  timeLimitMs: number;
  mostOutputBytes: number;
}

/**
 * Runs a program with arguments as they are (no shell) and gathers what it says. It is killed when the signal aborts, when the time is up, or when it says too much.
 * @throws the signal's reason; the system's error (`ENOENT`: there is no such program); Error when it was killed.
 */
export function runProgram(program: string, programArguments: readonly string[], options: ProgramOptions): Promise<ProgramRun> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const child = spawn(program, programArguments, { stdio: ['pipe', 'pipe', 'pipe'], shell: false, windowsHide: true });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const kill = (reason: unknown): void => {
      child.kill('SIGKILL');
      end(() => reject(reason));
    };
    const onAbort = (): void => kill(signal.reason);
    const timer = setTimeout(() => kill(new Error(`${program} took longer than ${options.timeLimitMs} ms`)), options.timeLimitMs);
    signal.addEventListener('abort', onAbort, { once: true });
    child.on('error', (error) => end(() => reject(error)));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > options.mostOutputBytes) kill(new Error(`${program} gave more than ${options.mostOutputBytes} bytes`));
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => { stderr = (stderr + chunk.toString()).slice(-500); });
    child.on('close', (exitCode) => end(() => resolve({ stdout: Buffer.concat(chunks), stderr, exitCode })));
    // A program that ends early closes its input; its exit code tells, not the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
