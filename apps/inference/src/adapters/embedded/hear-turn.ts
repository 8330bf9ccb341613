import type { SessionId, UtteranceId } from '@duet/shared';
import type { OmniTurn } from '../../ports/index.ts';
import { mergeHeard } from './deciding/merge-heard.ts';
import type { EmbeddedEar } from './embedded-ear.ts';
import type { Hearing, HearingStream } from './engine-parts.ts';
import type { HeardUtterance, Hypothesis } from './hearing/hypothesis.ts';

/** Samples of one push, 60 ms: the longest piece that a recognizer's stream takes. */
const pieceSamples = 960;

/**
 * The words of a turn: those that the call's ears heard, of all stretches that make it up. A stretch that no ear heard (an upload, a stretch that the ear
 * has forgotten) is recognised now.
 * @param until `settled`: all samples so far are decoded; `final`: the stretches have ended.
 * @returns null when the signal aborted or an utterance was discarded.
 */
export async function hearTurn(turn: OmniTurn, ears: readonly EmbeddedEar[], hearing: Hearing, until: 'settled' | 'final', signal: AbortSignal): Promise<Hypothesis | null> {
  const parts = await Promise.all(turn.utterances.map(async (utterance) => {
    const ear = ears.find((candidate) => candidate.knows(utterance.id));
    if (ear === undefined) return recognizeNow(turn.sessionId, utterance, hearing, signal);
    return until === 'final' ? ear.final(utterance.id, signal) : ear.settle(utterance.id, signal);
  }));
  const heard = parts.filter((part): part is HeardUtterance => part !== null);
  return heard.length < parts.length || signal.aborted ? null : mergeHeard(heard);
}

function recognizeNow(session: SessionId, utterance: { id: UtteranceId; audio: Int16Array }, hearing: Hearing, signal: AbortSignal): Promise<HeardUtterance | null> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      stream.close();
      settle();
    };
    const onAbort = (): void => finish(() => resolve(null));
    const stream: HearingStream = hearing.open(session, {
      onHeard: (heard) => { if (heard.isFinal) finish(() => resolve(heard)); },
      onError: (error) => finish(() => reject(error)),
    });
    signal.addEventListener('abort', onAbort, { once: true });
    stream.begin(utterance.id, utterance.audio.subarray(0, pieceSamples));
    for (let start = pieceSamples; start < utterance.audio.length; start += pieceSamples) stream.push(utterance.audio.subarray(start, start + pieceSamples));
    stream.end(utterance.id);
  });
}
