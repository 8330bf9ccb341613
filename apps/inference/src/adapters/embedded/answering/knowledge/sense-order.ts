import { persons, topicGroups } from '../../language/lexicon/topics.ts';
import type { Synset } from './word-net.ts';
import { wordTable } from '../../language/lexicon/word-table.ts';

/** Which of the lexicographer's files a topic of our lists is meant in: gold the metal, not the color; chess the game, not the weed. */
const domainsOf: Readonly<Record<keyof typeof topicGroups, ReadonlySet<number>>> = {
  animals: new Set([5]), plantsAndFood: new Set([20, 13]), things: new Set([6]), natureAndBody: new Set([27, 8, 17, 19, 5, 15, 20]), people: new Set([18]), ideas: new Set([4, 7, 9, 10, 11, 12, 14, 22, 23, 24, 26, 28]),
};
const groupOf = new Map<string, keyof typeof topicGroups>();
for (const [group, words] of Object.entries(topicGroups) as [keyof typeof topicGroups, string[]][]) for (const word of words) if (!groupOf.has(word)) groupOf.set(word, group);
const people = new Set(persons);

/** Words of the definition of the sense that is meant, where the domain does not tell. */
const hints = wordTable<string>({
  pirate: 'robs at sea', volcano: 'mountain formed', bank: 'financial', piracy: 'at sea', star: 'celestial body', spring: 'season', fall: 'season', pilot: 'fly', magic: 'illus', sphere: 'solid', circle: 'ellipse', wave: 'moving ridge', iron: 'metallic element', copper: 'metallic element', silver: 'metallic element', lead: 'metallic element', zinc: 'metallic element', tin: 'metallic element', light: 'electromagnetic', heat: 'energy', sound: 'vibration', ocean: 'body of water', sea: 'division of an ocean', sky: 'atmosphere', crown: 'ornamental', keyboard: 'keys', football: 'game', tennis: 'game', witch: 'magical', jupiter: 'planet', mars: 'planet', cell: 'unit of all organisms', train: 'railway', plane: 'aircraft', clown: 'circus', chef: 'professional cook',
});

/** The senses that a question means first; the rest stays as WordNet orders it, by frequency. */
export function orderSenses(senses: readonly Synset[], said: string): Synset[] {
  const group = groupOf.get(said);
  const hint = hints[said];
  const wanted = people.has(said) ? new Set([18]) : group === undefined ? null : domainsOf[group];
  const rank = (synset: Synset): number => {
    if (hint !== undefined && synset.definition.includes(hint)) return -1;
    const isStrangerWithTheName = !people.has(said) && synset.domain === 18 && synset.words.every((word) => /^[A-Z]/.test(word));
    return (wanted !== null && !wanted.has(synset.domain) ? 1 : 0) + (isStrangerWithTheName ? 2 : 0) + (synset.domain === 21 ? 1 : 0);
  };
  return senses.map((synset, index) => ({ synset, index })).sort((a, b) => rank(a.synset) - rank(b.synset) || a.index - b.index).map(({ synset }) => synset);
}
