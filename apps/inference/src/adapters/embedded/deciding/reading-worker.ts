import { parentPort } from 'node:worker_threads';
import type { Language } from '@duet/shared';
import { finishedLikelihood } from '../language/finished-likelihood.ts';
import { parseIntent } from '../language/parse-intent.ts';
import type { ParsedIntent } from '../language/parsed-intent.ts';

/** Texts of one turn, likeliest first. */
export interface ToReadingWorker { id: number; texts: readonly string[]; previous: ParsedIntent | null; language: Language }
/** The best of them; `place` is its position in `texts`. */
export interface FromReadingWorker { id: number; parsed: ParsedIntent | null; place: number; finished: number }

/** From this score on other readings of the same sound are not looked at: they could only be as good. */
const goodScore = 0.85;
/** What each place further down costs: the recognizer liked the text less. */
const costOfPlace = 0.04;
const mostTexts = 5;

export function readBest({ texts, previous, language }: Omit<ToReadingWorker, 'id'>): Pick<FromReadingWorker, 'parsed' | 'place'> {
  let best: Pick<FromReadingWorker, 'parsed' | 'place'> = { parsed: null, place: 0 };
  let bestRank = 0;
  for (const [place, text] of texts.slice(0, mostTexts).entries()) {
    const parsed = parseIntent(text, { language, ...(previous === null ? {} : { previous }) });
    const rank = (parsed?.score ?? 0) - costOfPlace * place;
    if (parsed !== null && rank > bestRank) {
      best = { parsed: place === 0 ? parsed : { ...parsed, score: rank }, place };
      bestRank = rank;
    }
    if (bestRank >= goodScore) break;
  }
  return best;
}

/** Reading a sentence takes 5 to 100 ms: too long for the event loop that 50 calls share. */
parentPort?.on('message', (message: ToReadingWorker) => {
  const answer: FromReadingWorker = { id: message.id, ...readBest(message), finished: finishedLikelihood(message.texts[0] ?? '') };
  parentPort?.postMessage(answer);
});
