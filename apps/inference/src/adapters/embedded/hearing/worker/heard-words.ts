import type { DecodedText } from '../decoder.ts';
import type { Hypothesis } from '../hypothesis.ts';

/** Adds the figures that follow from words and times. */
export function hypothesisOf(decoded: DecodedText, durationMs: number): Hypothesis {
  const first = decoded.words[0];
  const last = decoded.words.at(-1);
  const spokenMs = decoded.words.reduce((sum, word) => sum + word.endMs - word.startMs, 0);
  const stretchMs = first === undefined || last === undefined ? 0 : last.endMs - first.startMs;
  return {
    ...decoded, durationMs, spokenMs,
    wordsPerSecond: stretchMs === 0 ? 0 : decoded.words.length / (stretchMs / 1000),
    englishLikelihood: first === undefined ? 0 : englishLikelihood(decoded),
  };
}

/** Placeholder weights are measured over the query, statement and Chinese clips; see the recognition bench. */
function englishLikelihood({ acousticScore, generalScore }: DecodedText): number {
  return 1 / (1 + Math.exp(-(1.5 * (acousticScore + 4) + 0.5 * (generalScore + 8))));
}
