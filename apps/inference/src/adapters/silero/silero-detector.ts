import { Worker } from 'node:worker_threads';
import { DuetError, detectorWindowSamples } from '@duet/shared';
import type { DetectorStream, DetectorWindow, VoiceDetector } from '../../ports/voice-detector.ts';
import { packagedModelPath } from './silero-model.ts';
import { appendWindow, buffersOf, createWindowBatch, type FromWorker, type ResultBatch, type ToWorker } from './window-batch.ts';

export interface SileroDetectorOptions {
  /** The model file; default: the one of the npm package. */
  modelPath?: string;
  /** The worker's source; tests put one that crashes in its place. */
  workerUrl?: URL;
  /** A crashed worker is started again at once, then after this long, doubled at each failure that follows without a judged window. Default 250. */
  restartDelayMs?: number;
  onRestart?: (cause: DuetError) => void;
}

/** A stream that is 10 s behind has its newest windows left out: a burst after a network drop is judged (0.1 s of work), a flood is not. */
const mostWindowsBehind = 312;
const longestRestartDelayMs = 5000;

interface StreamRecord {
  id: number;
  onWindow: (window: DetectorWindow) => void;
  onError: (error: unknown) => void;
  /** The window that is being gathered. */
  gathered: Int16Array;
  gatheredSamples: number;
  pushedSamples: number;
  isResetPending: boolean;
  windowsBehind: number;
  isBehindReported: boolean;
}

/**
 * Silero on one worker thread for all calls. The main thread only gathers samples into windows; the windows of one turn of the event
 * loop travel as one message and are judged as one batch.
 */
