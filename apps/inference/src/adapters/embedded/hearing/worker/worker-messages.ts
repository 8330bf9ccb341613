import type { Effort, LiveMean } from '../decoder.ts';
import type { Hypothesis } from '../hypothesis.ts';

/** Utterances are numbered by the main thread; a number is never used twice. */
export type ToRecognizerWorker =
  | { type: 'begin'; utterance: number; effort: Effort; memory: SpeakerMemory | null }
  /** The buffer is transferred; the worker scales it in place. */
  | { type: 'audio'; utterance: number; samples: Int16Array }
  /** What was heard of all samples before this message. */
  | { type: 'ask'; utterance: number; request: number }
  | { type: 'end'; utterance: number }
  | { type: 'discard'; utterance: number }
  | { type: 'stop' };

export type FromRecognizerWorker =
  | { type: 'ready' }
  | { type: 'partial'; utterance: number; hypothesis: Hypothesis }
  | { type: 'answer'; utterance: number; request: number; hypothesis: Hypothesis }
  | { type: 'final'; utterance: number; hypothesis: Hypothesis; memory: SpeakerMemory }
  /** This utterance is lost; the others of the worker go on. */
  | { type: 'lost'; utterance: number; code: 'capacity.recognizer-overloaded' | 'engine.recognizer-failed'; reason: string }
  /** The worker could not start, or cannot go on. */
  | { type: 'failed'; code: 'engine.recognizer-missing' | 'engine.recognizer-failed'; parameters: Record<string, string | number>; reason: string };

/** What a call's next utterance starts from. */
export interface SpeakerMemory {
  liveMean: LiveMean;
  /** Level of the speech, dB of full scale. */
  levelDb: number;
}

/** Pieces that the worker has decoded or dropped, counted in shared memory: the lag is known without a message for each piece, and also while the worker hangs. */
export interface WorkerSettings<Model> {
  model: Model;
  pieceCounter: SharedArrayBuffer;
  mostDecoders: number;
}
