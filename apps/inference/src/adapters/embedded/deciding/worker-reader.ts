import { Worker } from 'node:worker_threads';
import { DuetError } from '@duet/shared';
import type { Reader } from '../engine-parts.ts';
import type { ParsedIntent } from '../language/parsed-intent.ts';
import { readingOf, type Reading } from './reading.ts';
import type { FromReadingWorker, ToReadingWorker } from './reading-worker.ts';

type Pending = { resolve: (answer: FromReadingWorker) => void; reject: (error: DuetError) => void };

const mostKnown = 64;

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
  /** What was read lately: the ear reads each partial text, and a seat asks for the same text a moment later. */
  private readonly known = new Map<string, Promise<Reading>>();
  private worker: Worker | null = null;
  private nextId = 1;
  private isClosed = false;

  constructor(options: WorkerReaderOptions) {
    this.previousOf = options.previousOf;
    this.workerUrl = options.workerUrl ?? new URL('./reading-worker.ts', import.meta.url);
  }

  read(texts: Parameters<Reader['read']>[0], { memory, language }: Parameters<Reader['read']>[1]): ReturnType<Reader['read']> {
    if (texts.every((text) => text.trim() === '')) return Promise.resolve(readingOf(texts[0] ?? '', null, 0.5));
    if (this.isClosed) return Promise.reject(new DuetError('engine.unavailable', { reason: 'the engine was closed' }));
    const question = { texts, previous: this.previousOf(memory), language };
    const key = JSON.stringify(question);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const reading = this.ask(question);
    this.known.set(key, reading);
    reading.catch(() => this.known.delete(key));
    if (this.known.size > mostKnown) this.known.delete(this.known.keys().next().value ?? '');
    return reading;
  }

  private async ask(question: Omit<ToReadingWorker, 'id'>): ReturnType<Reader['read']> {
    const id = this.nextId;
    this.nextId += 1;
    const { parsed, place, finished } = await new Promise<FromReadingWorker>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.startedWorker().postMessage({ id, ...question } satisfies ToReadingWorker);
    });
    return readingOf(question.texts[place] ?? question.texts[0] ?? '', parsed, finished);
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
