import { emptyHypothesis, type Hypothesis } from '../hearing/hypothesis.ts';

const weighted = (parts: readonly Hypothesis[], value: (part: Hypothesis) => number, weight: (part: Hypothesis) => number): number => {
  const total = parts.reduce((sum, part) => sum + weight(part), 0);
  return total === 0 ? 0 : parts.reduce((sum, part) => sum + value(part) * weight(part), 0) / total;
};

/** Makes one hypothesis of the stretches of a turn in which the user went on after an endpoint. Times count from the first stretch's start, laid end to end. */
export function mergeHeard(parts: readonly Hypothesis[]): Hypothesis {
  const [only] = parts;
  if (only === undefined) return emptyHypothesis;
  if (parts.length === 1) return only;
  let offsetMs = 0;
  const words = parts.flatMap((part) => {
    const shifted = part.words.map((word) => ({ ...word, startMs: word.startMs + offsetMs, endMs: word.endMs + offsetMs }));
    offsetMs += part.durationMs;
    return shifted;
  });
  const spokenMs = parts.reduce((sum, part) => sum + part.spokenMs, 0);
  const byWords = (part: Hypothesis): number => part.words.length;
  const last = parts.at(-1) ?? only;
  const head = parts.slice(0, -1).map((part) => part.text).join(' ');
  return {
    text: parts.map((part) => part.text).filter((text) => text !== '').join(' '),
    words,
    // What came last was read again most recently and is where other readings differ; the head is kept as it was.
    alternatives: last.alternatives.map((text) => `${head} ${text}`.trim()),
    domainScore: weighted(parts, (part) => part.domainScore, byWords),
    generalScore: weighted(parts, (part) => part.generalScore, byWords),
    acousticScore: weighted(parts, (part) => part.acousticScore, (part) => part.spokenMs),
    durationMs: offsetMs,
    spokenMs,
    wordsPerSecond: spokenMs === 0 ? 0 : (words.length * 1000) / spokenMs,
    englishLikelihood: weighted(parts, (part) => part.englishLikelihood, byWords),
  };
}
