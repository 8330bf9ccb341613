import type { EngineInfo } from '@duet/shared';
import { noReading, type Reading } from '../deciding/reading.ts';
import type { Answering, EngineParts, Hearing, Reader } from '../engine-parts.ts';
import { emptyHypothesis, type HeardUtterance } from '../hearing/hypothesis.ts';

/** A hypothesis in which every word fits, four words a second from 300 ms on. */
export function hypothesisOf(text: string, part: Partial<HeardUtterance> = {}): HeardUtterance {
  const words = text.split(' ').filter((word) => word !== '').map((word, index) => ({ word, startMs: 300 + index * 250, endMs: 550 + index * 250, confidence: 0.9 }));
  return {
    ...emptyHypothesis, text, words, domainScore: -2, generalScore: -4, acousticScore: -1, durationMs: 600 + words.length * 250, spokenMs: words.length * 250,
    wordsPerSecond: words.length === 0 ? 0 : 4, englishLikelihood: words.length === 0 ? 0 : 0.9, utteranceId: 'u' as HeardUtterance['utteranceId'], isFinal: true, ...part,
  };
}

/** Hears the text that `textOf` gives for the samples so far; each piece is decoded in a later turn of the event loop, as by a worker. */
export function hearingOf(textOf: (samples: number, loudest: number) => string): Hearing {
  return {
    open(_session, { onHeard }) {
      const utterances = new Map<string, { samples: number; loudest: number }>();
      let current: { id: HeardUtterance['utteranceId']; samples: number; loudest: number } | null = null;
      const heardOf = (id: HeardUtterance['utteranceId'], isFinal: boolean): HeardUtterance => {
        const utterance = utterances.get(id) ?? { samples: 0, loudest: 0 };
        return hypothesisOf(textOf(utterance.samples, utterance.loudest), { utteranceId: id, isFinal });
      };
      const take = (samples: Int16Array): void => {
        if (current === null) return;
        current.samples += samples.length;
        for (const sample of samples) current.loudest = Math.max(current.loudest, Math.abs(sample));
      };
      return {
        begin(id, preRoll) { current = { id, samples: 0, loudest: 0 }; utterances.set(id, current); take(preRoll); },
        push(samples) { take(samples); },
        async settle(id) { await Promise.resolve(); return heardOf(id, false); },
        end(id) { setImmediate(() => onHeard(heardOf(id, true))); },
        discard(id) { utterances.delete(id); },
        close() { utterances.clear(); },
      };
    },
    health: () => ({ lagMs: 0, busy: 0, overload: null }),
    close: async () => undefined,
  };
}

const reading = (text: string, part: Partial<Reading>): Reading => ({ ...noReading(text), confidence: 1, ...part });

/** Knows "what time is it" and "stop". */
export const smallReader: Reader = {
  read: async ([text = '']) => (text.includes('what time is it') ? reading(text, { intent: 'time-now' }) : text === 'stop' ? reading(text, { intent: 'session-command', command: 'stop' }) : noReading(text, text.endsWith('the') ? 0.1 : 0.5)),
  close: async () => undefined,
};

/** Answers with three sentences, the second after a turn of the event loop. */
export const smallAnswering: Answering = {
  async *answer({ reading: asked, isForeign }) {
    yield { type: 'source', text: 'the clock', frameAgeMs: null };
    yield { type: 'text-delta', text: isForeign ? 'I understand spoken English only. ' : `You asked ${asked.intent ?? 'what I do not know'}. ` };
    await new Promise<void>((resolve) => setImmediate(resolve));
    yield { type: 'text-delta', text: 'It is noon. ' };
    yield { type: 'text-delta', text: 'Not a minute later.' };
    yield { type: 'memory', memory: { asked: asked.intent } };
  },
  close: async () => undefined,
};

export const smallInfo: EngineInfo = {
  id: 'embedded', name: 'Embedded engine', runsOn: 'this computer', isVita: false, modalitiesIn: ['text', 'audio'], modalitiesOut: ['text'], languages: [], voices: [], abilities: [],
  limits: { textCharacters: 2000, images: 4, imageBytes: 1, audioSeconds: 30 }, missing: [{ part: 'recognizer', code: 'engine.recognizer-missing', remedy: 'install it' }],
};

export const smallParts = (hearing: Hearing | null): EngineParts => ({ hearing, reader: smallReader, answering: smallAnswering });
