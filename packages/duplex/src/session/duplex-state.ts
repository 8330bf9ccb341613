import type { AnswerId, CallSettings, CallState, CommandId, DuplexSettings, QuestionId, RequestId, Seat, UtteranceId, Verdict } from '@duet/shared';
import { defaultDuplexSettings } from '@duet/shared';
import type { HeardLedger } from '../ledger/heard-ledger.ts';
import type { SessionCommand, TimerName } from './duplex-events.ts';

/** The whole of a duplex session. Plain data: a replayed event log gives the same state. */
export interface DuplexState {
  readonly settings: DuplexSettings;
  readonly talkMode: CallSettings['talkMode'];
  readonly epoch: number;
  readonly generationSeat: Seat;
  /** What the user is saying or has said that is not decided yet. */
  readonly turn: Turn | null;
  /** The answer that is being made or heard. */
  readonly answer: Answer | null;
  /** The answer before, for "go on" and "repeat that". */
  readonly lastAnswer: { readonly text: string; readonly heardCharacters: number } | null;
  readonly isConnected: boolean;
  readonly hasEnded: boolean;
  readonly timers: ReadonlySet<TimerName>;
  /** Source of all ids of the session, so that a replay makes the same ones. */
  readonly nextId: number;
  /** Times that the watchdog had to step in. */
  readonly recoveries: number;
  /** A rejected utterance is shown for a moment. */
  readonly isNoiseShown: boolean;
  /** An answer was cut off, and nothing else is to be seen yet. */
  readonly isCutShown: boolean;
  readonly shownState: CallState;
}

export interface Turn {
  /** Stretches of speech of this turn; more than one when the user went on after an endpoint. Empty for a typed question. */
  readonly utteranceIds: readonly UtteranceId[];
  readonly question: { readonly questionId: QuestionId; readonly text: string } | null;
  /** It began while an answer was heard. */
  readonly isOverlap: boolean;
  readonly speech: 'speaking' | 'pausing' | 'ended';
  readonly speechStartSample: number;
  readonly speechEndSample: number;
  /** When the pause began, on the reducer's clock. */
  readonly pausedAt: number;
  /** How likely the user has finished, from what was said so far. */
  readonly finished: number;
  readonly queryLikelihood: number | null;
  readonly request: Request | null;
  /** Speculation waits for the held position before the request may start. */
  readonly awaitsPosition: 'no' | 'speculative' | 'complete';
  /** Found to ask nothing in a pause, so the answer goes on; more speech before the endpoint takes the turn up again as a whole. */
  readonly isSetAside: boolean;
  /** Held for the longest time without a likely query: judging goes on over the ducked answer. */
  readonly wasHeldLongest: boolean;
  /** It lasted for the longest time: what is said on does not belong to it. */
  readonly isCut: boolean;
}

export interface Request {
  readonly requestId: RequestId;
  readonly seat: Seat;
  /** False while the seat speculates on what was said so far. */
  readonly isComplete: boolean;
  readonly verdict: Verdict | null;
  readonly text: string;
  readonly command: SessionCommand | null;
  /** What the request has made so far; becomes the answer's ledger when it is accepted. */
  readonly ledger: HeardLedger;
  readonly source: string;
  readonly frameAgeMs: number | null;
  /** Played sample of the running answer when the request was cut there; −1 in silence. */
  readonly cutSample: number;
}

export interface Answer {
  readonly answerId: AnswerId;
  readonly requestId: RequestId;
  readonly seat: Seat;
  readonly epoch: number;
  readonly ledger: HeardLedger;
  readonly playback: 'playing' | 'ducked' | 'held';
  /** The user asked to wait: only "go on", a question or a typed command moves it. */
  readonly isWaiting: boolean;
  /** The user's turn that it answers; taken up again when the user goes on before the first sample was heard. */
  readonly turn: Turn | null;
  /** The last command that the page has not confirmed. */
  readonly pendingCommand: { readonly commandId: CommandId; readonly action: string } | null;
  readonly source: string;
}

export function initialDuplexState(settings: DuplexSettings = defaultDuplexSettings, talkMode: CallSettings['talkMode'] = 'full'): DuplexState {
  return {
    settings, talkMode, epoch: 0, generationSeat: 'A', turn: null, answer: null, lastAnswer: null, isConnected: true, hasEnded: false,
    timers: new Set(), nextId: 1, recoveries: 0, isNoiseShown: false, isCutShown: false, shownState: 'listening',
  };
}

/** An answer of which the first sample was heard: speech over it is an overlap, not the user going on. */
export const isAudible = (answer: Answer | null): boolean => answer !== null && answer.ledger.playedSample > 0;

/** What a person sees, derived from the state. */
export function callStateOf(state: DuplexState): CallState {
  if (!state.isConnected) return 'reconnecting';
  const { answer } = state;
  const turn = state.turn?.isSetAside === true ? null : state.turn;
  if (answer !== null && isAudible(answer)) {
    if (answer.playback === 'held') return 'held';
    if (answer.playback === 'ducked') return 'ducked';
    return state.isNoiseShown ? 'noise' : 'speaking';
  }
  if (turn !== null && turn.speech === 'speaking') return 'user-speaking';
  if (state.isCutShown) return 'interrupted';
  if (turn !== null && turn.speech === 'pausing') return turn.request === null ? 'user-speaking' : 'thinking';
  if (turn !== null || answer !== null) return 'thinking';
  return state.isNoiseShown ? 'noise' : 'listening';
}
