import { DuetError, type UtteranceId } from '@duet/shared';
import type { HeardUtterance, Hypothesis } from './hypothesis.ts';
import type { RecognizerWorkerLink } from './recognizer-worker-link.ts';
import type { SpeakerMemory } from './worker/worker-messages.ts';

export interface RecognizerEarOptions {
  /** Each change of the words, and once the final text of each utterance. */
  onHypothesis: (heard: HeardUtterance) => void;
  /** The utterance is lost: the worker crashed, or no decoder was free. The ear goes on with the next. */
  onError: (error: DuetError, utteranceId: UtteranceId) => void;
}

interface EarUtterance {
  link: RecognizerWorkerLink;
  number: number;
  final: HeardUtterance | null;
  error: DuetError | null;
  /** Who waits for what was heard: told by the final text or the loss, if that comes first. */
  waiting: Set<{ resolve: (heard: HeardUtterance) => void; reject: (error: DuetError) => void }>;
}

/** Ended utterances whose text is kept; the session discards them, this is for one that forgot. */
const mostKept = 16;

/** Hears one call. Calls never block and never throw; samples are `Int16Array`, 16 kHz mono. */
export class RecognizerEar {
  private readonly chooseLink: (last: RecognizerWorkerLink | null) => RecognizerWorkerLink;
  private readonly options: RecognizerEarOptions;
  private readonly onClosed: () => void;
  private readonly utterances = new Map<UtteranceId, EarUtterance>();
  private current: EarUtterance | null = null;
  private lastLink: RecognizerWorkerLink | null = null;
  private memory: SpeakerMemory | null = null;

  constructor(parts: { chooseLink: (last: RecognizerWorkerLink | null) => RecognizerWorkerLink; onClosed: () => void }, options: RecognizerEarOptions) {
    this.chooseLink = parts.chooseLink;
    this.onClosed = parts.onClosed;
    this.options = options;
  }

  /**
   * Starts an utterance. When the user goes on after an endpoint, begin a new one with the audio of the earlier in its pre-roll: it is decoded
   * as one, 10 s in about a second. An utterance that was not ended is discarded.
   */
  begin(utteranceId: UtteranceId, preRoll: Int16Array): void {
    this.discard(utteranceId);
    for (const [id, utterance] of this.utterances) if (utterance === this.current || this.utterances.size >= mostKept) this.discard(id);
    const link = this.chooseLink(this.lastLink);
    this.lastLink = link;
    const utterance: EarUtterance = { link, number: 0, final: null, error: null, waiting: new Set() };
    utterance.number = link.begin({
      onPartial: (hypothesis) => { this.options.onHypothesis({ ...hypothesis, utteranceId, isFinal: false }); },
      onFinal: (hypothesis, memory) => { this.finish(utteranceId, utterance, hypothesis, memory); },
      onLost: (error) => { this.lose(utteranceId, utterance, error); },
    }, this.memory);
    this.utterances.set(utteranceId, utterance);
    this.current = utterance;
    link.audio(utterance.number, preRoll);
  }

  /** Goes on with the utterance that was begun; the samples are copied. */
  push(samples: Int16Array): void {
    if (this.current !== null) this.current.link.audio(this.current.number, samples);
  }

  /** The final hypothesis follows in a few milliseconds. */
  end(utteranceId: UtteranceId): void {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined || utterance !== this.current) return;
    this.current = null;
    utterance.link.end(utterance.number);
  }

  /**
   * What was heard once all samples so far are decoded; the final text where there is one.
   * @throws DuetError `engine.recognizer-failed` and `capacity.recognizer-overloaded`, also when the utterance is unknown or gets discarded.
   */
  hypothesisNow(utteranceId: UtteranceId): Promise<HeardUtterance> {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined) return Promise.reject(unknownUtterance());
    if (utterance.final !== null) return Promise.resolve(utterance.final);
    if (utterance.error !== null) return Promise.reject(utterance.error);
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      utterance.waiting.add(waiter);
      // An ended utterance is told by its final text, which is on its way.
      if (utterance !== this.current) return;
      utterance.link.ask(utterance.number, (hypothesis) => {
        utterance.waiting.delete(waiter);
        resolve({ ...hypothesis, utteranceId, isFinal: false });
      });
    });
  }

  discard(utteranceId: UtteranceId): void {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined) return;
    this.utterances.delete(utteranceId);
    if (utterance === this.current) this.current = null;
    if (utterance.final === null) utterance.link.discard(utterance.number);
    for (const waiter of utterance.waiting) waiter.reject(unknownUtterance());
    utterance.waiting.clear();
  }

  close(): void {
    for (const utteranceId of [...this.utterances.keys()]) this.discard(utteranceId);
    this.onClosed();
  }

  private finish(utteranceId: UtteranceId, utterance: EarUtterance, hypothesis: Hypothesis, memory: SpeakerMemory): void {
    // A cough must not set the level and the room of the speaker.
    if (hypothesis.spokenMs >= leastSpokenMs) this.memory = memory;
    utterance.final = { ...hypothesis, utteranceId, isFinal: true };
    for (const waiter of utterance.waiting) waiter.resolve(utterance.final);
    utterance.waiting.clear();
    this.options.onHypothesis(utterance.final);
  }

  private lose(utteranceId: UtteranceId, utterance: EarUtterance, error: DuetError): void {
    utterance.error = error;
    if (utterance === this.current) this.current = null;
    for (const waiter of utterance.waiting) waiter.reject(error);
    utterance.waiting.clear();
    this.options.onError(error, utteranceId);
  }
}

const leastSpokenMs = 600;
const unknownUtterance = (): DuetError => new DuetError('engine.recognizer-failed', { reason: 'the utterance was discarded' });
