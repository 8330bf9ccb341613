import { topics } from '../../language/lexicon/topics.ts';
import { articleFor, inGeneral, isMassNoun, pluralOf, withArticle } from '../../language/noun-forms.ts';
import { wordDefinition } from './definition-wording.ts';
import type { Synset } from './word-net.ts';

/** How a noun stands in a sentence about its kind: "A lighthouse is", "Gold is", "The sun is", "Albert Einstein was". */
export interface Subject {
  /** Singular with its article. */
  one: string;
  /** What one says of the kind: "lighthouses", "gold". */
  general: string;
  isMass: boolean;
  /** A name in the plural form: "baked goods". */
  isPlural: boolean;
  isName: boolean;
  isPerson: boolean;
}

/** Animals, artifacts, body parts, groups, objects, persons, plants, shapes: things that are counted. */
const countDomains = new Set([5, 6, 8, 14, 17, 18, 20, 25]);
const listed = new Set(topics);
const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;
const endsInPlural = (noun: string): boolean => /[a-z]s$/.test(noun) && !/(ss|us|is|ics)$/.test(noun);

function isMassIn(synset: Synset, noun: string): boolean {
  const last = lastWord(noun);
  if (listed.has(noun)) return isMassNoun(noun);
  if (isMassNoun(last) || /(water|paper|wood|stone|milk|oil|music|ware|weed)$/.test(last)) return true;
  if (countDomains.has(synset.domain) || /(ist|ian|graph|scope|meter|phone|ship|house|room|man)$/.test(last)) return false;
  return !/^(a|an|any|one|two|each)\b/.test(wordDefinition(synset.definition).text);
}

export const isNameSynset = (synset: Synset): boolean => synset.words.every((word) => /^[A-Z]/.test(word)) || synset.pointers.some(({ symbol }) => symbol === '@i');

/** @param said the noun as the question had it, singular. */
export function subjectFor(synset: Synset, said: string): Subject {
  if (isNameSynset(synset)) {
    const full = [...synset.words].sort((a, b) => b.length - a.length).find((word) => word.toLowerCase().includes(said.toLowerCase()) && word.length < 30) ?? synset.words[0] ?? said;
    const withThe = /^(sun|moon|earth|renaissance|bible|internet|.* (system|age|war|sea|ocean|river))$/i.test(full) && synset.domain !== 18 ? `the ${/^(sun|moon|earth|internet)$/i.test(full) ? full.toLowerCase() : full}` : full;
    return { one: withThe, general: withThe, isMass: true, isPlural: false, isName: true, isPerson: synset.domain === 18 };
  }
  const base = { isName: false, isPerson: false };
  if (withArticle(said).startsWith('the ')) return { ...base, one: withArticle(said), general: withArticle(said), isMass: true, isPlural: false };
  if (endsInPlural(said) && !listed.has(said)) return { ...base, one: said, general: said, isMass: true, isPlural: true };
  if (isMassIn(synset, said)) return { ...base, one: said, general: said, isMass: true, isPlural: false };
  return { ...base, one: `${articleFor(said)} ${said}`, general: inGeneral(said), isMass: false, isPlural: false };
}

/** Names of related things as a list of a sentence needs them: plural for things that are counted. */
export function kindName(synset: Synset, wanted?: string): string {
  const word = synset.words.find((entry) => wanted !== undefined && entry.toLowerCase().endsWith(wanted)) ?? synset.words[0] ?? '';
  const last = lastWord(word);
  if ((/^[A-Z]/.test(word) && /^[A-Z]/.test(last)) || isMassIn(synset, word) || endsInPlural(last)) return word;
  return `${word.slice(0, word.length - last.length)}${pluralOf(last)}`;
}
/** With its article: "a beak", "gold". */
export function partName(synset: Synset): string {
  const word = synset.words[0] ?? '';
  return /^[A-Z]/.test(word) || isMassNoun(lastWord(word)) || endsInPlural(lastWord(word)) ? word : `${articleFor(word.toLowerCase())} ${word}`;
}

/** Senses and names that an assistant for everybody does not bring up by itself. */
const coarse = /\b(slang|offensive|derogat|disparag|vulgar|obscen|ethnic slur|sexual|coit|prostitut|genital|penis|vagina|breasts?|buttocks|unattractive|promiscuous|homosexual|intercourse|whore|bitch|damn|fuck|shit|nigger|retard|negro|jap\b|chink)/i;
export const isCoarse = (synset: Synset): boolean => coarse.test(synset.definition) || synset.words.some((word) => coarse.test(word));
