import { availableParallelism } from 'node:os';
import { DuetError, type EngineInfo } from '@duet/shared';
import type { SpeakRequest, Speech, SpeechSynthesizer } from '../../../ports/index.ts';
import { EspeakSynthesizer, espeakRemedy } from './espeak-synthesizer.ts';
import { FliteSynthesizer } from './flite-synthesizer.ts';
import { SpeechCache } from './speech-cache.ts';
import { startSpeakingJobs, type SpeakingJobs } from './speaking-jobs.ts';

/**
 * The voices of the embedded engine: flite for English, espeak-ng for Chinese where it is installed. All at 24 kHz and equally loud.
 * @example const synthesizer = await EmbeddedSynthesizer.create(); const speech = await synthesizer.speak({ text: 'Hello.', language: 'en', voice: '', rate: 1 }, signal);
 */
export class EmbeddedSynthesizer implements SpeechSynthesizer {
  readonly voices: SpeechSynthesizer['voices'];
  /** What cannot speak here, in the form in which the engine reports it. */
  readonly missing: EngineInfo['missing'];
  readonly #flite: FliteSynthesizer;
  readonly #espeak: EspeakSynthesizer | null;
  readonly #jobs: SpeakingJobs;
  readonly #cache = new SpeechCache();

  private constructor(jobs: SpeakingJobs, flite: FliteSynthesizer, espeak: EspeakSynthesizer | null) {
    this.#jobs = jobs;
    this.#flite = flite;
    this.#espeak = espeak;
    this.voices = [...flite.voices, ...(espeak?.voices ?? [])];
    this.missing = espeak === null ? [{ part: 'chinese-voice', code: 'engine.synthesizer-missing', remedy: espeakRemedy }] : [];
  }

  /** Starts the threads (two at most: a long sentence of one call does not hold up the first one of another) and speaks once, so that they are warm. */
  static async create(options: { threads?: number } = {}): Promise<EmbeddedSynthesizer> {
    const threads = options.threads ?? Math.min(2, availableParallelism());
    const jobs = await startSpeakingJobs(threads);
    const flite = new FliteSynthesizer(jobs);
    // As many requests at once as there are threads reach every one of them.
    const [espeak] = await Promise.all([EspeakSynthesizer.detect(jobs), ...Array.from({ length: threads }, () => flite.warmUp())]);
    return new EmbeddedSynthesizer(jobs, flite, espeak);
  }

  async speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech> {
    signal.throwIfAborted();
    const known = this.#cache.get(request);
    if (known !== null) return known;
    const speech = await this.#synthesizerFor(request).speak(request, signal);
    this.#cache.add(request, speech);
    return speech;
  }

  async close(): Promise<void> {
    await Promise.all([this.#flite.close(), this.#espeak?.close(), this.#jobs.close()]);
  }

  /** A voice speaks its own language only; a voice of the other language gives way to the language's default. */
  #synthesizerFor(request: SpeakRequest): SpeechSynthesizer {
    if (request.language === 'en') return this.#flite;
    if (this.#espeak === null) throw new DuetError('engine.synthesizer-missing', { part: 'chinese-voice', remedy: espeakRemedy });
    return this.#espeak;
  }
}
