import { Worker } from 'node:worker_threads';
import { DuetError } from '@duet/shared';
import { LoadControl } from './load-control.ts';
import { PieceClock } from './piece-clock.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { FromRecognizerWorker, SpeakerMemory, ToRecognizerWorker, WorkerSettings } from './worker/worker-messages.ts';

export interface LinkOptions {
  workerUrl: URL;
  model: unknown;
  mostDecoders: number;
  /** First pause before a crashed worker is started again; doubled at each failure that follows without a word heard. */
  restartDelayMs: number;
  now: () => number;
  onRestart: (cause: DuetError) => void;
}

/** What becomes of one utterance. */
export interface UtteranceListener {
  onPartial(hypothesis: Hypothesis): void;
  onFinal(hypothesis: Hypothesis, memory: SpeakerMemory): void;
  onLost(error: DuetError): void;
}

interface LinkedUtterance {
  listener: UtteranceListener;
  asked: Map<number, (hypothesis: Hypothesis) => void>;
}

const longestRestartDelayMs = 10_000;
/** A worker this far behind hangs or will never catch up. */
const hopelessLagMs = 8000;

/** The main thread's end of one recognizer worker: numbers utterances, measures the lag, starts the worker again when it crashed. */
export class RecognizerWorkerLink {
  readonly load = new LoadControl();
  private readonly options: LinkOptions;
  private readonly utterances = new Map<number, LinkedUtterance>();
  private worker: Worker | null = null;
  private clock = new PieceClock();
  private nextNumber = 1;
  private failuresInRow = 0;
  private restartTimer: NodeJS.Timeout | null = null;
  private isClosed = false;

  private constructor(options: LinkOptions) {
    this.options = options;
  }

  /** @throws DuetError `engine.recognizer-missing`, `engine.recognizer-failed` when the worker cannot start here. */
  static async start(options: LinkOptions): Promise<RecognizerWorkerLink> {
    const link = new RecognizerWorkerLink(options);
    await new Promise<void>((resolve, reject) => { link.startWorker(resolve, reject); });
    return link;
  }

  get busy(): number {
    return this.utterances.size;
  }

  get isRunning(): boolean {
    return this.worker !== null;
  }

  /** Looks at the lag; to be called several times a second while somebody speaks. Returns it. */
  observeLag(): number {
    const now = this.options.now();
    const lagMs = this.clock.lagMs(now);
    this.load.observe(lagMs, now);
    if (lagMs > hopelessLagMs && this.worker !== null) this.fail(this.worker, new DuetError('engine.recognizer-failed', { reason: `the recognizer is ${Math.round(lagMs / 1000)} s behind` }));
    return lagMs;
  }

  begin(listener: UtteranceListener, memory: SpeakerMemory | null): number {
    const utterance = this.nextNumber++;
    this.utterances.set(utterance, { listener, asked: new Map() });
    if (this.worker === null) queueMicrotask(() => { this.lose(utterance, new DuetError('engine.recognizer-failed', { reason: 'the recognizer is starting again' })); });
    this.post({ type: 'begin', utterance, effort: this.load.effort, memory });
    return utterance;
  }

  /** The samples are copied, so that the caller may use its buffer again. */
  audio(utterance: number, samples: Int16Array): void {
    if (this.worker === null || samples.length === 0) return;
    const copy = samples.slice();
    this.clock.pieceSent(this.options.now());
    this.post({ type: 'audio', utterance, samples: copy }, [copy.buffer]);
  }

  /** Calls back with what was heard of all samples so far; never, when the utterance ends or is lost before. */
  ask(utterance: number, answer: (hypothesis: Hypothesis) => void): void {
    const request = this.nextNumber++;
    this.utterances.get(utterance)?.asked.set(request, answer);
    this.post({ type: 'ask', utterance, request });
  }

  end(utterance: number): void {
    this.post({ type: 'end', utterance });
  }

  discard(utterance: number): void {
    if (this.utterances.delete(utterance)) this.post({ type: 'discard', utterance });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    const worker = this.worker;
    this.worker = null;
    if (worker === null) return;
    // Asked to end by itself: a thread that is killed inside the library takes the process along.
    const exited = new Promise<void>((resolve) => { worker.once('exit', () => { resolve(); }); });
    worker.postMessage({ type: 'stop' } satisfies ToRecognizerWorker);
    const timer = setTimeout(() => { void worker.terminate(); }, 2000);
    await exited;
    clearTimeout(timer);
  }

  private startWorker(onReady?: () => void, onFirstFailure?: (error: DuetError) => void): void {
    this.clock = new PieceClock();
    const settings: WorkerSettings<unknown> = { model: this.options.model, pieceCounter: this.clock.counter, mostDecoders: this.options.mostDecoders };
    const worker = new Worker(this.options.workerUrl, { workerData: settings, name: 'recognizer' });
    let isReady = false;
    const failed = (error: DuetError): void => {
      if (isReady || onFirstFailure === undefined) {
        this.fail(worker, error);
        return;
      }
      this.isClosed = true;
      onFirstFailure(error);
      void worker.terminate();
    };
    worker.on('message', (message: FromRecognizerWorker) => {
      if (this.isClosed) return;
      if (message.type === 'ready') {
        isReady = true;
        this.worker = worker;
        onReady?.();
      } else if (message.type === 'failed') failed(new DuetError(message.code, { reason: message.reason.slice(0, 300), ...message.parameters }));
      else if (worker === this.worker) this.receive(message);
    });
    worker.on('error', (error: unknown) => { failed(new DuetError('engine.recognizer-failed', { reason: error instanceof Error ? error.message.slice(0, 300) : 'the worker crashed' }, { cause: error })); });
    worker.on('exit', (code) => { failed(new DuetError('engine.recognizer-failed', { reason: `the worker ended with code ${code}` })); });
  }

  private receive(message: Exclude<FromRecognizerWorker, { type: 'ready' | 'failed' }>): void {
    const utterance = this.utterances.get(message.utterance);
    if (utterance === undefined) return;
    if (message.type === 'partial') utterance.listener.onPartial(message.hypothesis);
    else if (message.type === 'answer') {
      const answer = utterance.asked.get(message.request);
      utterance.asked.delete(message.request);
      answer?.(message.hypothesis);
    } else if (message.type === 'final') {
      this.failuresInRow = 0;
      this.utterances.delete(message.utterance);
      utterance.listener.onFinal(message.hypothesis, message.memory);
    } else this.lose(message.utterance, new DuetError(message.code, { reason: message.reason.slice(0, 300) }));
  }

  private lose(utterance: number, error: DuetError): void {
    const known = this.utterances.get(utterance);
    this.utterances.delete(utterance);
    known?.listener.onLost(error);
  }

  private fail(worker: Worker, error: DuetError): void {
    if (this.isClosed || (this.worker !== worker && this.worker !== null) || this.restartTimer !== null) return;
    this.worker = null;
    worker.removeAllListeners();
    worker.on('error', () => undefined);
    void worker.terminate();
    this.options.onRestart(error);
    for (const utterance of [...this.utterances.keys()]) this.lose(utterance, error);
    const delay = this.failuresInRow === 0 ? 0 : Math.min(longestRestartDelayMs, this.options.restartDelayMs * 2 ** (this.failuresInRow - 1));
    this.failuresInRow += 1;
    this.restartTimer = setTimeout(() => {
      this.restartTimer = null;
      this.startWorker();
    }, delay);
  }

  private post(message: ToRecognizerWorker, transfer: ArrayBuffer[] = []): void {
    this.worker?.postMessage(message, transfer);
  }
}
