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

/**
 * Words forced on other sounds fit them badly and follow each other oddly. Measured as acoustic score + 0.2 × the better of the two language scores: recorded English −5.8 to
 * −3.2 (5th to 95th percentile, median −4.7), synthesised questions −5.1 to −3.0, eight Chinese recordings −6.3 to −5.1. Half way is at −5.4; 92 % of the English is above it.
 * Words that follow each other as English does (better than −5.5 a word, which none of the Chinese reached) make up for a bad fit, as noise behind a question brings it.
 * Bad English is as likely to be below as Chinese is to be above: a hint, not a language recognizer.
 */
function englishLikelihood({ acousticScore, domainScore, generalScore }: DecodedText): number {
  const language = Math.max(domainScore, generalScore);
  return 1 / (1 + Math.exp(-4 * (acousticScore + 0.2 * language + 0.8 * Math.max(0, language + 5.5) + 5.4)));
}
