import { accented } from './accents.ts';
import type { Pronunciations } from './dictionary.ts';
import { pronounce } from './dictionary.ts';
import { GeneralModelFile } from './general-model-file.ts';
import { commonWords, readGeneralModel, worthwhileBigrams, worthwhileTrigrams } from './general-model.ts';
import { interpolate } from './interpolate.ts';
import { sentenceEnd, sentenceStart, Vocabulary, type NgramModel } from './ngram-model.ts';
import { trainWittenBell } from './witten-bell.ts';

export interface ModelSettings {
  /** Words of the general model that are kept beside those of the domain, the commonest. */
  generalWords: number;
  /** Share of the domain's model in the interpolation; the rest is the general one's. */
  domainShare: number;
  /** General n-grams that gain less than this are left out. */
  leastBigramGain: number;
  leastTrigramGain: number;
}

/** Chosen by the recognition bench; see docs/measures.md. */
export const defaultModelSettings: ModelSettings = { generalWords: 8000, domainShare: 0.9, leastBigramGain: 1e-6, leastTrigramGain: 1e-6 };

export interface BuiltModel {
  languageModel: NgramModel;
  domainModel: NgramModel;
  /** Lines of the decoder's dictionary. */
  dictionary: string[];
  /** Words of the sentences that nobody knows how to say; their sentences were left out. */
  unpronounceable: string[];
}

/** Builds the decoder's model: a trigram of the sentences, interpolated with the general one. */
export function buildModel(sentences: Iterable<string>, generalFile: string, dictionary: Pronunciations, further: Readonly<Record<string, string>>, settings = defaultModelSettings): BuiltModel {
  const phonesOf = new Map<string, readonly string[]>();
  const unpronounceable = new Set<string>();
  const isKnown = (word: string): boolean => {
    const phones = phonesOf.get(word) ?? pronounce(word, dictionary, further);
    phonesOf.set(word, phones);
    if (phones.length === 0) unpronounceable.add(word);
    return phones.length > 0;
  };
  const sayable: string[] = [];
  for (const sentence of sentences) if (sentence.split(' ').every(isKnown)) sayable.push(sentence);

  const vocabulary = new Vocabulary();
  const domainModel = trainWittenBell(sayable, vocabulary);
  const file = new GeneralModelFile(generalFile);
  let left = settings.generalWords;
  for (const word of commonWords(file)) {
    if (left === 0) break;
    if (word === sentenceStart || word === sentenceEnd || !/^[a-z][a-z']*$/.test(word) || !isKnown(word)) continue;
    vocabulary.add(word);
    left -= 1;
  }
  const general = readGeneralModel(file, vocabulary);
  const languageModel = interpolate(domainModel, general, settings.domainShare, {
    bigrams: [...domainModel.bigrams.keys(), ...worthwhileBigrams(general, settings.leastBigramGain)],
    trigrams: [...domainModel.trigrams.keys(), ...worthwhileTrigrams(general, settings.leastTrigramGain)],
  });
  return { languageModel, domainModel, unpronounceable: [...unpronounceable], dictionary: dictionaryLines(vocabulary, phonesOf) };
}

function dictionaryLines(vocabulary: Vocabulary, phonesOf: ReadonlyMap<string, readonly string[]>): string[] {
  return vocabulary.words.flatMap((word) => {
    const known = phonesOf.get(word) ?? [];
    const all = new Set([...known, ...known.slice(0, 1).flatMap(accented), ...(weakForms[word] ?? [])]);
    return [...all].map((phones, index) => (index === 0 ? `${word} ${phones}` : `${word}(${index + 1}) ${phones}`));
  });
}

/** Little words whose vowel the dictionary has as weak, and other accents have as round. */
const weakForms: Readonly<Record<string, readonly string[]>> = { what: ['W AO T'], of: ['AO V'] };
