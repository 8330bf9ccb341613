import { wordTable } from './lexicon/word-table.ts';

/** English noun forms for the words of our own lists; enough for those, not a general rule. */
const irregularPlurals = wordTable<string>({
  mouse: 'mice', goose: 'geese', foot: 'feet', tooth: 'teeth', ox: 'oxen', child: 'children', person: 'people', knife: 'knives', leaf: 'leaves', wolf: 'wolves', calf: 'calves', half: 'halves', scarf: 'scarves', shelf: 'shelves', thief: 'thieves', loaf: 'loaves', life: 'lives', wife: 'wives', elf: 'elves',
  cactus: 'cacti', fungus: 'fungi', nucleus: 'nuclei', alga: 'algae', crisis: 'crises', oasis: 'oases', hypothesis: 'hypotheses', axis: 'axes', matrix: 'matrices', vertex: 'vertices', phenomenon: 'phenomena', fireman: 'firemen', policeman: 'policemen', postman: 'postmen', fisherman: 'fishermen', nebula: 'nebulae', antenna: 'antennae', thesaurus: 'thesauri',
});
/** The same in both numbers, or never counted. */
const unchanging = new Set(`sheep deer fish cod salmon trout squid bison moose shrimp aircraft series species bacteria algae cattle scissors goggles binoculars trousers eyeglasses spectacles mathematics physics economics politics ethics genetics electronics gymnastics statistics athletics poultry
asparagus bacon bamboo barley basil beef beer bread broccoli butter celery chocolate cinnamon cocoa coffee corn cotton cream dough flour garlic ginger grass ham honey ice jam juice ketchup lavender lemonade lettuce maple mayonnaise meat milk mint moss mustard nectar nutmeg oregano parsley pasta pollen popcorn rhubarb rice rosemary rye saffron salt seaweed soup spaghetti spinach sugar sushi tea thyme tobacco tofu vanilla vinegar wheat whiskey wine yeast yogurt
acid air alcohol aluminum amber blood bronze calcium carbon cartilage chlorine coal copper coral dew dust earth electricity energy evaporation evolution fog friction frost fuel gas gasoline gold granite gravel gravity hail hair heat helium hydrogen insulin iodine ivory jade lava lead leather light lightning lime limestone magma magnesium magnetism marble mercury methane mist mud nickel nitrogen oil oxygen ozone petroleum phosphorus plasma platinum plutonium pollution potassium protein quartz quicksand radiation radium rain rust sand silicon silk silver smoke snow sodium soil sound steam steel sulfur thunder tin titanium uranium vapor water wax weather wool zinc
mars jupiter plumbing pottery laundry furniture concrete glass iron paper plastic armor`.split(/\s+/));
const massOnly = new Set(`measles arthritis asthma glasses symmetry erosion ivy jellyfish starfish goldfish squash autumn agriculture algebra anger anesthesia anxiety archaeology architecture aristocracy arithmetic astrology astronomy atheism autism ballet bankruptcy baseball basketball beauty biology blues botany boxing bravery bribery bureaucracy calculus calligraphy capitalism chaos charity chemistry chess childhood chivalry cholera christianity cinema communism compassion confidence corruption courage cricket curiosity death democracy depression diabetes dignity diplomacy drama ecology
encryption engineering entropy envy epilepsy eternity etiquette euphoria evidence exile faith fame fear feudalism fiction folklore football forgiveness fraud freedom friendship gambling genocide geography geology geometry grammar gratitude greed grief guilt happiness harmony hatred health hearing history hockey homework honesty honor hope hospitality humor hunger hunting hypnosis imagination immigration immunity independence inflation influenza information insomnia insurance integrity intelligence
irony irrigation jazz jealousy journalism joy judo justice karate kindness knowledge laughter law liberty literature logic loneliness love loyalty luck magic malaria malnutrition medicine melancholy mercy meteorology migration modesty money morality motion music mythology nationalism nutrition obesity opera optimism oratory origami pacifism paradise patience patriotism peace philosophy photography photosynthesis piracy pneumonia poetry polio poverty power pride propaganda psychology puberty punctuation
quarantine rabies racism reality relativity religion respect responsibility revenge rugby sarcasm satire science shame silence skepticism slavery sleep smallpox soccer socialism society sociology spelling stress suffrage suicide superstition surgery swimming syntax talent technology tennis terrorism theft theology theory trade treason truth tuberculosis tyranny vaccination violence virtue vocabulary volleyball war wealth weightlessness wisdom worship wrestling yoga youth zoology mathematics`.split(/\s+/));

export const isMassNoun = (noun: string): boolean => unchanging.has(noun) || massOnly.has(noun) || noun.endsWith('ism') || noun.endsWith('ics');

export function pluralOf(noun: string): string {
  const irregular = irregularPlurals[noun];
  if (irregular !== undefined) return irregular;
  if (isMassNoun(noun)) return noun;
  if (/(s|x|z|ch|sh)$/.test(noun) && !/(stomach|monarch|eunuch|loch)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(potato|tomato|echo|hero|mosquito|volcano|tornado|buffalo|mango|domino|torpedo|embargo|veto)$/.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

const silentH = /^(hour|honest|honor|heir|herb)/;
const soundsLikeYou = /^(uni([^nm]|$)|uran|use|usu|eu|ewe|one|once|ut[ie])/;
export function articleFor(noun: string): 'a' | 'an' {
  if (silentH.test(noun)) return 'an';
  if (soundsLikeYou.test(noun)) return 'a';
  return /^[aeiou]/.test(noun) ? 'an' : 'a';
}

const takesThe = new Set(['sun', 'moon', 'earth', 'universe', 'sky', 'equator', 'internet', 'renaissance', 'atmosphere', 'stratosphere', 'bible', 'zodiac', 'sea', 'horizon', 'future', 'alphabet', 'heart', 'brain', 'liver', 'skeleton', 'skin', 'solar system', 'milky way']);
/** With the article that a question has: "a lighthouse", "the sun", "gold". */
export function withArticle(noun: string): string {
  if (takesThe.has(noun)) return `the ${noun}`;
  return isMassNoun(noun) || noun.endsWith('scissors') ? noun : `${articleFor(noun)} ${noun}`;
}
/** What one says of the kind: "lighthouses", "the sun", "gold". */
export const inGeneral = (noun: string): string => (takesThe.has(noun) ? `the ${noun}` : pluralOf(noun));
