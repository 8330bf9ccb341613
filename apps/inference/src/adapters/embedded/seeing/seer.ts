import type { EngineInfo } from '@duet/shared';
import { DuetError } from '@duet/shared';
import type { OmniTurn } from '../../../ports/index.ts';
import type { LookAtScene, SceneObservation, ScenePart } from '../answering/scene.ts';
import { WorkerJobs } from '../worker-jobs/worker-jobs.ts';

export type SeeingJob = { type: 'warm-up' } | { type: 'look'; image: Uint8Array; frameAgeMs: number; parts: readonly ScenePart[] };

export interface SeerOptions {
  /** The worker's source; tests put one that breaks in its place. */
  workerUrl?: URL;
  /** The longest that loading the models and one look may take together. Default 20 s, for a loaded machine. */
  timeLimitMs?: number;
  /** The thread and its models (500 MB) are given up after so long without a look. Default 10 minutes. */
  idleMs?: number;
  onFault?: (fault: string, cause: unknown) => void;
}

/** Looks that may wait. One takes a second, so the tenth in line waits longer than anybody listens. */
const mostWaiting = 10;
/** Models are loaded so long after the first turn that brings frames, when its answer is being spoken. */
const warmUpDelayMs = 4000;

/**
 * The eyes of the embedded engine: reads text, finds faces, expressions and coarse objects, names colours and light, in a worker thread and only when asked.
 * @example const seer = new Seer(); const scene = await seer.observe(jpeg, 120, ['colours', 'text'], signal);
 */
export class Seer {
  /** What cannot look here, for the engine's information; models that turn out to be missing are told by each observation. */
  readonly missing: EngineInfo['missing'] = [];
  readonly #jobs: WorkerJobs<SeeingJob, SceneObservation | null>;
  readonly #onFault: NonNullable<SeerOptions['onFault']>;
  #warmUpTimer: NodeJS.Timeout | null = null;
  #lastUsedAt = Number.NEGATIVE_INFINITY;
  readonly #idleMs: number;

  constructor({ workerUrl = new URL('./seeing-worker.ts', import.meta.url), timeLimitMs = 20_000, idleMs = 600_000, onFault = () => undefined }: SeerOptions = {}) {
    this.#idleMs = idleMs;
    this.#onFault = onFault;
    this.#jobs = new WorkerJobs({ workerUrl, size: 1, timeLimitMs, mostWaiting, idleMs, failureCode: 'engine.vision-failed' });
  }

  /**
   * Looks at one picture (JPEG, PNG or WebP) with the parts that are asked for; light is always told. With all parts 1 to 2 s on one core, colours alone 20 ms.
   * @throws DuetError `input.image-too-large`, `input.image-unreadable`, `engine.vision-failed`. Aborting rejects at once with the signal's reason.
   */
  async observe(image: Uint8Array, frameAgeMs: number, parts: readonly ScenePart[], signal: AbortSignal): Promise<SceneObservation> {
    this.#lastUsedAt = performance.now();
    const scene = await this.#jobs.run({ type: 'look', image, frameAgeMs, parts: [...parts] }, signal);
    if (scene === null) throw new DuetError('engine.vision-failed', { reason: 'the thread answered something else' });
    return scene;
  }

  /** Loads the models ahead of the first question that needs them. */
  async warmUp(signal: AbortSignal): Promise<void> {
    this.#lastUsedAt = performance.now();
    await this.#jobs.run({ type: 'warm-up' }, signal);
  }

  /** A look at the newest of a turn's frames. The first turn that brings frames has the models loaded a little later, for a question about them is likely to come. */
  lookAt(images: OmniTurn['images']): LookAtScene {
    const newest = images.at(-1);
    if (newest !== undefined) this.#warmUpSoon();
    return async (parts, signal) => {
      signal.throwIfAborted();
      if (newest === undefined) return { absent: 'no-camera', reason: '' };
      try {
        return await this.observe(newest.image, newest.ageMs, parts, signal);
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        this.#onFault('a picture could not be looked at', thrown);
        return { absent: 'vision-missing', reason: '' };
      }
    };
  }

  async close(): Promise<void> {
    if (this.#warmUpTimer !== null) clearTimeout(this.#warmUpTimer);
    await this.#jobs.close();
  }

  #warmUpSoon(): void {
    const isWarm = performance.now() - this.#lastUsedAt < this.#idleMs;
    if (isWarm || this.#warmUpTimer !== null) return;
    this.#warmUpTimer = setTimeout(() => {
      this.#warmUpTimer = null;
      this.warmUp(AbortSignal.timeout(60_000)).catch((thrown: unknown) => this.#onFault('the models for pictures could not be loaded ahead', thrown));
    }, warmUpDelayMs).unref();
  }
}
