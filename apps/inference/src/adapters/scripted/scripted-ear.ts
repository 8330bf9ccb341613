import { upSampleRateHz, type UtteranceId } from '@duet/shared';
import type { EarOptions, EngineEar } from '../../ports/index.ts';

/** A partial text for each so many samples: PocketSphinx changes its hypothesis about four times a second. */
const partialSamples = upSampleRateHz / 4;

/**
 * An ear that hears time only: one word "speech" for each 250 ms. It gives the session the events of a real ear at no cost.
 * Its end-of-turn figure stays at "cannot say" (0.5) until the endpoint, so that endpointing falls back on silence.
 */
export function openScriptedEar({ onPartial }: EarOptions): EngineEar {
  let current: { id: UtteranceId; samples: number } | null = null;
  let isClosed = false;
  const tell = (heard: { id: UtteranceId; samples: number }, isFinal: boolean): void => {
    const words = Math.max(1, Math.floor(heard.samples / partialSamples));
    onPartial({ utteranceId: heard.id, text: Array.from({ length: words }, () => 'speech').join(' '), isFinal, finished: isFinal ? 1 : 0.5, queryLikelihood: null });
  };
  return {
    begin(utteranceId, preRoll) {
      if (!isClosed) current = { id: utteranceId, samples: preRoll.length };
    },
    push(samples) {
      if (current === null || isClosed) return;
      const before = Math.floor(current.samples / partialSamples);
      current.samples += samples.length;
      if (Math.floor(current.samples / partialSamples) > before) tell(current, false);
    },
    end(utteranceId) {
      if (current?.id !== utteranceId || isClosed) return;
      tell(current, true);
      current = null;
    },
    discard(utteranceId) {
      if (current?.id === utteranceId) current = null;
    },
    close() {
      isClosed = true;
      current = null;
    },
  };
}
