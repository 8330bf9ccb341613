import { DuetError } from '@duet/shared';
import type { SpeakRequest, Speech, SpeechSynthesizer } from '../../../ports/index.ts';
import { runProgram } from './run-program.ts';
import { startSpeakingJobs, type SpeakingJobs } from './speaking-jobs.ts';
import { readWave } from './wave-file.ts';

const program = 'espeak-ng';
/** A sentence takes 30 to 80 ms. */
const timeLimitMs = 5000;
const detectionLimitMs = 3000;
/** Four minutes of sound. */
const mostOutputBytes = 12_000_000;
const mostCharacters = 1500;
/** Words per minute at rate 1, about 4.5 Chinese characters a second; its own 175 give 3.5, too slow for a talk. The limits are the program's. */
const usualPace = 210;
const slowestPace = 80;
const fastestPace = 450;
/** Programs at once; a third request waits for the first to end. */
const mostPrograms = 2;

export const espeakRemedy = 'Install the program espeak-ng (Debian, Ubuntu: apt install espeak-ng; macOS: brew install espeak-ng; Windows: the installer of its releases) and start Duet again.';

/**
 * The variant of Mandarin that can be used. espeak-ng turns characters into pinyin; where its plain `cmn` then reads the pinyin as English words ("tian one qi four"),
 * as version 1.51 does, `cmn-latn-pinyin` reads it as Chinese.
 */
const mandarinVoices = ['cmn-latn-pinyin', 'cmn'] as const;

/** Speaks Chinese with the espeak-ng program. Its licence is GPL-3, so it is started as a program of its own and never linked. */
export class EspeakSynthesizer implements SpeechSynthesizer {
  readonly voices: SpeechSynthesizer['voices'];
  readonly #programVoices: ReadonlyMap<string, string>;
  readonly #jobs: SpeakingJobs;
  readonly #ownsJobs: boolean;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #isClosed = false;

  private constructor(mandarin: string, jobs: SpeakingJobs, ownsJobs: boolean) {
    this.voices = [{ id: 'espeak-zh', name: '普通话（男声）', language: 'zh' }, { id: 'espeak-zh-female', name: '普通话（女声）', language: 'zh' }];
    this.#programVoices = new Map([['espeak-zh', mandarin], ['espeak-zh-female', `${mandarin}+f2`]]);
    this.#jobs = jobs;
    this.#ownsJobs = ownsJobs;
  }

  /** @returns null when the program is not there or has no Mandarin. @param jobs threads that shape its sound, shared with other voices. */
  static async detect(jobs?: SpeakingJobs): Promise<EspeakSynthesizer | null> {
    try {
      const run = await runProgram(program, ['--voices=zh'], { signal: new AbortController().signal, timeLimitMs: detectionLimitMs, mostOutputBytes: 100_000 });
      const listed = run.stdout.toString();
      const mandarin = mandarinVoices.find((voice) => listed.includes(` ${voice} `));
      if (mandarin === undefined) return null;
      return new EspeakSynthesizer(mandarin, jobs ?? (await startSpeakingJobs(1)), jobs === undefined);
    } catch {
      // Not installed, or broken: the caller says what would make it run.
      return null;
    }
  }

  async speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech> {
    signal.throwIfAborted();
    const programVoice = this.#programVoices.get(request.voice) ?? this.#programVoices.get('espeak-zh') ?? mandarinVoices[0];
    // Control characters and [[ ]] are commands of the program.
    const text = request.text.replace(/[\p{Cc}[\]]+/gu, ' ').trim();
    if (text.length > mostCharacters) throw new DuetError('engine.synthesizer-failed', { reason: 'the sentence is too long', limit: mostCharacters, length: text.length });
    if (!/[\p{L}\p{N}]/u.test(text)) return { samples: new Int16Array(0), sampleRateHz: 24_000, wordEnds: [] };
    const pace = Math.round(Math.min(fastestPace, Math.max(slowestPace, usualPace * request.rate)));
    const run = await this.#runInTurn(['-v', programVoice, '-s', String(pace), '-b', '1', '-z', '--stdin', '--stdout'], `${text}\n`, signal);
    const wave = readWave(run);
    if (wave === null) throw new DuetError('engine.synthesizer-failed', { reason: 'espeak-ng gave no sound' });
    return this.#jobs.run({ type: 'shape', text, ...wave }, signal);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#ownsJobs) await this.#jobs.close();
  }

  async #runInTurn(programArguments: readonly string[], input: string, signal: AbortSignal): Promise<Buffer> {
    if (this.#isClosed) throw new DuetError('engine.synthesizer-failed', { reason: 'it was closed' });
    if (this.#running >= mostPrograms) await this.#turn(signal);
    this.#running += 1;
    try {
      const run = await runProgram(program, programArguments, { input, signal, timeLimitMs, mostOutputBytes });
      if (run.exitCode !== 0) throw new Error(`espeak-ng ended with ${run.exitCode}: ${run.stderr.slice(0, 200)}`);
      return run.stdout;
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
      if (isMissing) throw new DuetError('engine.synthesizer-missing', { part: 'chinese-voice', remedy: espeakRemedy }, { cause: thrown });
      throw new DuetError('engine.synthesizer-failed', { reason: thrown instanceof Error ? thrown.message.slice(0, 300) : 'unknown' }, { cause: thrown });
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Waits for a program to end; an aborted request leaves the line. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        const place = this.#waiting.indexOf(go);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(signal.reason);
      };
      this.#waiting.push(go);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
