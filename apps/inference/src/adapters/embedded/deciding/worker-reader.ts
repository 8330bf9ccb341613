import { Worker } from 'node:worker_threads';
import { DuetError } from '@duet/shared';
import type { Reader } from '../engine-parts.ts';
import type { ParsedIntent } from '../language/parsed-intent.ts';
import { readingOf } from './reading.ts';
import type { FromReadingWorker, ToReadingWorker } from './reading-worker.ts';

type Pending = { resolve: (answer: FromReadingWorker) => void; reject: (error: DuetError) => void };

export interface WorkerReaderOptions {
  /** The parsed question that an answer's memory holds; follow-ups need it. */
  previousOf: (memory: unknown) => ParsedIntent | null;
  workerUrl?: URL;
}

/** Reads on one worker thread for all calls, first come first served. A crashed worker fails what it was reading and is started again. */
export class WorkerReader implements Reader {
  private readonly previousOf: (memory: unknown) => ParsedIntent | null;
  private readonly workerUrl: URL;
  private readonly pending = new Map<number, Pending>();
  private worker: Worker | null = null;
  private nextId = 1;
  private isClosed = false;

  constructor(options: WorkerReaderOptions) {
    this.previousOf = options.previousOf;
    this.workerUrl = options.workerUrl ?? new URL('./reading-worker.ts', import.meta.url);
  }

  async read(texts: Parameters<Reader['read']>[0], { memory, language }: Parameters<Reader['read']>[1]): ReturnType<Reader['read']> {
    const best = texts[0] ?? '';
    if (texts.every((text) => text.trim() === '')) return readingOf(best, null, 0.5);
    if (this.isClosed) throw new DuetError('engine.unavailable', { reason: 'the engine was closed' });
    const id = this.nextId;
    this.nextId += 1;
    const { parsed, place, finished } = await new Promise<FromReadingWorker>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      const message: ToReadingWorker = { id, texts, previous: this.previousOf(memory), language };
      this.startedWorker().postMessage(message);
    });
    return readingOf(texts[place] ?? best, parsed, finished);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.failPending('the engine was closed');
    await this.worker?.terminate();
  }

  private startedWorker(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(this.workerUrl, { name: 'embedded-reading' });
    const failed = (reason: string): void => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.failPending(reason);
    };
    worker.on('message', (answer: FromReadingWorker) => {
      this.pending.get(answer.id)?.resolve(answer);
      this.pending.delete(answer.id);
    });
    worker.on('error', (error) => failed(error.message));
    worker.on('exit', (code) => failed(`its worker ended with code ${String(code)}`));
    // A process that is about to end is not kept alive by a worker that waits for texts.
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private failPending(reason: string): void {
    for (const { reject } of this.pending.values()) reject(new DuetError('engine.failed', { part: 'reading', reason: reason.slice(0, 200) }));
    this.pending.clear();
  }
}
