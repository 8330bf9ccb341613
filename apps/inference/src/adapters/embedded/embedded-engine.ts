import { DuetError, type CallSettings, type EngineInfo, type SessionId, type Verdict } from '@duet/shared';
import type { Clock, EarOptions, EngineEar, EngineEvent, EngineHealth, OmniEngine, OmniTurn, RespondOptions } from '../../ports/index.ts';
import { decide, type Decision } from './deciding/decide.ts';
import { noReading } from './deciding/reading.ts';
import { EmbeddedEar } from './embedded-ear.ts';
import type { AnswerQuestion, EngineParts } from './engine-parts.ts';
import { hearTurn } from './hear-turn.ts';
import { emptyHypothesis, type Hypothesis } from './hearing/hypothesis.ts';
import { untilAborted } from './until-aborted.ts';

/** The longest silence that a call may be set to wait for its endpoint is 6 s. A speculation that got neither more speech nor an endpoint in longer is decided as it stands. */
const longestUndecidedMs = 8000;

/**
 * The small honest assistant that runs on any machine: hears with PocketSphinx, decides by rules over measured marks, answers from data that lies on
 * the disk. One object serves both seats of all calls; what belongs to a call is its ear and the history that comes with each turn.
 */
export class EmbeddedEngine implements OmniEngine {
  readonly info: EngineInfo;
  private readonly parts: EngineParts;
  private readonly clock: Clock;
  /** How a call listens until its first turn says so. */
  private readonly listening: CallSettings['listening'];
  /** Of each call, the newest last; more than one only while an utterance lasts over a change of language. */
  private readonly ears = new Map<SessionId, readonly EmbeddedEar[]>();
  private running = 0;
  private isClosed = false;

  constructor(info: EngineInfo, parts: EngineParts, clock: Clock, listening: CallSettings['listening'] = 'strict') {
    this.info = info;
    this.parts = parts;
    this.clock = clock;
    this.listening = listening;
  }

  /** Where the recognizer's library is missing, the ear says so once for each utterance through `onError`: `engine.recognizer-missing`. */
  openEar(session: SessionId, options: EarOptions): EngineEar {
    const { hearing, reader } = this.parts;
    if (hearing === null) return deafEar(options, () => this.recognizerMissing());
    const before = this.earsOf(session).at(-1);
    const ear: EmbeddedEar = new EmbeddedEar(session, { hearing, reader, listening: before?.listening ?? this.listening, onClosed: () => this.forgetEar(session, ear) }, options);
    ear.memory = before?.memory;
    this.ears.set(session, [...this.earsOf(session), ear]);
    return ear;
  }

  async *respond(turn: OmniTurn, { signal }: RespondOptions): AsyncGenerator<EngineEvent> {
    if (this.isClosed) throw new DuetError('engine.unavailable', { engine: this.info.name });
    this.checkLimits(turn);
    if (signal.aborted) return;
    this.running += 1;
    const events = turn.text === null ? this.answerSpoken(turn, signal) : this.answerTyped(turn, turn.text, signal);
    try {
      yield* untilAborted(events, signal, () => { this.running -= 1; });
    } catch (error) {
      if (!signal.aborted) throw DuetError.from(error, 'engine.failed');
    }
  }

