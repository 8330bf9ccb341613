/** Word numbers of one or more models. A key packs up to three of them: 17 bits each, 51 bits, exact in a double. */
export class Vocabulary {
  readonly words: string[] = [];
  private readonly ids = new Map<string, number>();

  /** The number of a word, which is made when it is new. */
  add(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.words.length;
    if (id >= wordLimit) throw new RangeError(`a model holds at most ${wordLimit} words`);
    this.words.push(word);
    this.ids.set(word, id);
    return id;
  }

  idOf(word: string): number | undefined {
    return this.ids.get(word);
  }

  get size(): number {
    return this.words.length;
  }
}

const wordLimit = 2 ** 17;
/** The key of the words `first second`, and of `first second third` when it is packed again. */
export const pack = (history: number, word: number): number => history * wordLimit + word;
export const lastOf = (key: number): number => key % wordLimit;
export const historyOf = (key: number): number => Math.floor(key / wordLimit);

export const sentenceStart = '<s>';
export const sentenceEnd = '</s>';
/** Log probability, base 10, of what cannot be: the sentence start as a word that follows. */
export const impossible = -99;

/**
 * A back-off trigram. Log values are base 10, as in an ARPA file.
 * A key that is missing takes its probability from the shorter history, times that history's back-off weight.
 */
export interface NgramModel {
  vocabulary: Vocabulary;
  unigrams: Map<number, number>;
  bigrams: Map<number, number>;
  trigrams: Map<number, number>;
  /** Back-off weights of histories of one word, and of two. */
  backOffs: Map<number, number>;
  bigramBackOffs: Map<number, number>;
}

export const createNgramModel = (vocabulary: Vocabulary): NgramModel =>
  ({ vocabulary, unigrams: new Map(), bigrams: new Map(), trigrams: new Map(), backOffs: new Map(), bigramBackOffs: new Map() });

/** log10 p(word); `impossible` for a word that the model does not have. */
export const unigramLog = (model: NgramModel, word: number): number => model.unigrams.get(word) ?? impossible;

/** log10 p(word | previous). */
export function bigramLog(model: NgramModel, previous: number, word: number): number {
  return model.bigrams.get(pack(previous, word)) ?? (model.backOffs.get(previous) ?? 0) + unigramLog(model, word);
}

/** log10 p(word | before previous). */
export function trigramLog(model: NgramModel, before: number, previous: number, word: number): number {
  const history = pack(before, previous);
  return model.trigrams.get(pack(history, word)) ?? (model.bigramBackOffs.get(history) ?? 0) + bigramLog(model, previous, word);
}

/** Mean natural-log probability per word of a sentence, its end counted; words the model lacks cost `unknownLog10`. */
export function sentenceScore(model: NgramModel, words: readonly string[], unknownLog10: number): number {
  let before = -1;
  let previous = model.vocabulary.idOf(sentenceStart) ?? -1;
  let sum = 0;
  for (const word of [...words, sentenceEnd]) {
    const id = model.vocabulary.idOf(word) ?? -1;
    sum += model.unigrams.has(id) ? (before < 0 ? bigramLog(model, previous, id) : trigramLog(model, before, previous, id)) : unknownLog10;
    before = previous;
    previous = id;
  }
  return (sum / (words.length + 1)) * Math.LN10;
}
