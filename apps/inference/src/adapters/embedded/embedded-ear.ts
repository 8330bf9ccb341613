import type { CallSettings, SessionId, UtteranceId } from '@duet/shared';
import type { EarOptions, EngineEar } from '../../ports/index.ts';
import { likelihoodSoFar } from './deciding/decide.ts';
import { noReading } from './deciding/reading.ts';
import type { Hearing, HearingStream, Reader } from './engine-parts.ts';
import { emptyHypothesis, type HeardUtterance } from './hearing/hypothesis.ts';

interface EarUtterance {
  heard: HeardUtterance;
  hasEnded: boolean;
  isReading: boolean;
  isForgotten: boolean;
  /** The ear could not go on with this utterance. */
  error: unknown;
  waiting: Set<() => void>;
}

/** Undecided utterances of a call; more are left over only when the session forgot to discard them. */
const mostUtterances = 16;

/**
 * The ear of one call. It passes the samples on, tells the session what the words so far mean for turn taking, and keeps each utterance's text for
 * the request that will ask for it.
 */
export class EmbeddedEar implements EngineEar {
  /** As the call's last turn had it; what was heard so far is judged by it. */
  listening: CallSettings['listening'];
  /** What the call's last answer left: "and its capital?" asks for something only after it. */
  memory: unknown;
  private readonly stream: HearingStream;
  private readonly utterances = new Map<UtteranceId, EarUtterance>();
  private readonly reader: Reader;
  private readonly onPartial: EarOptions['onPartial'];
  private readonly onError: EarOptions['onError'];
  private readonly onClosed: () => void;

  constructor(session: SessionId, parts: { hearing: Hearing; reader: Reader; listening: CallSettings['listening']; onClosed: () => void }, options: EarOptions) {
    this.listening = parts.listening;
    this.reader = parts.reader;
    this.onClosed = parts.onClosed;
    this.onPartial = options.onPartial;
    this.onError = options.onError;
    this.stream = parts.hearing.open(session, { onHeard: (heard) => this.hear(heard), onError: (error, utteranceId) => this.fail(error, utteranceId) });
  }

  begin(utteranceId: UtteranceId, preRoll: Int16Array): void {
    while (this.utterances.size >= mostUtterances) this.forget(this.utterances.keys().next().value!);
    this.utterances.set(utteranceId, { heard: { ...emptyHypothesis, utteranceId, isFinal: false }, hasEnded: false, isReading: false, isForgotten: false, error: null, waiting: new Set() });
    this.stream.begin(utteranceId, preRoll);
  }

  push(samples: Int16Array): void {
    this.stream.push(samples);
  }

  end(utteranceId: UtteranceId): void {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined || utterance.hasEnded) return;
    utterance.hasEnded = true;
    this.stream.end(utteranceId);
  }

  discard(utteranceId: UtteranceId): void {
    this.stream.discard(utteranceId);
    this.forget(utteranceId);
  }

  close(): void {
    this.stream.close();
    for (const utteranceId of [...this.utterances.keys()]) this.forget(utteranceId);
    this.onClosed();
  }

  /** Whether this ear heard the utterance; its text may still be on its way. */
  knows(utteranceId: UtteranceId): boolean {
    return this.utterances.has(utteranceId);
  }

  /** What was heard once everything pushed so far is decoded; null when the utterance was discarded or the signal aborted. */
  async settle(utteranceId: UtteranceId, signal: AbortSignal): Promise<HeardUtterance | null> {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined || signal.aborted) return null;
    if (utterance.error !== null) throw utterance.error;
    if (utterance.heard.isFinal) return utterance.heard;
    if (utterance.hasEnded) return this.final(utteranceId, signal);
    let settled: HeardUtterance | null = null;
    const decoded = this.stream.settle(utteranceId).then((heard) => { settled = heard; }, (error: unknown) => {
      // A discarded utterance fails its waiters too; nobody asks for that text any more.
      if (!utterance.isForgotten) utterance.error ??= error;
    });
    await Promise.race([decoded, this.aborted(signal), this.changed(utterance, () => utterance.heard.isFinal || utterance.error !== null, signal)]);
    if (utterance.error !== null) throw utterance.error;
    return signal.aborted || !this.utterances.has(utteranceId) ? null : utterance.heard.isFinal ? utterance.heard : settled;
  }

  /** The final text, after `end`; null when the utterance was discarded or the signal aborted before. */
  async final(utteranceId: UtteranceId, signal: AbortSignal): Promise<HeardUtterance | null> {
    const utterance = this.utterances.get(utteranceId);
    if (utterance === undefined) return null;
    await this.changed(utterance, () => utterance.heard.isFinal || utterance.error !== null || !this.utterances.has(utteranceId), signal);
    if (utterance.error !== null) throw utterance.error;
    return signal.aborted || !utterance.heard.isFinal ? null : utterance.heard;
  }

  private hear(heard: HeardUtterance): void {
    const utterance = this.utterances.get(heard.utteranceId);
    if (utterance === undefined || utterance.heard.isFinal) return;
    utterance.heard = heard;
    if (heard.isFinal) this.wake(utterance);
    if (!utterance.isReading) void this.tell(utterance);
  }

  /** Reads what was heard and tells the session. While one text is read newer ones replace each other, so that a slow reader never lags by more than one. */
  private async tell(utterance: EarUtterance): Promise<void> {
    utterance.isReading = true;
    let told: HeardUtterance | null = null;
    while (told !== utterance.heard && !utterance.isForgotten) {
      const { heard } = utterance;
      told = heard;
      const reading = await this.reader.read([heard.text], { memory: this.memory, language: 'en' }).catch(() => noReading(heard.text));
      if (utterance.isForgotten) return;
      this.onPartial({
        utteranceId: heard.utteranceId, text: heard.text, isFinal: heard.isFinal,
        finished: reading.finished, queryLikelihood: likelihoodSoFar(heard, reading, this.listening),
      });
    }
    utterance.isReading = false;
  }

  private fail(error: unknown, utteranceId: UtteranceId): void {
    const utterance = this.utterances.get(utteranceId);
    if (utterance !== undefined && !utterance.heard.isFinal) {
      utterance.error = error;
      this.wake(utterance);
    }
    this.onError(error);
  }

  private forget(utteranceId: UtteranceId): void {
    const utterance = this.utterances.get(utteranceId);
    this.utterances.delete(utteranceId);
    if (utterance === undefined) return;
    utterance.isForgotten = true;
    this.wake(utterance);
  }

  private wake(utterance: EarUtterance): void {
    for (const resume of [...utterance.waiting]) resume();
  }

  /** Resolves when `isDone` holds after a change of the utterance, or on an abort. */
  private changed(utterance: EarUtterance, isDone: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted || isDone()) return resolve();
      const check = (): void => {
        if (!signal.aborted && !isDone()) return;
        utterance.waiting.delete(check);
        signal.removeEventListener('abort', check);
        resolve();
      };
      utterance.waiting.add(check);
      signal.addEventListener('abort', check, { once: true });
    });
  }

  private aborted(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
}
