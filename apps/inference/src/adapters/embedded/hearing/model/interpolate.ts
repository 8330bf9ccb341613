import { bigramLog, createNgramModel, historyOf, lastOf, pack, sentenceStart, trigramLog, unigramLog, type NgramModel } from './ngram-model.ts';

/**
 * One model in place of two: p = share × p of the first + (1 − share) × p of the second, for the given n-grams, normalised.
 * The words, bigrams and trigrams named decide the size; a trigram's two histories are kept with it.
 */
export function interpolate(first: NgramModel, second: NgramModel, share: number, kept: { bigrams: Iterable<number>; trigrams: Iterable<number> }): NgramModel {
  const model = createNgramModel(first.vocabulary);
  const start = first.vocabulary.idOf(sentenceStart) ?? -1;
  const mix = (left: number, right: number): number => Math.log10(share * 10 ** left + (1 - share) * 10 ** right);

  for (const word of new Set([...first.unigrams.keys(), ...second.unigrams.keys()])) {
    model.unigrams.set(word, word === start ? -99 : mix(unigramLog(first, word), unigramLog(second, word)));
  }
  for (const key of kept.bigrams) addBigram(key);
  for (const key of kept.trigrams) {
    const history = historyOf(key);
    const previous = lastOf(history);
    const word = lastOf(key);
    addBigram(history);
    addBigram(pack(previous, word));
    model.trigrams.set(key, mix(trigramLog(first, historyOf(history), previous, word), trigramLog(second, historyOf(history), previous, word)));
  }
  normalise(model.bigrams, (key) => unigramLog(model, lastOf(key)), model.backOffs);
  normalise(model.trigrams, (key) => bigramLog(model, lastOf(historyOf(key)), lastOf(key)), model.bigramBackOffs);
  return model;

  function addBigram(key: number): void {
    if (!model.bigrams.has(key)) model.bigrams.set(key, mix(bigramLog(first, historyOf(key), lastOf(key)), bigramLog(second, historyOf(key), lastOf(key))));
  }
}

/** Back-off weights that make each history's probabilities sum to one; histories whose n-grams leave nothing are scaled to leave a thousandth. */
function normalise(ngrams: Map<number, number>, shorterLog: (key: number) => number, backOffs: Map<number, number>): void {
  const sums = new Map<number, { listed: number; shorter: number }>();
  for (const [key, log] of ngrams) {
    const history = historyOf(key);
    const sum = sums.get(history) ?? { listed: 0, shorter: 0 };
    sum.listed += 10 ** log;
    sum.shorter += 10 ** shorterLog(key);
    sums.set(history, sum);
  }
  const scales = new Map<number, number>();
  for (const [history, { listed, shorter }] of sums) {
    const scale = listed > mostListed ? (mostListed / listed) : 1;
    if (scale !== 1) scales.set(history, Math.log10(scale));
    backOffs.set(history, Math.log10(Math.max(1 - listed * scale, 1 - mostListed) / Math.max(1 - shorter, 1 - mostListed)));
  }
  if (scales.size > 0) for (const [key, log] of ngrams) ngrams.set(key, log + (scales.get(historyOf(key)) ?? 0));
}

/** The most that the listed n-grams of a history may take. */
const mostListed = 0.999;
