import { historyOf, impossible, lastOf, sentenceStart, type NgramModel } from './ngram-model.ts';

/** The model as an ARPA file, n-grams in the order that the format's readers expect: by the words of the history, each history together. */
export function* arpaLines(model: NgramModel): Generator<string> {
  const { words } = model.vocabulary;
  const word = (id: number): string => words[id] ?? '';
  const figure = (log: number): string => log.toFixed(4);
  yield `\\data\\\nngram 1=${model.unigrams.size}\nngram 2=${model.bigrams.size}\nngram 3=${model.trigrams.size}\n\n\\1-grams:\n`;
  for (const id of sorted(model.unigrams)) {
    const log = words[id] === sentenceStart ? impossible : model.unigrams.get(id) ?? impossible;
    yield `${figure(log)}\t${word(id)}\t${figure(model.backOffs.get(id) ?? 0)}\n`;
  }
  yield '\n\\2-grams:\n';
  for (const key of sorted(model.bigrams)) {
    yield `${figure(model.bigrams.get(key) ?? impossible)}\t${word(historyOf(key))} ${word(lastOf(key))}\t${figure(model.bigramBackOffs.get(key) ?? 0)}\n`;
  }
  yield '\n\\3-grams:\n';
  for (const key of sorted(model.trigrams)) {
    const history = historyOf(key);
    yield `${figure(model.trigrams.get(key) ?? impossible)}\t${word(historyOf(history))} ${word(lastOf(history))} ${word(lastOf(key))}\n`;
  }
  yield '\n\\end\\\n';
}

const sorted = (ngrams: Map<number, number>): Float64Array => Float64Array.from(ngrams.keys()).sort();
