import type { DuplexSettings, Language, QuestionId, RequestId, CommandId, PlaybackAction, UtteranceId, Verdict, WireError, CallSettings } from '@duet/shared';
import type { SpokenStretch } from '../ledger/heard-ledger.ts';

/** The control phrases and buttons that act on the session. */
export type SessionCommand = 'stop' | 'wait' | 'go-on' | 'repeat' | 'louder' | 'quieter' | 'slower' | 'faster';

export type TimerName = 'hold' | 'longest-hold' | 'speculation' | 'endpoint' | 'longest-utterance' | 'position' | 'verdict' | 'first-audio' | 'stall' | 'noise-shown' | 'cut-shown';

/** Everything that can happen to a duplex session. Sample positions of the microphone are on the 16 kHz clock of the call, of playback on the answer's 24 kHz clock. */
export type DuplexEvent =
  | { type: 'onset'; speechStartSample: number; decidedSample: number }
  /** The first silent window after speech. */
  | { type: 'pause'; speechEndSample: number; sample: number }
  | { type: 'speech-continued'; sample: number }
  /** What the ear made of the utterance so far: has the user finished, is it a query. */
  | { type: 'hypothesis'; utteranceId: UtteranceId; finished: number; queryLikelihood: number | null }
  | { type: 'timer-fired'; timer: TimerName }
  | { type: 'verdict'; requestId: RequestId; verdict: Verdict; text: string; command: SessionCommand | null }
  /** What the engine heard, where it can say only after its verdict. */
  | { type: 'transcript'; requestId: RequestId; text: string }
  | { type: 'answer-text'; requestId: RequestId; text: string }
  | { type: 'answer-source'; requestId: RequestId; source: string; frameAgeMs: number | null }
  | { type: 'answer-speech'; requestId: RequestId; endCharacter: number; samples: number; wordEnds: SpokenStretch['wordEnds'] }
  | { type: 'answer-generated'; requestId: RequestId }
  | { type: 'request-failed'; requestId: RequestId; error: WireError }
  | { type: 'playback-progressed'; epoch: number; playedSample: number; outputLatencySamples: number }
  | { type: 'playback-confirmed'; epoch: number; commandId: CommandId; action: PlaybackAction; playedSample: number }
  | { type: 'question-typed'; questionId: QuestionId; text: string }
  | { type: 'command-given'; command: SessionCommand }
  | { type: 'text-to-speak'; text: string }
  | { type: 'reset' }
  | { type: 'microphone-closed'; reason: 'key-up' | 'muted'; sample: number }
  | { type: 'connection-lost' }
  | { type: 'connection-restored'; heard: { epoch: number; playedSample: number } | null }
  | { type: 'settings-changed'; settings: DuplexSettings; talkMode: CallSettings['talkMode']; language: Language }
  | { type: 'ended' };

export type DuplexEventType = DuplexEvent['type'];
