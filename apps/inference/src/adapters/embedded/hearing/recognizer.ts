import { availableParallelism } from 'node:os';
import type { DuetError, SessionId } from '@duet/shared';
import { prepareModel } from './model/prepare-model.ts';
import { RecognizerEar, type RecognizerEarOptions } from './recognizer-ear.ts';
import { RecognizerWorkerLink } from './recognizer-worker-link.ts';

export interface RecognizerOptions {
  /** Folder for what is made once and kept; the models go to `cache` in it. */
  dataDir: string;
  /** Worker threads; 0 = as the cores allow. Default 0. */
  workers?: number;
  /** Utterances that one worker hears at once; the next is refused. A decoder takes 13 MB. Default 12. */
  decodersPerWorker?: number;
  /** A worker crashed and was started again. */
  onRestart?: (cause: DuetError) => void;
}

export interface RecognizerStatus {
  /** Utterances that are being heard. */
  decodersBusy: number;
  /** Age of the oldest audio that is not decoded. */
  lagMs: number;
  /** New calls should be refused while this is set; the reason. */
  overload: string | null;
}

const observeEveryMs = 200;

/** PocketSphinx on a few worker threads for all calls. */
export class Recognizer {
  private readonly links: readonly RecognizerWorkerLink[];
  private readonly ears = new Set<RecognizerEar>();
  private observer: NodeJS.Timeout | null = null;

  private constructor(links: readonly RecognizerWorkerLink[]) {
    this.links = links;
  }

  /**
   * Builds the language model when it is not in the cache (some seconds, in a worker) and starts the workers.
   * @throws DuetError `engine.recognizer-missing` with the remedy where the library or its model is not installed; `engine.recognizer-failed`.
   */
  static async create(options: RecognizerOptions): Promise<Recognizer> {
    const model = await prepareModel(options.dataDir);
    return Recognizer.start(model, new URL('./worker/recognizer-worker.ts', import.meta.url), options);
  }

  /** With a worker of another kind; tests bring one whose decoder is a script. */
  static async start(model: unknown, workerUrl: URL, options: Omit<RecognizerOptions, 'dataDir'> & { restartDelayMs?: number }): Promise<Recognizer> {
    const count = options.workers === undefined || options.workers === 0 ? Math.min(4, availableParallelism()) : options.workers;
    const links = await Promise.all(Array.from({ length: count }, () => RecognizerWorkerLink.start({
      workerUrl, model, mostDecoders: options.decodersPerWorker ?? 12, restartDelayMs: options.restartDelayMs ?? 250,
      now: () => performance.now(), onRestart: options.onRestart ?? (() => undefined),
    })));
    return new Recognizer(links);
  }

  /** An ear for one call. The session's name is for the caller's own bookkeeping; nothing is shared between ears. */
  openEar(_session: SessionId, options: RecognizerEarOptions): RecognizerEar {
    const ear: RecognizerEar = new RecognizerEar({ chooseLink: (last) => this.chooseLink(last), onClosed: () => { this.ears.delete(ear); } }, options);
    this.ears.add(ear);
    return ear;
  }

  get status(): RecognizerStatus {
    const running = this.links.filter((link) => link.isRunning);
    return {
      decodersBusy: this.links.reduce((sum, link) => sum + link.busy, 0),
      lagMs: Math.max(0, ...running.map((link) => link.observeLag())),
      overload: running.length === 0 ? 'The recognizer is starting again.'
        : running.every((link) => link.load.isOverloaded) ? 'Speech recognition is behind on this machine; too many people are speaking.' : null,
    };
  }

  async close(): Promise<void> {
    if (this.observer !== null) clearInterval(this.observer);
    for (const ear of [...this.ears]) ear.close();
    await Promise.all(this.links.map((link) => link.close()));
  }

  /** The worker that hears the fewest; between equals the one that the call had, whose caches are warm. */
  private chooseLink(last: RecognizerWorkerLink | null): RecognizerWorkerLink {
    this.observe();
    const cost = (link: RecognizerWorkerLink): number => link.busy + (link.isRunning ? 0 : 1000) + (link.load.isOverloaded ? 4 : 0) - (link === last ? 0.5 : 0);
    return this.links.reduce((best, link) => (cost(link) < cost(best) ? link : best));
  }

  /** The lag is looked at while somebody speaks, and until it is calm again. */
  private observe(): void {
    this.observer ??= setInterval(() => {
      for (const link of this.links) if (link.isRunning) link.observeLag();
      if (this.links.some((link) => link.busy > 0 || link.load.effort !== 'full' || link.load.isOverloaded)) return;
      if (this.observer !== null) clearInterval(this.observer);
      this.observer = null;
    }, observeEveryMs).unref();
  }
}
