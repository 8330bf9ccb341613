import { describe, expect, it } from 'vitest';
import { interpolate } from './interpolate.ts';
import { bigramLog, pack, sentenceEnd, sentenceScore, sentenceStart, trigramLog, Vocabulary, type NgramModel } from './ngram-model.ts';
import { trainWittenBell } from './witten-bell.ts';
import { arpaLines } from './write-arpa.ts';

const asked = ['what time is it', 'what time is it in tokyo', 'what is the time in rome', 'what is rome', 'tell me the time', 'tell me the time'];
const said = ['the train is late', 'tell them the train is late', 'it is late in rome', 'the time of the train is late'];

const predictable = (model: NgramModel): number[] => [...model.unigrams.keys()].filter((word) => word !== model.vocabulary.idOf(sentenceStart));
/** Sums of p(word | history) over all words; 1 for a proper model. */
const bigramSum = (model: NgramModel, previous: number): number => predictable(model).reduce((sum, word) => sum + 10 ** bigramLog(model, previous, word), 0);
const trigramSum = (model: NgramModel, before: number, previous: number): number => predictable(model).reduce((sum, word) => sum + 10 ** trigramLog(model, before, previous, word), 0);

function expectProper(model: NgramModel): void {
  for (const previous of model.unigrams.keys()) expect(bigramSum(model, previous)).toBeCloseTo(1, 6);
  for (const key of model.bigrams.keys()) expect(trigramSum(model, Math.floor(key / 2 ** 17), key % 2 ** 17)).toBeCloseTo(1, 6);
}

describe('a trigram of sentences', () => {
  it('gives each history the whole probability, seen or not', () => {
    expectProper(trainWittenBell(asked, new Vocabulary()));
  });

  it('finds what it learned from likelier than other orders of the same words', () => {
    const model = trainWittenBell(asked, new Vocabulary());
    expect(sentenceScore(model, 'what time is it in rome'.split(' '), -7)).toBeGreaterThan(sentenceScore(model, 'rome in it is time what'.split(' '), -7) + 1);
  });

  it('charges words that it does not have', () => {
    const model = trainWittenBell(asked, new Vocabulary());
    expect(sentenceScore(model, ['xylophone'], -7)).toBeLessThan(sentenceScore(model, ['what'], -7));
  });
});

describe('two models in one', () => {
  const vocabulary = new Vocabulary();
  const first = trainWittenBell(asked, vocabulary);
  const second = trainWittenBell(said, vocabulary);
  const mixed = interpolate(first, second, 0.75, { bigrams: [...first.bigrams.keys(), ...second.bigrams.keys()], trigrams: first.trigrams.keys() });

  it('gives each history the whole probability', () => {
    expectProper(mixed);
  });

  it('weighs the two by their share', () => {
    const word = (text: string): number => vocabulary.idOf(text) ?? -1;
    expect(10 ** bigramLog(mixed, word('is'), word('late'))).toBeCloseTo(0.75 * 10 ** bigramLog(first, word('is'), word('late')) + 0.25 * 10 ** bigramLog(second, word('is'), word('late')), 6);
  });

  it('keeps the histories of its trigrams, as the file format asks', () => {
    for (const key of mixed.trigrams.keys()) expect(mixed.bigrams.has(Math.floor(key / 2 ** 17))).toBe(true);
  });

  it('is written with all its n-grams, by history', () => {
    const lines = [...arpaLines(mixed)].join('').split('\n');
    expect(lines.slice(0, 4)).toEqual(['\\data\\', `ngram 1=${mixed.unigrams.size}`, `ngram 2=${mixed.bigrams.size}`, `ngram 3=${mixed.trigrams.size}`]);
    const bigrams = lines.slice(lines.indexOf('\\2-grams:') + 1, lines.indexOf('\\3-grams:') - 1);
    expect(bigrams).toHaveLength(mixed.bigrams.size);
    const histories = bigrams.map((line) => line.split('\t')[1]?.split(' ')[0]);
    expect(histories.filter((history, index) => history !== histories[index - 1])).toHaveLength(new Set(histories).size);
    expect(lines.filter((line) => line.includes(sentenceEnd) && line.startsWith('-')).length).toBeGreaterThan(0);
  });
});

describe('keys of n-grams', () => {
  it('are exact for three of the last words that a vocabulary can have', () => {
    const last = 2 ** 17 - 1;
    const key = pack(pack(last, last - 1), last - 2);
    expect([Math.floor(Math.floor(key / 2 ** 17) / 2 ** 17), Math.floor(key / 2 ** 17) % 2 ** 17, key % 2 ** 17]).toEqual([last, last - 1, last - 2]);
  });
});
