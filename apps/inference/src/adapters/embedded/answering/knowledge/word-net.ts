import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { indexLine, lemmaOf, partsOfSpeech, wordNetFolder, type PartOfSpeech } from '../../language/word-net-lemmas.ts';

/** A synonym set of WordNet 3.1 (wndb(5WN)). */
export interface Synset {
  part: PartOfSpeech;
  offset: number;
  /** Number of the lexicographer's file: 5 animals, 6 artifacts, 18 persons, 27 substances … */
  domain: number;
  /** As written in the data, with spaces: "Albert Einstein", "lighthouse". */
  words: string[];
  definition: string;
  examples: string[];
  pointers: { symbol: string; part: PartOfSpeech; offset: number; from: number; to: number }[];
}

const partOfLetter: Readonly<Record<string, PartOfSpeech>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };

/** Looks words up with two small reads: the index line in memory, the synset from the data file. Synsets are kept, the last 2,000. */
export class WordNet {
  private readonly files = new Map<PartOfSpeech, Promise<FileHandle>>();
  private readonly synsets = new Map<string, Synset>();

  /** The senses of a word or phrase, most frequent first. The lemma may be a plural or another form. */
  async senses(phrase: string, part: PartOfSpeech, signal: AbortSignal, most = 8): Promise<Synset[]> {
    const lemma = lemmaOf(phrase, part);
    const line = lemma === null ? null : indexLine(lemma, part);
    if (line === null) return [];
    const fields = line.trim().split(' ');
    const count = Number(fields[2]);
    const offsets = fields.slice(fields.length - count).slice(0, most).map(Number);
    const found: Synset[] = [];
    for (const offset of offsets) found.push(await this.synset(part, offset, signal));
    return found;
  }

  /** The part of speech in which the word is used most, by how many of its senses were met in tagged texts. */
  mainPart(phrase: string): PartOfSpeech | null {
    let best: PartOfSpeech | null = null;
    let most = -1;
    for (const part of partsOfSpeech) {
      const lemma = lemmaOf(phrase, part);
      const fields = lemma === null ? undefined : indexLine(lemma, part)?.trim().split(' ');
      if (fields === undefined) continue;
      const senses = Number(fields[2]);
      const tagged = Number(fields[fields.length - senses - 1]);
      // An exact form weighs more than one that had to be bent; nouns win ties.
      const weight = tagged * 2 + (lemma === phrase.replace(/ /g, '_') ? 1 : 0);
      if (weight > most) {
        most = weight;
        best = part;
      }
    }
    return best;
  }

  async synset(part: PartOfSpeech, offset: number, signal: AbortSignal): Promise<Synset> {
    signal.throwIfAborted();
    const key = `${part} ${offset}`;
    const known = this.synsets.get(key);
    if (known !== undefined) return known;
    const synset = parseSynset(part, offset, await this.readLine(part, offset));
    if (this.synsets.size >= 2000) this.synsets.clear();
    this.synsets.set(key, synset);
    return synset;
  }

  async related(synset: Synset, symbols: readonly string[], signal: AbortSignal, most = 40): Promise<Synset[]> {
    const found: Synset[] = [];
    for (const pointer of synset.pointers.filter(({ symbol }) => symbols.includes(symbol)).slice(0, most)) found.push(await this.synset(pointer.part, pointer.offset, signal));
    return found;
  }

  async close(): Promise<void> {
    const files = await Promise.all(this.files.values());
    this.files.clear();
    await Promise.all(files.map((file) => file.close()));
  }

  private async readLine(part: PartOfSpeech, offset: number): Promise<string> {
    let file = this.files.get(part);
    if (file === undefined) {
      file = open(join(wordNetFolder(), `data.${part}`), 'r');
      this.files.set(part, file);
    }
    const handle = await file;
    let text = '';
    // Most lines are under 1 KB; a few (person, city) reach 15 KB.
    for (let size = 2048, at = offset; ; at += size, size = 8192) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, at);
      const end = buffer.subarray(0, bytesRead).indexOf(0x0a);
      text += buffer.toString('latin1', 0, end === -1 ? bytesRead : end);
      if (end !== -1 || bytesRead < size) return text;
    }
  }
}

function parseSynset(part: PartOfSpeech, offset: number, line: string): Synset {
  const [head = '', gloss = ''] = line.split(' | ', 2);
  const fields = head.trim().split(' ');
  const wordCount = Number.parseInt(fields[3] ?? '0', 16);
  const words: string[] = [];
  for (let index = 0; index < wordCount; index++) words.push((fields[4 + 2 * index] ?? '').replace(/\((a|p|ip)\)$/, '').replace(/_/g, ' '));
  const start = 4 + 2 * wordCount;
  const pointers: Synset['pointers'] = [];
  for (let index = 0; index < Number(fields[start]); index++) {
    const at = start + 1 + 4 * index;
    const span = fields[at + 3] ?? '0000';
    pointers.push({ symbol: fields[at] ?? '', offset: Number(fields[at + 1]), part: partOfLetter[fields[at + 2] ?? 'n'] ?? 'noun', from: Number.parseInt(span.slice(0, 2), 16), to: Number.parseInt(span.slice(2), 16) });
  }
  const examples = [...gloss.matchAll(/"([^"]+)"/g)].map((match) => (match[1] ?? '').replace(/`([^']*)'/g, '$1').trim());
  const definition = gloss.replace(/"[^"]*"(\s*-+\s*[^;]+)?/g, '').split(';').map((piece) => piece.trim().replace(/`([^']*)'/g, '$1').replace(/:$/, '').trim()).filter(Boolean).join('; ');
  return { part, offset, domain: Number(fields[1]), words, definition, examples, pointers };
}
