import { keySimilarity, soundKey, type SoundKey } from './sound-key.ts';

export interface ListMatch<T> {
  value: T;
  /** The name of the entry that matched. */
  name: string;
  /** 0 … 1; 1 = the very words. */
  similarity: number;
}

/** Names of things, found by their words or by their sound. */
export class ClosedList<T> {
  private readonly exact = new Map<string, T>();
  /** By length and first consonant: a misheard name keeps both roughly, and a sixth of the list is left to compare. */
  private readonly byShape = new Map<string, { name: string; key: SoundKey; value: T; consonants: number }[]>();
  private readonly found = new Map<string, ListMatch<T> | null>();

  /**
   * @param entries names in lower case words; the first entry of a name wins.
   * @param hasSound whether a name may be found by its sound; rare names only by their words, else everything sounds like some village.
   */
  constructor(entries: Iterable<{ name: string; value: T; hasSound: boolean }>) {
    for (const { name, value, hasSound } of entries) {
      if (name === '' || this.exact.has(name)) continue;
      this.exact.set(name, value);
      if (!hasSound) continue;
      const key = soundKey(name);
      const shape = `${key.text.length} ${firstConsonant(key.text)}`;
      const bucket = this.byShape.get(shape) ?? [];
      bucket.push({ name, key, value, consonants: consonantBits(key.text) });
      this.byShape.set(shape, bucket);
    }
  }

  findExact(name: string): T | undefined {
    return this.exact.get(name);
  }

  /** The entry that the words most likely are; null when none is near enough. Results are kept: partial texts ask for the same words again. */
  find(words: string): ListMatch<T> | null {
    const exact = this.exact.get(words);
    if (exact !== undefined) return { value: exact, name: words, similarity: 1 };
    const known = this.found.get(words);
    if (known !== undefined) return known;
    if (this.found.size > 5000) this.found.clear();
    const match = this.findBySound(words);
    this.found.set(words, match);
    return match;
  }

  private findBySound(words: string): ListMatch<T> | null {
    const key = soundKey(words);
    const { length: soundCount } = key.text;
    if (soundCount < 3) return null;
    // Short keys are alike by chance, so they must agree more.
    const least = soundCount <= 4 ? 0.8 : soundCount <= 6 ? 0.74 : 0.68;
    const bits = consonantBits(key.text);
    const first = firstConsonant(key.text);
    const slack = Math.max(1, Math.round(soundCount * 0.35));
    let best: ListMatch<T> | null = null;
    for (let length = Math.max(2, soundCount - slack); length <= soundCount + slack; length++) {
      for (const entry of this.byShape.get(`${length} ${first}`) ?? []) {
        if (bitCount(bits ^ entry.consonants) > (soundCount <= 7 ? 3 : 4)) continue;
        const similarity: number = keySimilarity(key, entry.key, Math.max(least, best?.similarity ?? 0) / 0.97) * 0.97;
        if (similarity >= least && similarity > (best?.similarity ?? 0)) best = { value: entry.value, name: entry.name, similarity };
      }
    }
    return best;
  }
}

/** The class of the first consonant. Liquids and glides are one class here: "Ulan" is heard as "who land". */
function firstConsonant(key: string): number {
  for (const sound of key) {
    const at = ['pbfv', 'tdT', 'kg', 'szSCJj', 'mn', 'lrwYh'].findIndex((group) => group.includes(sound));
    if (at >= 0) return at;
  }
  return -1;
}

/** Which classes of consonants a key holds; sounds that are mixed up share a bit. */
function consonantBits(key: string): number {
  let bits = 0;
  for (const sound of key) {
    const at = ['pbfv', 'tdT', 'kg', 'szSCJj', 'mn', 'lr', 'wY'].findIndex((group) => group.includes(sound));
    if (at >= 0) bits |= 1 << at;
  }
  return bits;
}
function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
