import { bigramLog, createNgramModel, lastOf, historyOf, pack, sentenceStart, unigramLog, type NgramModel, type Vocabulary } from './ngram-model.ts';
import type { GeneralModelFile } from './general-model-file.ts';

/** Words of the general model by how often they are used, the commonest first. */
export function commonWords(file: GeneralModelFile): string[] {
  return file.words
    .map((word, index) => ({ word, log: file.unigram(index).log }))
    .sort((left, right) => right.log - left.log)
    .map(({ word }) => word);
}

/**
 * The part of the general model that lies within a vocabulary. Single words share the whole probability; what n-grams with other words had is
 * left out and not made up for, because `interpolate` normalises anew.
 */
export function readGeneralModel(file: GeneralModelFile, vocabulary: Vocabulary): NgramModel {
  const model = createNgramModel(vocabulary);
  const ids = file.words.map((word) => vocabulary.idOf(word) ?? -1);
  const start = vocabulary.idOf(sentenceStart) ?? -1;
  for (const [index, id] of ids.entries()) {
    if (id < 0) continue;
    const { log, backOff } = file.unigram(index);
    model.unigrams.set(id, log);
    model.backOffs.set(id, backOff);
    file.eachBigram(index, (bigram, previousIndex, bigramLogValue, bigramBackOff) => {
      const previous = ids[previousIndex] ?? -1;
      if (previous < 0) return;
      const key = pack(previous, id);
      model.bigrams.set(key, bigramLogValue);
      model.bigramBackOffs.set(key, bigramBackOff);
      file.eachTrigram(bigram, (beforeIndex, trigramLogValue) => {
        const before = ids[beforeIndex] ?? -1;
        if (before >= 0) model.trigrams.set(pack(pack(before, previous), id), trigramLogValue);
      });
    });
  }
  model.unigrams.set(start, -99);
  let sum = 0;
  for (const log of model.unigrams.values()) sum += 10 ** log;
  for (const [id, log] of model.unigrams) model.unigrams.set(id, log - Math.log10(sum));
  return model;
}

/**
 * N-grams that tell more than their shorter history does: p(history) × p(word | history) × the natural log of what they gain, as in
 * Stolcke's pruning (1998) without its correction of the back-off weights.
 */
export function worthwhileBigrams(model: NgramModel, leastGain: number): number[] {
  const kept: number[] = [];
  for (const [key, log] of model.bigrams) {
    const history = historyOf(key);
    const gain = log - (model.backOffs.get(history) ?? 0) - unigramLog(model, lastOf(key));
    if (10 ** (historyLog(model, history) + log) * gain * Math.LN10 > leastGain) kept.push(key);
  }
  return kept;
}

export function worthwhileTrigrams(model: NgramModel, leastGain: number): number[] {
  const kept: number[] = [];
  for (const [key, log] of model.trigrams) {
    const history = historyOf(key);
    const gain = log - (model.bigramBackOffs.get(history) ?? 0) - bigramLog(model, lastOf(history), lastOf(key));
    const reached = historyLog(model, historyOf(history)) + bigramLog(model, historyOf(history), lastOf(history));
    if (10 ** (reached + log) * gain * Math.LN10 > leastGain) kept.push(key);
  }
  return kept;
}

/** The start of a sentence is as likely as its end; as a word that follows it has no probability. */
function historyLog(model: NgramModel, word: number): number {
  const log = unigramLog(model, word);
  return log < -50 ? unigramLog(model, model.vocabulary.idOf('</s>') ?? word) : log;
}
