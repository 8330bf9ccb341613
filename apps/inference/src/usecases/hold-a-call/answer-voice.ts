import { downSampleRateHz, DuetError, resampleAll, type CallSettings, type Language } from '@duet/shared';
import type { SpokenStretch } from '@duet/duplex';
import { createSentenceSplitter, sourceEndOf, toSpokenText, type Sentence } from '../../domain/spoken-text/index.ts';
import type { SpeechSynthesizer } from '../../ports/index.ts';
import type { AnswerOutput } from './answer-output.ts';

/** Sentences that a seat may prepare before its answer is accepted: the first one, so that its sound starts at once. */
const preparedSentences = 1;
/** Sound made ahead of playback: enough that a sentence is ready when the one before ends, little enough that "slower" is heard soon. */
const madeAheadSamples = 8 * downSampleRateHz;

export interface AnswerVoiceReport {
  /** A stretch of text became sound (or has none to make). */
  speech(stretch: { endCharacter: number; samples: number; wordEnds: SpokenStretch['wordEnds'] }): void;
  /** All text was spoken. */
  finished(): void;
  /** A sentence could not be spoken; its text is shown all the same. */
  failed(error: DuetError): void;
}

/** Turns the text of one answer into sound, sentence by sentence as it comes. Holds the sound back until the answer is accepted. */
export class AnswerVoice {
  private readonly splitter = createSentenceSplitter();
  private readonly sentences: Sentence[] = [];
  private readonly prepared: Int16Array[] = [];
  private output: AnswerOutput | null = null;
  private isTextComplete = false;
  private spokenCount = 0;
  private hasFailed = false;
  private wake: (() => void) | null = null;
  private readonly synthesizer: SpeechSynthesizer;
  private readonly settings: () => Pick<CallSettings, 'language' | 'voice' | 'speechRate'>;
  private readonly report: AnswerVoiceReport;
  private readonly signal: AbortSignal;

  constructor(options: { synthesizer: SpeechSynthesizer; settings: () => Pick<CallSettings, 'language' | 'voice' | 'speechRate'>; report: AnswerVoiceReport; signal: AbortSignal }) {
    this.synthesizer = options.synthesizer;
    this.settings = options.settings;
    this.report = options.report;
    this.signal = options.signal;
    this.signal.addEventListener('abort', () => this.rouse(), { once: true });
    void this.run();
  }

  pushText(delta: string): void {
    this.sentences.push(...this.splitter.push(delta));
    this.rouse();
  }

  endText(): void {
    this.sentences.push(...this.splitter.flush());
    this.isTextComplete = true;
    this.rouse();
  }

  /** Sound that the engine made by itself, for the text up to `endCharacter`. */
  pushAudio(samples: Int16Array, sampleRateHz: number, endCharacter: number): void {
    this.deliver(resampleAll(samples, sampleRateHz, downSampleRateHz), endCharacter, []);
  }

  /** The answer was accepted: what is prepared sounds now. */
  adopt(output: AnswerOutput): void {
    this.output = output;
    for (const samples of this.prepared.splice(0)) output.add(samples);
    if (this.isTextComplete && this.isIdle) output.complete();
    this.rouse();
  }

  /** The player moved on, so more may be made. */
  rouse(): void {
    const wake = this.wake;
    this.wake = null;
    wake?.();
  }

  private isIdle = false;

  private async run(): Promise<void> {
    while (!this.signal.aborted) {
      if (this.sentences.length > 0 && this.mayMake()) {
        await this.speak(this.sentences.shift()!);
        continue;
      }
      if (this.sentences.length === 0 && this.isTextComplete) break;
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
    if (this.signal.aborted) return;
    this.isIdle = true;
    this.output?.complete();
    this.report.finished();
  }

  private mayMake(): boolean {
    return this.output === null ? this.spokenCount < preparedSentences : this.output.unplayedSamples < madeAheadSamples;
  }

  private async speak(sentence: Sentence): Promise<void> {
    this.spokenCount += 1;
    const { voice, speechRate } = this.settings();
    const language: Language = /\p{Script=Han}/u.test(sentence.text) ? 'zh' : 'en';
    const { spoken, spans } = toSpokenText(sentence.text, language);
    if (spoken.trim() === '') return this.deliver(new Int16Array(0), sentence.endCharacter, []);
    const isVoiceOfLanguage = this.synthesizer.voices.some((known) => known.id === voice && known.language === language);
    try {
      const speech = await this.synthesizer.speak({ text: spoken, language, voice: isVoiceOfLanguage ? voice : '', rate: speechRate }, this.signal);
      if (this.signal.aborted) return;
      const ratio = downSampleRateHz / speech.sampleRateHz;
      const wordEnds = speech.wordEnds.map((word) => ({
        endCharacter: sentence.startCharacter + sourceEndOf(spans, word.endCharacter), endSample: Math.round(word.endSample * ratio),
      }));
      this.deliver(resampleAll(speech.samples, speech.sampleRateHz, downSampleRateHz), sentence.endCharacter, wordEnds);
    } catch (thrown) {
      if (this.signal.aborted) return;
      if (!this.hasFailed) this.report.failed(DuetError.from(thrown, 'engine.synthesizer-failed'));
      this.hasFailed = true;
      this.deliver(new Int16Array(0), sentence.endCharacter, []);
    }
  }

  private deliver(samples: Int16Array, endCharacter: number, wordEnds: SpokenStretch['wordEnds']): void {
    if (this.output === null) this.prepared.push(samples);
    else this.output.add(samples);
    this.report.speech({ endCharacter, samples: samples.length, wordEnds });
  }
}
