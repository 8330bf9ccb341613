import { readFileSync } from 'node:fs';

/**
 * Reads the binary trigram that comes with PocketSphinx ("Trie Language Model", sphinxbase `lm_trie.c`). The library itself can look n-grams up but
 * neither list them nor write them out (its ARPA writer aborts the process on this very file), and a list is what an interpolation needs.
 *
 * Layout, little-endian: magic, order, one count for each order, one integer, three tables of 65,536 floats (probabilities and back-offs of
 * bigrams, probabilities of trigrams), unigrams of 12 bytes (probability, back-off, first bigram), bigrams and trigrams packed by bits,
 * the size of the word list, the words ended by zeros. N-grams are filed from their last word
 * backwards, as they are looked up. Log values have the base 1.0001.
 */
const magic = 'Trie Language Model';
const tableSize = 65_536;
const naturalPerUnit = Math.log(1.0001);

export class GeneralModelFile {
  readonly words: readonly string[];
  readonly bigramCount: number;
  readonly trigramCount: number;
  private readonly view: DataView;
  private readonly tables: number;
  private readonly unigrams: number;
  private readonly bigrams: PackedEntries;
  private readonly trigrams: PackedEntries;

  constructor(file: string) {
    const bytes = readFileSync(file);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.toString('latin1', 0, magic.length) !== magic || bytes[magic.length] !== 3) throw new RangeError(`${file} is not a trigram in PocketSphinx's binary form`);
    const counts = [0, 1, 2].map((index) => this.view.getUint32(magic.length + 1 + 4 * index, true)) as [number, number, number];
    [, this.bigramCount, this.trigramCount] = counts;
    this.tables = magic.length + 1 + 12 + 4;
    this.unigrams = this.tables + 3 * tableSize * 4;
    const wordBits = bitsFor(counts[0]);
    this.bigrams = { start: this.unigrams + 12 * (counts[0] + 1), wordBits, entryBits: wordBits + 32 + bitsFor(counts[2]) };
    this.trigrams = { start: this.bigrams.start + packedSize(this.bigrams.entryBits, counts[1]), wordBits, entryBits: wordBits + 16 };
    const list = this.trigrams.start + packedSize(this.trigrams.entryBits, counts[2]);
    this.words = bytes.toString('latin1', list + 4, list + 4 + this.view.getUint32(list, true)).split('\0').slice(0, counts[0]);
  }

  /** log10 probability and back-off weight of a word. */
  unigram(word: number): { log: number; backOff: number } {
    return { log: this.figure(this.unigrams + 12 * word), backOff: this.figure(this.unigrams + 12 * word + 4) };
  }

  /** Calls with every bigram `previous word` of a word: its number, the previous word, log10 p(word | previous), and its back-off weight as a history. */
  eachBigram(word: number, visit: (bigram: number, previous: number, log: number, backOff: number) => void): void {
    const end = this.view.getUint32(this.unigrams + 12 * (word + 1) + 8, true);
    for (let bigram = this.view.getUint32(this.unigrams + 12 * word + 8, true); bigram < end; bigram++) {
      const bit = bigram * this.bigrams.entryBits;
      const previous = this.bits(this.bigrams.start, bit, this.bigrams.wordBits);
      const backOff = this.table(1, this.bits(this.bigrams.start, bit + this.bigrams.wordBits, 16));
      const log = this.table(0, this.bits(this.bigrams.start, bit + this.bigrams.wordBits + 16, 16));
      visit(bigram, previous, log, backOff);
    }
  }

  /** Calls with every trigram `before previous word` of a bigram `previous word`: the word before, and log10 p(word | before previous). */
  eachTrigram(bigram: number, visit: (before: number, log: number) => void): void {
    const end = this.firstTrigram(bigram + 1);
    for (let trigram = this.firstTrigram(bigram); trigram < end; trigram++) {
      const bit = trigram * this.trigrams.entryBits;
      visit(this.bits(this.trigrams.start, bit, this.trigrams.wordBits), this.table(2, this.bits(this.trigrams.start, bit + this.trigrams.wordBits, 16)));
    }
  }

  private firstTrigram(bigram: number): number {
    const { start, wordBits, entryBits } = this.bigrams;
    return this.bits(start, bigram * entryBits + wordBits + 32, entryBits - wordBits - 32);
  }

  private table(table: number, index: number): number {
    return this.figure(this.tables + 4 * (table * tableSize + index));
  }

  /** A log value of the file in base 10. */
  private figure(offset: number): number {
    return (this.view.getFloat32(offset, true) * naturalPerUnit) / Math.LN10;
  }

  /** Up to 25 bits from a bit position. */
  private bits(start: number, bit: number, width: number): number {
    const word = this.view.getUint32(start + Math.floor(bit / 8), true);
    return (word >>> (bit % 8)) & (2 ** width - 1);
  }
}

interface PackedEntries { start: number; wordBits: number; entryBits: number }

const bitsFor = (largest: number): number => Math.floor(Math.log2(largest)) + 1;
const packedSize = (entryBits: number, count: number): number => Math.floor(((1 + count) * entryBits + 7) / 8) + 8;