export class SileroDetector implements VoiceDetector {
  readonly #options: Required<Omit<SileroDetectorOptions, 'onRestart'>> & { onRestart: ((cause: DuetError) => void) | undefined };
  readonly #streams = new Map<number, StreamRecord>();
  #nextStream = 1;
  #worker: Worker | null = null;
  #pending = createWindowBatch(4);
  #isFlushScheduled = false;
  #failuresInRow = 0;
  #restartTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  private constructor(options: SileroDetectorOptions) {
    this.#options = {
      modelPath: options.modelPath ?? packagedModelPath(),
      workerUrl: options.workerUrl ?? new URL('./detector-worker.ts', import.meta.url),
      restartDelayMs: options.restartDelayMs ?? 250,
      onRestart: options.onRestart,
    };
  }

  /**
   * Loads the model and is ready for streams.
   * @throws DuetError `engine.detector-failed` when the model cannot be loaded here.
   */
  static async start(options: SileroDetectorOptions = {}): Promise<SileroDetector> {
    const detector = new SileroDetector(options);
    await new Promise<void>((resolve, reject) => { detector.#startWorker(resolve, reject); });
    return detector;
  }

  openStream(onWindow: (window: DetectorWindow) => void, onError: (error: unknown) => void): DetectorStream {
    if (this.#isClosed) throw new DuetError('engine.detector-failed', { reason: 'the detector was closed' });
    const record: StreamRecord = {
      id: this.#nextStream++, onWindow, onError, gathered: new Int16Array(detectorWindowSamples), gatheredSamples: 0,
      pushedSamples: 0, isResetPending: false, windowsBehind: 0, isBehindReported: false,
    };
    this.#streams.set(record.id, record);
    return {
      push: (samples) => { this.#push(record, samples); },
      reset: () => {
        record.gatheredSamples = 0;
        record.isResetPending = true;
      },
      close: () => {
        if (this.#streams.delete(record.id)) this.#post({ type: 'stream-closed', stream: record.id });
      },
    };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#streams.clear();
    if (this.#restartTimer !== null) clearTimeout(this.#restartTimer);
    const worker = this.#worker;
    this.#worker = null;
    if (worker === null) return;
    // Ended from inside where it can be: killing a thread in the middle of a native call is left for one that does not answer.
    const exited = new Promise<void>((resolve) => { worker.once('exit', () => { resolve(); }); });
    worker.postMessage({ type: 'stop' } satisfies ToWorker);
    const timer = setTimeout(() => { void worker.terminate(); }, 1000);
    await exited;
    clearTimeout(timer);
  }

  #push(record: StreamRecord, samples: Int16Array): void {
    if (!this.#streams.has(record.id)) return;
    let offset = 0;
    while (offset < samples.length) {
      const taken = Math.min(samples.length - offset, detectorWindowSamples - record.gatheredSamples);
      record.gathered.set(samples.subarray(offset, offset + taken), record.gatheredSamples);
      record.gatheredSamples += taken;
      record.pushedSamples += taken;
      offset += taken;
      if (record.gatheredSamples === detectorWindowSamples) this.#windowGathered(record);
    }
  }

  #windowGathered(record: StreamRecord): void {
    record.gatheredSamples = 0;
    if (record.windowsBehind >= mostWindowsBehind) {
      record.isResetPending = true;
      if (!record.isBehindReported) record.onError(new DuetError('engine.detector-failed', { reason: 'the detector is more than 10 s behind' }));
      record.isBehindReported = true;
      return;
    }
    record.windowsBehind += 1;
    this.#pending = appendWindow(this.#pending, record.id, record.pushedSamples, record.isResetPending, record.gathered);
    record.isResetPending = false;
    if (this.#isFlushScheduled) return;
    this.#isFlushScheduled = true;
    // After the sockets of this turn were read: their windows travel together.
    setImmediate(() => { this.#flush(); });
  }

  #flush(): void {
    this.#isFlushScheduled = false;
    const batch = this.#pending;
    if (batch.count === 0) return;
    this.#pending = createWindowBatch(Math.max(4, batch.count));
    if (this.#worker === null) this.#forgetOutstanding();
    else this.#post({ type: 'windows', batch }, buffersOf(batch));
  }

  #deliver(results: ResultBatch): void {
    this.#failuresInRow = 0;
    for (const [index, id] of results.streams.entries()) {
      const record = this.#streams.get(id);
      if (record === undefined) continue;
      record.windowsBehind -= 1;
      if (record.windowsBehind === 0) record.isBehindReported = false;
      record.onWindow({ probability: results.probabilities[index] ?? 0, endSample: results.endSamples[index] ?? 0, levelDb: results.levelsDb[index] ?? 0 });
    }
  }

  #startWorker(onReady?: () => void, onFirstFailure?: (error: DuetError) => void): void {
    const worker = new Worker(this.#options.workerUrl, { workerData: { modelPath: this.#options.modelPath }, name: 'voice-detector' });
    let isReady = false;
    let hasFailed = false;
    const failed = (message: string): void => {
      if (hasFailed || this.#isClosed) return;
      hasFailed = true;
      const error = new DuetError('engine.detector-failed', { reason: message.slice(0, 300) });
      if (this.#worker === worker) this.#worker = null;
      void worker.terminate();
      if (!isReady && onFirstFailure !== undefined) {
        this.#isClosed = true;
        onFirstFailure(error);
      } else this.#restart(error);
    };
    worker.on('message', (message: FromWorker) => {
      if (hasFailed || this.#isClosed) return;
      if (message.type === 'results') this.#deliver(message.results);
      else if (message.type === 'failed') failed(message.message);
      else {
        isReady = true;
        this.#worker = worker;
        onReady?.();
      }
    });
    worker.on('error', (error) => { failed(error.message); });
    worker.on('exit', (code) => { failed(`its worker ended with code ${String(code)}`); });
  }

  /** Fresh memories for all; what was on its way is lost, and the streams go on with their next windows. */
  #restart(error: DuetError): void {
    this.#forgetOutstanding();
    this.#options.onRestart?.(error);
    for (const record of [...this.#streams.values()]) record.onError(error);
    if (this.#isClosed) return;
    const delay = this.#failuresInRow === 0 ? 0 : Math.min(longestRestartDelayMs, this.#options.restartDelayMs * 2 ** (this.#failuresInRow - 1));
    this.#failuresInRow += 1;
    this.#restartTimer = setTimeout(() => { this.#startWorker(); }, delay);
  }

  #forgetOutstanding(): void {
    for (const record of this.#streams.values()) {
      record.windowsBehind = 0;
      record.isBehindReported = false;
      record.isResetPending = true;
    }
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }
}
