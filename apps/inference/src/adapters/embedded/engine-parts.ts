import type { Language, SessionId, UtteranceId } from '@duet/shared';
import type { EngineEvent, OmniTurn, SessionCommand } from '../../ports/index.ts';
import type { HeardUtterance } from './hearing/hypothesis.ts';
import type { Reading } from './deciding/reading.ts';

/** What the engine is joined from. The real parts are made by `createEmbeddedEngine`; tests bring small ones of their own. */
export interface EngineParts {
  /** Null where the recognizer's library is missing: typed questions work, spoken ones get `engine.recognizer-missing`. */
  hearing: Hearing | null;
  reader: Reader;
  answering: Answering;
}

/** Turns speech into words for all calls. */
export interface Hearing {
  open(session: SessionId, options: HearingOptions): HearingStream;
  /** `lagMs`: age of the oldest audio that is not decoded. `busy`: utterances that are being heard. */
  health(): { lagMs: number; busy: number; overload: string | null };
  close(): Promise<void>;
}

export interface HearingOptions {
  /** Every change of what was heard, and once the final text of each utterance. */
  onHeard: (heard: HeardUtterance) => void;
  /** The utterance is lost; the stream goes on with the next. */
  onError: (error: unknown, utteranceId: UtteranceId) => void;
}

/** One call's stream of utterances; the order of calls is that of `EngineEar`. */
export interface HearingStream {
  begin(utteranceId: UtteranceId, preRoll: Int16Array): void;
  push(samples: Int16Array): void;
  /** What was heard once all that was pushed so far is decoded. @throws DuetError when the utterance is lost or discarded before. */
  settle(utteranceId: UtteranceId): Promise<HeardUtterance>;
  end(utteranceId: UtteranceId): void;
  discard(utteranceId: UtteranceId): void;
  close(): void;
}

/** Reads texts: what is asked, and whether more words have to come. */
export interface Reader {
  /** The best reading of several texts of one turn, likeliest first. `memory` is what the last answer left for follow-ups, undefined without one. */
  read(texts: readonly string[], context: { memory: unknown; language: Language }): Promise<Reading>;
  close(): Promise<void>;
}

/** Answers what was read, from data. */
export interface Answering {
  answer(question: AnswerQuestion, signal: AbortSignal): AsyncIterable<AnswerPart>;
  close(): Promise<void>;
}

export interface AnswerQuestion {
  reading: Reading;
  /** Words that were heard but are not English: the answer says so. */
  isForeign: boolean;
  isSpoken: boolean;
  memory: unknown;
  turn: OmniTurn;
}

/** Sentences as they come, and once from where they are. `command` only for control phrases. */
export type AnswerPart =
  | Extract<EngineEvent, { type: 'text-delta' | 'source' }>
  | { type: 'command'; command: SessionCommand }
  | { type: 'memory'; memory: unknown };
