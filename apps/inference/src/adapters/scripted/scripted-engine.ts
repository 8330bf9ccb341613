import { DuetError, type EngineInfo, type Verdict } from '@duet/shared';
import type { Clock, EarOptions, EngineEar, EngineEvent, EngineHealth, OmniEngine, OmniTurn, RespondOptions } from '../../ports/index.ts';
import { openScriptedEar } from './scripted-ear.ts';

export interface ScriptedEngineOptions {
  clock: Clock;
  /** From the request to the verdict. Default 40: what a one-token gate costs on a card. */
  verdictMs?: number;
  /** From the verdict to the first sentence. Default 60. */
  firstTextMs?: number;
  /** Between sentences. Default 80. */
  sentenceMs?: number;
  /** The rule that stands for a model's judgement. Default `decideByLoudnessAndLength`. */
  decide?: (turn: OmniTurn) => Verdict;
  /** The sentences of the answer. Default `countSentences(8)`. */
  answer?: (turn: OmniTurn) => readonly string[];
}

const scriptedInfo: EngineInfo = {
  id: 'scripted', name: 'Scripted engine', runsOn: 'this computer, no model', isVita: false,
  modalitiesIn: ['text', 'audio'], modalitiesOut: ['text'], languages: [{ language: 'en', hears: true, speaks: true, reads: true }],
  voices: [], abilities: [], limits: { textCharacters: 2000, images: 0, imageBytes: 0, audioSeconds: 30 }, missing: [],
};

/**
 * A speech-like stretch is a question: at least 400 ms of it, half of the window, above −55 dB. A cough (mostly under 350 ms) and a quiet room are not.
 * It knows nothing of words; it lets benches and tests choose the verdict by what they play.
 */
export function decideByLoudnessAndLength(turn: OmniTurn): Verdict {
  if (turn.text !== null) return { state: 'query-text', kind: 'question', confidence: 1, reasons: [] };
  const speechMs = turn.utterances.reduce((sum, utterance) => sum + utterance.speechMs, 0);
  const fraction = Math.max(0, ...turn.utterances.map((utterance) => utterance.speechFraction));
  const levelDb = Math.max(-100, ...turn.utterances.map((utterance) => utterance.levelDb));
  const isQuery = speechMs >= 400 && fraction >= 0.5 && levelDb > -55;
  return {
    state: isQuery ? 'query-audio' : 'noise', kind: isQuery ? 'question' : 'sound', confidence: 1,
    reasons: [{ name: 'speech-fraction', score: Math.max(0, Math.min(1, fraction)), detail: `${Math.round(speechMs)} ms of speech` }],
  };
}

/** An answer of known length: sentence n says n, so that a listener and a test both hear where it was cut. */
export function countSentences(count: number): (turn: OmniTurn) => readonly string[] {
  return (turn) => {
    const heard = turn.text === null ? `${Math.round(turn.utterances.reduce((sum, utterance) => sum + utterance.speechMs, 0))} milliseconds of speech` : `the words “${turn.text}”`;
    return [`I got ${heard}. `, ...Array.from({ length: count - 1 }, (_, index) => `This is sentence number ${index + 2} of ${count}. `)];
  };
}

const longestText = scriptedInfo.limits.textCharacters;

/**
 * An engine without a model, for benches that measure Duet itself and for tests: latencies, verdicts and answers are what the options say.
 * It costs a few timers a turn, so that 50 calls on two cores measure the service and not a recognizer.
 */
export class ScriptedEngine implements OmniEngine {
  readonly info = scriptedInfo;
  private readonly clock: Clock;
  private readonly delays: { verdictMs: number; firstTextMs: number; sentenceMs: number };
  private readonly decide: (turn: OmniTurn) => Verdict;
  private readonly answer: (turn: OmniTurn) => readonly string[];
  private running = 0;
  private isClosed = false;

  constructor(options: ScriptedEngineOptions) {
    this.clock = options.clock;
    this.delays = { verdictMs: options.verdictMs ?? 40, firstTextMs: options.firstTextMs ?? 60, sentenceMs: options.sentenceMs ?? 80 };
    this.decide = options.decide ?? decideByLoudnessAndLength;
    this.answer = options.answer ?? countSentences(8);
  }

  openEar(_session: OmniTurn['sessionId'], options: EarOptions): EngineEar {
    return openScriptedEar(options);
  }

  async *respond(turn: OmniTurn, { signal }: RespondOptions): AsyncGenerator<EngineEvent> {
    if (this.isClosed) throw new DuetError('engine.unavailable', { engine: this.info.name });
    if (turn.text === null && turn.utterances.length === 0) throw new DuetError('input.text-empty');
    if ((turn.text?.length ?? 0) > longestText) throw new DuetError('input.text-too-long', { limit: longestText, length: turn.text?.length ?? 0 });
    if (signal.aborted) return;
    this.running += 1;
    try {
      const verdict = this.decide(turn);
      if (!(await this.pause(this.delays.verdictMs, signal))) return;
      yield { type: 'verdict', ...verdict };
      if (verdict.state === 'noise') {
        yield { type: 'done', finishReason: 'noise' };
        return;
      }
      const sentences = this.answer(turn);
      for (const [index, sentence] of sentences.entries()) {
        if (!(await this.pause(index === 0 ? this.delays.firstTextMs : this.delays.sentenceMs, signal))) return;
        if (index === 0) yield { type: 'source', text: 'a script', frameAgeMs: null };
        yield { type: 'text-delta', text: sentence };
      }
      if (!signal.aborted) yield { type: 'done', finishReason: 'stop', usage: { promptTokens: 0, answerTokens: sentences.length } };
    } finally {
      this.running -= 1;
    }
  }

  async health(): Promise<EngineHealth> {
    return { isReady: !this.isClosed, detail: 'answers by a script', running: this.running, waiting: 0, overload: null };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }

  /** False when the signal was aborted while it waited. */
  private pause(ms: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(false);
      const onAbort = (): void => { cancel(); resolve(false); };
      const cancel = this.clock.schedule(ms, () => {
        signal.removeEventListener('abort', onAbort);
        resolve(!signal.aborted);
      });
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
