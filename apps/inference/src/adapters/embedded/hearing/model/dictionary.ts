import { readFileSync } from 'node:fs';

/** Phones of each word, the usual pronunciation first. */
export type Pronunciations = ReadonlyMap<string, readonly string[]>;

/** Reads a CMU dictionary: `word PHONES`, further pronunciations as `word(2) PHONES`. */
export function readDictionary(file: string): Pronunciations {
  const found = new Map<string, string[]>();
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const space = line.indexOf(' ');
    if (space <= 0 || line.startsWith(';;;')) continue;
    const word = line.slice(0, space).replace(/\(\d+\)$/, '');
    const phones = line.slice(space + 1).trim();
    const known = found.get(word);
    if (known === undefined) found.set(word, [phones]);
    else known.push(phones);
  }
  return found;
}

const voiceless = new Set(['P', 'T', 'K', 'F', 'TH']);
const sibilants = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);

/** The phones that a plural or possessive "s" adds. */
function endingOf(phones: string): string {
  const last = phones.slice(phones.lastIndexOf(' ') + 1);
  return sibilants.has(last) ? ' IH Z' : voiceless.has(last) ? ' S' : ' Z';
}

/**
 * How a word sounds: from the dictionary, from the list of further words, or by rule from its singular (`yaks`, `berries`, `mali's`) or its parts
 * (`watchmaker`, both of at least four letters). Empty when nothing of it is known: a guess from spelling would be heard in the place of real words.
 */
export function pronounce(word: string, dictionary: Pronunciations, further: Readonly<Record<string, string>>): readonly string[] {
  const known = (part: string): readonly string[] => dictionary.get(part) ?? (further[part] === undefined ? [] : [further[part]]);
  if (known(word).length > 0) return known(word);
  for (const [ending, singulars] of [["'s", ['']], ["'", ['']], ['ies', ['y']], ['ves', ['f', 'fe']], ['es', ['', 'e']], ['s', ['']]] as const) {
    if (!word.endsWith(ending)) continue;
    for (const singular of singulars) {
      const phones = known(word.slice(0, -ending.length) + singular);
      if (phones.length > 0) return phones.map((spoken) => (ending === 'ves' ? `${spoken.replace(/F$/, 'V')} Z` : spoken + endingOf(spoken)));
    }
  }
  for (let split = 3; split <= word.length - 3; split++) {
    const first = known(word.slice(0, split))[0];
    const second = known(word.slice(split))[0];
    if (first !== undefined && second !== undefined && Math.max(split, word.length - split) >= 4) return [`${first} ${second}`];
  }
  return [];
}
