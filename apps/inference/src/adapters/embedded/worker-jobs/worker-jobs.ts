import { Worker } from 'node:worker_threads';
import { DuetError, type ErrorCode } from '@duet/shared';
import type { JobReply, JobRequest } from './job-messages.ts';

export interface WorkerJobsOptions {
  /** The worker's source; it calls `answerJobs`. */
  workerUrl: URL;
  workerData?: unknown;
  /** Threads at most; they are started as they are needed. */
  size: number;
  /** A job that runs longer is ended together with its thread, and a new thread takes its place. */
  timeLimitMs: number;
  /** Jobs that may wait; one more is refused. */
  mostWaiting: number;
  /** The error of a crash, a time-out or a full queue; the reason goes into its parameters. */
  failureCode: ErrorCode;
  /** A thread that had nothing to do for so long is ended, so that its memory comes back. Default: never. */
  idleMs?: number;
}

interface Job {
  request: unknown;
  signal: AbortSignal;
  resolve: (result: never) => void;
  reject: (reason: unknown) => void;
  onAbort: () => void;
}

interface Thread {
  worker: Worker;
  job: Job | null;
  jobId: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Runs blocking work in threads of its own. A job that is aborted rejects at once: waiting it is dropped, running its result is thrown away.
 * A thread that crashes fails its own job only; the next job starts a new one.
 */
export class WorkerJobs<Request, Result> {
  readonly #options: WorkerJobsOptions;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Job[] = [];
  #nextId = 1;
  #isClosed = false;

  constructor(options: WorkerJobsOptions) {
    this.#options = options;
  }

  get running(): number {
    return [...this.#threads].filter((thread) => thread.jobId !== 0).length;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * @throws DuetError of the options' `failureCode`, or what the worker threw as DuetError. Aborting rejects with the signal's reason.
   */
  run(request: Request, signal: AbortSignal): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (this.#isClosed) return reject(this.#failure('it was closed'));
      if (this.#waiting.length >= this.#options.mostWaiting) return reject(this.#failure(`${this.#waiting.length} requests wait already`));
      const job: Job = { request, signal, resolve: resolve as Job['resolve'], reject, onAbort: () => this.#abort(job) };
      signal.addEventListener('abort', job.onAbort, { once: true });
      this.#waiting.push(job);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) this.#settle(job, () => job.reject(this.#failure('it was closed')));
    const threads = [...this.#threads];
    for (const thread of threads) this.#failThread(thread, this.#failure('it was closed'));
    await Promise.all(threads.map((thread) => thread.worker.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const thread = [...this.#threads].find((candidate) => candidate.jobId === 0) ?? (this.#threads.size < this.#options.size ? this.#startThread() : undefined);
      if (thread === undefined) return;
      const job = this.#waiting.shift()!;
      thread.job = job;
      thread.jobId = this.#nextId++;
      if (thread.timer !== null) clearTimeout(thread.timer);
      thread.timer = setTimeout(() => this.#dropThread(thread, `it took longer than ${this.#options.timeLimitMs} ms`), this.#options.timeLimitMs);
      thread.worker.ref();
      thread.worker.postMessage({ id: thread.jobId, request: job.request } satisfies JobRequest);
    }
  }

  #startThread(): Thread {
    // Arguments of the main thread such as --test or --inspect are not for the workers.
    const worker = new Worker(this.#options.workerUrl, { workerData: this.#options.workerData, execArgv: [] });
    const thread: Thread = { worker, job: null, jobId: 0, timer: null };
    worker.on('message', (reply: JobReply) => this.#receive(thread, reply));
    worker.on('error', (error) => this.#dropThread(thread, 'its thread crashed', error));
    worker.on('exit', () => this.#dropThread(thread, 'its thread ended'));
    this.#threads.add(thread);
    return thread;
  }

  #receive(thread: Thread, reply: JobReply): void {
    if (reply.id !== thread.jobId) return;
    const job = thread.job;
    this.#rest(thread);
    if (job !== null) {
      this.#settle(job, () => {
        if ('result' in reply) job.resolve(reply.result as never);
        else if (reply.failure.code !== null) job.reject(new DuetError(reply.failure.code, reply.failure.parameters));
        else job.reject(this.#failure(reply.failure.message));
      });
    }
    this.#dispatch();
  }

  #rest(thread: Thread): void {
    thread.job = null;
    thread.jobId = 0;
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    // An idle thread does not keep the process alive.
    thread.worker.unref();
    const { idleMs } = this.#options;
    if (idleMs !== undefined) thread.timer = setTimeout(() => this.#dropThread(thread, 'it was idle'), idleMs).unref();
  }

  #abort(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    // The thread goes on to the end of what it does and is free then; its timer still runs.
    for (const thread of this.#threads) if (thread.job === job) thread.job = null;
    this.#settle(job, () => job.reject(job.signal.reason));
  }

  #dropThread(thread: Thread, reason: string, cause?: unknown): void {
    if (!this.#threads.has(thread)) return;
    this.#failThread(thread, this.#failure(reason, cause));
    void thread.worker.terminate();
    this.#dispatch();
  }

  #failThread(thread: Thread, error: DuetError): void {
    this.#threads.delete(thread);
    if (thread.timer !== null) clearTimeout(thread.timer);
    const job = thread.job;
    thread.job = null;
    if (job !== null) this.#settle(job, () => job.reject(error));
  }

  #settle(job: Job, settle: () => void): void {
    job.signal.removeEventListener('abort', job.onAbort);
    settle();
  }

  #failure(reason: string, cause?: unknown): DuetError {
    return new DuetError(this.#options.failureCode, { reason: reason.slice(0, 300) }, cause === undefined ? {} : { cause });
  }
}