  async health(): Promise<EngineHealth> {
    const hearing = this.parts.hearing?.health() ?? null;
    return {
      isReady: !this.isClosed,
      detail: hearing === null ? 'typed questions only: the recognizer is missing' : `hears ${hearing.busy} speaking, ${Math.round(hearing.lagMs)} ms behind`,
      running: this.running, waiting: 0, ...(hearing === null ? {} : { lagMs: Math.round(hearing.lagMs) }), overload: hearing?.overload ?? null,
    };
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const ear of [...this.ears.values()].flat()) ear.close();
    await Promise.all([this.parts.hearing?.close(), this.parts.reader.close(), this.parts.answering.close()]);
  }

  private async *answerSpoken(turn: OmniTurn, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    if (this.parts.hearing === null) throw this.recognizerMissing();
    let { heard, decision } = await this.judge(turn, 'settled', turn.isComplete, signal);
    if (decision.outcome === 'undecided') ({ heard, decision } = await this.judgeLater(turn, signal));
    if (signal.aborted) return;
    yield { type: 'verdict', ...decision.verdict };
    if (heard.text !== '') yield { type: 'transcript', text: decision.reading?.text ?? heard.text, isFinal: true };
    if (decision.outcome !== 'query') {
      yield { type: 'done', finishReason: 'noise' };
      return;
    }
    yield* this.answer({ reading: decision.reading ?? noReading(heard.text), isForeign: decision.isForeign, isSpoken: true, memory: memoryOf(turn), turn }, signal);
  }

  private async *answerTyped(turn: OmniTurn, text: string, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    const memory = memoryOf(turn);
    const reading = await this.parts.reader.read([text], { memory, language: turn.settings.language });
    const verdict: Verdict = { state: 'query-text', kind: reading.command === null ? 'question' : 'command', confidence: 1, reasons: [] };
    yield { type: 'verdict', ...verdict };
    yield* this.answer({ reading, isForeign: false, isSpoken: false, memory, turn }, signal);
  }

  private async *answer(question: AnswerQuestion, signal: AbortSignal): AsyncGenerator<EngineEvent> {
    if (question.reading.command !== null) {
      yield { type: 'command', command: question.reading.command };
      yield { type: 'done', finishReason: 'command', memory: question.memory };
      return;
    }
    let memory = question.memory;
    for await (const part of this.parts.answering.answer(question, signal)) {
      if (part.type === 'memory') memory = part.memory;
      else yield part;
    }
    for (const ear of this.earsOf(question.turn.sessionId)) ear.memory = memory;
    yield { type: 'done', finishReason: 'stop', memory };
  }

  private async judge(turn: OmniTurn, until: 'settled' | 'final', isComplete: boolean, signal: AbortSignal): Promise<{ heard: Hypothesis; decision: Decision }> {
    const { hearing, reader } = this.parts;
    if (hearing === null) throw this.recognizerMissing();
    const ears = this.earsOf(turn.sessionId);
    for (const ear of ears) ear.listening = turn.settings.listening;
    const heard = await hearTurn(turn, ears, hearing, until, signal) ?? emptyHypothesis;
    const reading = await reader.read([heard.text, ...heard.alternatives], { memory: memoryOf(turn), language: 'en' });
    const speechMs = turn.utterances.reduce((sum, utterance) => sum + utterance.speechMs, 0);
    const decision = decide({
      hypothesis: heard, reading,
      speechMs, speechFraction: speechMs === 0 ? 0 : turn.utterances.reduce((sum, utterance) => sum + utterance.speechFraction * utterance.speechMs, 0) / speechMs,
      levelDb: Math.max(-100, ...turn.utterances.map((utterance) => utterance.levelDb)),
      runningAnswer: turn.runningAnswer, listening: turn.settings.listening, isComplete,
    });
    return { heard, decision };
  }

  /** What was said so far decides nothing: waits for the endpoint, when the ear gives the final text, and then decides. More speech aborts the signal. */
  private async judgeLater(turn: OmniTurn, signal: AbortSignal): Promise<{ heard: Hypothesis; decision: Decision }> {
    const late = new AbortController();
    const cancel = this.clock.schedule(longestUndecidedMs, () => late.abort());
    const either = AbortSignal.any([signal, late.signal]);
    const judged = await this.judge(turn, 'final', true, either);
    cancel();
    return late.signal.aborted && !signal.aborted ? this.judge(turn, 'settled', true, signal) : judged;
  }

  private earsOf(session: SessionId): readonly EmbeddedEar[] {
    return this.ears.get(session) ?? [];
  }

  private forgetEar(session: SessionId, ear: EmbeddedEar): void {
    const others = this.earsOf(session).filter((other) => other !== ear);
    if (others.length > 0) this.ears.set(session, others);
    else this.ears.delete(session);
  }

  private checkLimits(turn: OmniTurn): void {
    const { textCharacters } = this.info.limits;
    if (turn.text === null && turn.utterances.length === 0) throw new DuetError('input.text-empty');
    if (turn.text !== null && turn.text.trim() === '') throw new DuetError('input.text-empty');
    if (turn.text !== null && turn.text.length > textCharacters) throw new DuetError('input.text-too-long', { limit: textCharacters, length: turn.text.length });
  }

  private recognizerMissing(): DuetError {
    const remedy = this.info.missing.find((missing) => missing.part === 'recognizer')?.remedy ?? '';
    return new DuetError('engine.recognizer-missing', { remedy });
  }
}

/** What the last answer left for follow-ups. */
function memoryOf(turn: OmniTurn): unknown {
  return turn.history.findLast((message) => message.role === 'assistant' && message.memory !== undefined)?.memory;
}

/** An ear without a recognizer: it says so once for each utterance and hears nothing. */
function deafEar({ onError }: EarOptions, reason: () => DuetError): EngineEar {
  return { begin: () => onError(reason()), push: () => undefined, end: () => undefined, discard: () => undefined, close: () => undefined };
}
