import type { AnswerId, AnyServerEvent, QuestionId, RequestId, Seat, UtteranceId, Verdict } from '@duet/shared';
import type { SessionCommand, TimerName } from './duplex-events.ts';

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;
/** A server event before the use case stamps the time on it. */
export type UnstampedEvent = WithoutTime<Extract<AnyServerEvent, { epoch: number }>>;

/** What the reducer asks of the world. The use case runs these in order. */
export type DuplexEffect =
  | { type: 'emit'; event: UnstampedEvent }
  | { type: 'open-utterance'; utteranceId: UtteranceId; speechStartSample: number }
  | { type: 'close-utterance'; utteranceId: UtteranceId; speechEndSample: number }
  /** This onset counts for nothing now; speech that lasts is to make another. */
  | { type: 'listen-afresh' }
  /** These utterances are done with: the ear may forget them. */
  | { type: 'discard-utterances'; utteranceIds: readonly UtteranceId[] }
  | {
    type: 'start-request'; requestId: RequestId; seat: Seat; utteranceIds: readonly UtteranceId[]; question: { questionId: QuestionId; text: string } | null;
    isComplete: boolean;
    /** The answer that is talked over, as far as it was heard. */
    runningAnswer: { answerId: AnswerId; heardCharacters: number } | null;
  }
  | { type: 'abort-request'; requestId: RequestId }
  /** The request's answer was accepted: what it made and makes is to be heard, under this epoch. */
  | { type: 'adopt-request'; requestId: RequestId; answerId: AnswerId; epoch: number; seat: Seat }
  /** Text that no engine made: a greeting, a repetition, the rest of an interrupted answer. It is spoken as request `requestId`. */
  | { type: 'speak-text'; requestId: RequestId; answerId: AnswerId; epoch: number; seat: Seat; text: string }
  | { type: 'drop-output'; answerId: AnswerId }
  /** Send again from this sample on: the connection was away. */
  | { type: 'resend-output'; answerId: AnswerId; fromSample: number }
  | { type: 'record-question'; requestId: RequestId; utteranceIds: readonly UtteranceId[]; question: { questionId: QuestionId; text: string } | null; text: string; verdict: Verdict }
  | { type: 'record-answer'; answerId: AnswerId; text: string; heardCharacters: number; isInterrupted: boolean }
  | { type: 'forget-conversation' }
  | { type: 'change-setting'; command: Extract<SessionCommand, 'louder' | 'quieter' | 'slower' | 'faster'> }
  | { type: 'set-timer'; timer: TimerName; afterMs: number }
  | { type: 'clear-timer'; timer: TimerName }
  | { type: 'report-error'; code: string; parameters: Record<string, string | number> };
