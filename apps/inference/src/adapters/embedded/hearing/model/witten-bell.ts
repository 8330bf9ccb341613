import { bigramLog, createNgramModel, historyOf, lastOf, pack, sentenceEnd, sentenceStart, unigramLog, type NgramModel, type Vocabulary } from './ngram-model.ts';

interface HistoryCounts { total: number; kinds: number }

/**
 * A trigram of sentences, smoothed after Witten and Bell (1991), interpolated with the shorter histories.
 * Kneser-Ney takes its discounts from how many n-grams were seen once, twice and three times; sentences that are drawn from patterns with
 * equal shares break that, this smoothing asks only how many words followed a history.
 */
export function trainWittenBell(sentences: Iterable<string>, vocabulary: Vocabulary): NgramModel {
  const counts = countNgrams(sentences, vocabulary);
  const model = createNgramModel(vocabulary);
  const start = vocabulary.add(sentenceStart);

  const total = sumOf(counts.unigrams);
  for (const [word, count] of counts.unigrams) model.unigrams.set(word, Math.log10(count / total));
  model.unigrams.set(start, -99);

  const afterWord = historiesOf(counts.bigrams);
  for (const [history, { total: seen, kinds }] of afterWord) model.backOffs.set(history, Math.log10(kinds / (seen + kinds)));
  for (const [key, count] of counts.bigrams) {
    const { total: seen, kinds } = afterWord.get(historyOf(key)) as HistoryCounts;
    model.bigrams.set(key, Math.log10((count + kinds * 10 ** unigramLog(model, lastOf(key))) / (seen + kinds)));
  }

  const afterPair = historiesOf(counts.trigrams);
  for (const [history, { total: seen, kinds }] of afterPair) model.bigramBackOffs.set(history, Math.log10(kinds / (seen + kinds)));
  for (const [key, count] of counts.trigrams) {
    const history = historyOf(key);
    const { total: seen, kinds } = afterPair.get(history) as HistoryCounts;
    model.trigrams.set(key, Math.log10((count + kinds * 10 ** bigramLog(model, lastOf(history), lastOf(key))) / (seen + kinds)));
  }
  return model;
}

function countNgrams(sentences: Iterable<string>, vocabulary: Vocabulary): Record<'unigrams' | 'bigrams' | 'trigrams', Map<number, number>> {
  const counts = { unigrams: new Map<number, number>(), bigrams: new Map<number, number>(), trigrams: new Map<number, number>() };
  const increment = (map: Map<number, number>, key: number): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  const start = vocabulary.add(sentenceStart);
  const end = vocabulary.add(sentenceEnd);
  for (const sentence of sentences) {
    const ids = sentence.split(' ').filter(Boolean).map((word) => vocabulary.add(word));
    if (ids.length === 0) continue;
    let before = -1;
    let previous = start;
    for (const id of [...ids, end]) {
      increment(counts.unigrams, id);
      increment(counts.bigrams, pack(previous, id));
      if (before >= 0) increment(counts.trigrams, pack(pack(before, previous), id));
      before = previous;
      previous = id;
    }
  }
  return counts;
}

function historiesOf(ngrams: Map<number, number>): Map<number, HistoryCounts> {
  const histories = new Map<number, HistoryCounts>();
  for (const [key, count] of ngrams) {
    const history = historyOf(key);
    const counts = histories.get(history);
    if (counts === undefined) histories.set(history, { total: count, kinds: 1 });
    else {
      counts.total += count;
      counts.kinds += 1;
    }
  }
  return histories;
}

function sumOf(counts: Map<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
