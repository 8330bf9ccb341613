import type { EngineInfo, Language, Seat, SessionId, UtteranceId, Verdict, CallSettings } from '@duet/shared';

/** Something that answers a turn: the embedded engine, VITA on vLLM, another omni model. Shared by all calls. */
export interface OmniEngine {
  readonly info: EngineInfo;
  /**
   * Engines that hear as speech comes. One ear for each call; its work is bound to the call's user speaking. When a call changes its language it opens another;
   * the earlier one then hears what it began to the end, and is closed.
   */
  openEar?(session: SessionId, options: EarOptions): EngineEar;
  /**
   * Answers one turn. The first event is `verdict`, exactly once; nothing follows `done`.
   * Aborting `options.signal` ends the stream within 100 ms without an error.
   * @throws DuetError of the families `engine` and `capacity`, from the iterator.
   */
  respond(turn: OmniTurn, options: RespondOptions): AsyncIterable<EngineEvent>;
  health(): Promise<EngineHealth>;
  close(): Promise<void>;
}

export interface EarOptions {
  language: Language;
  onPartial: (partial: EarPartial) => void;
  /** The ear cannot go on with this utterance (crashed worker, overload); the call goes on without its text. */
  onError: (error: unknown) => void;
}

/**
 * Hears one call. Calls never block: work happens in a worker. Samples are `Int16Array`, 16 kHz mono.
 * The order is `begin`, any number of `push`, `end`; `resume` takes an ended utterance up again when the user goes on.
 */
export interface EngineEar {
  /** Starts an utterance; the samples are the pre-roll of the onset. */
  begin(utteranceId: UtteranceId, preRoll: Int16Array): void;
  /** Goes on with the utterance that was begun, 1 to 60 ms a piece. The buffer may be reused by the caller after the call. */
  push(samples: Int16Array): void;
  /** The endpoint: all was pushed. The text becomes final. */
  end(utteranceId: UtteranceId): void;
  /** Drops an utterance and all that belongs to it. */
  discard(utteranceId: UtteranceId): void;
  close(): void;
}

export interface EarPartial {
  utteranceId: UtteranceId;
  text: string;
  isFinal: boolean;
  /** How likely it is that the user has finished the turn, 0 … 1, from what was said. */
  finished: number;
  /** How likely what was heard so far is a query, 0 … 1; null while it cannot be said. */
  queryLikelihood: number | null;
}

export interface OmniTurn {
  sessionId: SessionId;
  /** The stretches of speech of this turn, 16 kHz mono; more than one when the user went on after an endpoint. Empty for a typed question. */
  utterances: readonly { id: UtteranceId; audio: Int16Array; speechFraction: number; speechMs: number; levelDb: number }[];
  /** A typed question. A turn always has audio or text. */
  text: string | null;
  /** True when the user has finished; false while the seat speculates on what was said so far. */
  isComplete: boolean;
  /** What was said before, as far as it was heard. Noise turns are left out. */
  history: readonly HistoryMessage[];
  /** The camera's last frames, oldest first, JPEG or WebP. */
  images: readonly { image: Uint8Array; ageMs: number }[];
  /** The answer that this turn talks over, as far as it was heard; null in silence. */
  runningAnswer: { heardText: string; wholeText: string } | null;
  settings: Pick<CallSettings, 'language' | 'persona' | 'systemPrompt' | 'listening'>;
  timeZone: string;
  locale: Language;
}

export interface HistoryMessage {
  role: 'user' | 'assistant';
  text: string;
  /** The answer was cut off here. */
  isInterrupted: boolean;
  /** Set by engines that need to find their own answer again: "and its capital?", "go on". */
  memory?: unknown;
}

export interface RespondOptions {
  signal: AbortSignal;
  seat: Seat;
  role: 'generation' | 'monitoring';
  /** Lower goes first. Interactive turns 0, ability turns 10. */
  priority: number;
}

export type SessionCommand = 'stop' | 'wait' | 'go-on' | 'repeat' | 'louder' | 'quieter' | 'slower' | 'faster';

export type EngineEvent =
  | ({ type: 'verdict' } & Verdict)
  /** A control phrase: an accepted query that acts on the session and needs no spoken answer. Only after a verdict of kind `command`. */
  | { type: 'command'; command: SessionCommand }
  | { type: 'transcript'; text: string; isFinal: boolean }
  | { type: 'text-delta'; text: string }
  | { type: 'audio-delta'; samples: Int16Array; sampleRateHz: number }
  /** From what it answers, to be shown beside the answer; and the age of the frame that it looked at. */
  | { type: 'source'; text: string; frameAgeMs: number | null }
  | { type: 'done'; finishReason: 'stop' | 'length' | 'noise' | 'command' | 'cancelled'; usage?: { promptTokens: number; answerTokens: number }; memory?: unknown };

export interface EngineHealth {
  isReady: boolean;
  detail: string;
  /** Streams in work and waiting, from the engine's own counts. */
  running: number;
  waiting: number;
  /** How far hearing is behind what was said, milliseconds; absent where the engine hears nothing as it comes. */
  lagMs?: number;
  /** New calls are refused while true, with this reason. */
  overload: string | null;
}
