import type { Hearing } from './engine-parts.ts';
import type { Recognizer } from './hearing/recognizer.ts';

/** PocketSphinx as the engine's hearing. */
export function recognizerHearing(recognizer: Recognizer): Hearing {
  return {
    open(session, { onHeard, onError }) {
      const ear = recognizer.openEar(session, { onHypothesis: onHeard, onError });
      return {
        begin: (utteranceId, preRoll) => ear.begin(utteranceId, preRoll),
        push: (samples) => ear.push(samples),
        settle: (utteranceId) => ear.hypothesisNow(utteranceId),
        end: (utteranceId) => ear.end(utteranceId),
        discard: (utteranceId) => ear.discard(utteranceId),
        close: () => ear.close(),
      };
    },
    health() {
      const { lagMs, decodersBusy, overload } = recognizer.status;
      return { lagMs, busy: decodersBusy, overload };
    },
    close: () => recognizer.close(),
  };
}
