import { DuetError } from '@duet/shared';
import type { SpeakRequest, Speech, SpeechSynthesizer } from '../../../ports/index.ts';
import { startSpeakingJobs, type SpeakingJobs } from './speaking-jobs.ts';

/**
 * The voices inside the package, best first: slt and rms are statistical voices (intelligible, a little muffled), kal16 is made of recorded diphones (crisp, robotic, ten times as fast).
 * Its `kal` of 8 kHz and `awb_time`, which knows only the words of the clock, are left out.
 */
const voices = [
  { id: 'flite-slt', name: 'Slt (American, female)', language: 'en' },
  { id: 'flite-rms', name: 'Rms (American, male)', language: 'en' },
  { id: 'flite-awb', name: 'Awb (Scottish, male)', language: 'en' },
  { id: 'flite-kal16', name: 'Kal (robotic, male)', language: 'en' },
] as const satisfies SpeechSynthesizer['voices'];

/** Far above any sentence; protects the thread's time limit. */
const mostCharacters = 1500;

/** Speaks English with flite (https://github.com/festvox/flite) in worker threads, with the end of every word. */
export class FliteSynthesizer implements SpeechSynthesizer {
  readonly voices = voices;
  readonly #jobs: SpeakingJobs;
  readonly #ownsJobs: boolean;

  /** @param jobs threads shared with other voices, which their owner closes. */
  constructor(jobs: SpeakingJobs, ownsJobs = false) {
    this.#jobs = jobs;
    this.#ownsJobs = ownsJobs;
  }

  /** Compiles the module and starts on threads of its own. */
  static async create(threads = 1): Promise<FliteSynthesizer> {
    const synthesizer = new FliteSynthesizer(await startSpeakingJobs(threads), true);
    await synthesizer.warmUp();
    return synthesizer;
  }

  /** Starts a thread and has it speak, so that the first sentence of a call does not pay for either. */
  async warmUp(): Promise<void> {
    await this.speak({ text: 'This voice speaks now, so that its code is compiled before anybody waits.', language: 'en', voice: '', rate: 1 }, AbortSignal.timeout(30_000));
  }

  async speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech> {
    signal.throwIfAborted();
    const voice = voices.find((known) => known.id === request.voice) ?? voices[0];
    // Control characters and what is not ASCII have no sound in an English voice.
    const text = request.text.replace(/[^\x20-\x7e]+/g, ' ').trim();
    if (text.length > mostCharacters) throw new DuetError('engine.synthesizer-failed', { reason: 'the sentence is too long', limit: mostCharacters, length: text.length });
    if (!/[A-Za-z0-9]/.test(text)) return { samples: new Int16Array(0), sampleRateHz: 24_000, wordEnds: [] };
    const leading = request.text.length - request.text.trimStart().length;
    const speech = await this.#jobs.run({ type: 'flite', text, voice: voice.id.replace('flite-', ''), rate: request.rate }, signal);
    return leading === 0 ? speech : { ...speech, wordEnds: speech.wordEnds.map((word) => ({ ...word, endCharacter: word.endCharacter + leading })) };
  }

  async close(): Promise<void> {
    if (this.#ownsJobs) await this.#jobs.close();
  }
}
