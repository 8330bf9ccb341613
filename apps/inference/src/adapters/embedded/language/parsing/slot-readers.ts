import { cities, cityAliases, cityName, wellKnownCities } from '../lexicon/cities.ts';
import { countries, englishNames, expectedCountries } from '../lexicon/countries.ts';
import { holidays } from '../lexicon/holidays.ts';
import { normalizeWords } from '../lexicon/normalize-words.ts';
import { adjectives, colouredThings, colours, persons, topics, visibleThings } from '../lexicon/topics.ts';
import { units } from '../lexicon/units.ts';
import { inGeneral, pluralOf } from '../noun-forms.ts';
import type { SlotValue } from '../parsed-intent.ts';
import { lemmaOf, partsOfSpeech } from '../word-net-lemmas.ts';
import { ClosedList } from './closed-list.ts';
import { readDay } from './read-day.ts';
import { readExpression } from './read-expression.ts';
import { readNumber } from './read-number.ts';
import { isLight } from './word-weights.ts';

/** Reads words[start … end) as the value of a slot; null when they cannot be one. */
type SlotReader = (words: readonly string[], start: number, end: number) => SlotValue | null;

const countryList = new ClosedList(countries.flatMap((country) => {
  const isExpected = expectedCountries.includes(country);
  // Native names ("as-sumal") may be typed; by sound only the English ones are looked for.
  const usual = normalizeWords(country.name.common);
  return englishNames(country).map((name, index) => ({ name, value: country.cca2, hasSound: isExpected && name.length > 2 && (name === usual || name === `the ${usual}` || (index < 4 && !country.altSpellings.some((other) => normalizeWords(other) === name))) }));
}));

const expectedCityNames = new Set([...wellKnownCities, ...Object.keys(cityAliases), ...expectedCountries.flatMap((country) => country.capital.slice(0, 1).map(normalizeWords))]);
const cityIndex = new Map<string, number>();
for (const [index, city] of cities.entries()) if (!cityIndex.has(cityName(city))) cityIndex.set(cityName(city), index);
const cityList = new ClosedList([
  ...[...expectedCityNames].flatMap((name) => {
    const index = cityIndex.get(cityAliases[name] ?? name);
    return index === undefined ? [] : [{ name, value: index, hasSound: name.length > 3 }];
  }),
  ...[...cityIndex].map(([name, value]) => ({ name, value, hasSound: false })),
]);
/** True for the cities that the recognizer expects; a village that has the name of a common word must not win from it. */
export const isExpectedCity = (name: string): boolean => expectedCityNames.has(name);

const topicList = new ClosedList([...topics, ...persons].flatMap((topic) => [topic, pluralOf(topic), inGeneral(topic).replace(/^the /, '')].map((name) => ({ name, value: topic, hasSound: true }))));
const adjectiveList = new ClosedList(adjectives.map((name) => ({ name, value: name, hasSound: true })));
const unitList = new ClosedList(units.flatMap((unit) => [unit.singular, unit.plural, ...unit.also].map((name) => ({ name: normalizeWords(name), value: unit.id, hasSound: name.length > 3 }))));
const holidayList = new ClosedList(holidays.flatMap((holiday) => holiday.spoken.map((name) => ({ name, value: holiday.name, hasSound: true }))));
const visibleList = new ClosedList(visibleThings.flatMap((thing) => [thing, pluralOf(thing)].map((name) => ({ name, value: thing, hasSound: true }))));
const colourList = new ClosedList(colours.map((name) => ({ name, value: name, hasSound: false })));
const shownThings = new ClosedList([...colouredThings, 'this', 'that', 'it', 'wall', 'eyes', 'shoes', 'skin', 'face', 'room', 'picture', 'trousers', 'glasses', 'thing'].map((name) => ({ name, value: name, hasSound: false })));
const attributes = new ClosedList(([
  ['capital', 'country-capital'], ['capital city', 'country-capital'], ['currency', 'country-currency'], ['money', 'country-currency'], ['language', 'country-languages'], ['languages', 'country-languages'], ['area', 'country-area'], ['size', 'country-area'], ['population', 'population'], ['neighbors', 'country-neighbours'], ['borders', 'country-neighbours'], ['neighboring countries', 'country-neighbours'],
  ['flag', 'country-flag'], ['calling code', 'country-calling-code'], ['country code', 'country-calling-code'], ['dialing code', 'country-calling-code'], ['continent', 'country-region'], ['region', 'country-region'], ['time zone', 'time-in'], ['time', 'time-in'], ['parts', 'parts-of'], ['meaning', 'define'], ['definition', 'define'], ['opposite', 'opposite-of'], ['kinds', 'kinds-of'], ['types', 'kinds-of'], ['spelling', 'spell'], ['synonyms', 'synonym-of'], ['synonym', 'synonym-of'],
] as const).map(([name, value]) => ({ name, value, hasSound: name.length > 5 })));

const joined = (words: readonly string[], start: number, end: number): string => words.slice(start, end).join(' ');
const withoutPossessive = (text: string): string => text.replace(/'s?$/, '');

const readCountry: SlotReader = (words, start, end) => {
  if (end - start > 6) return null;
  const said = withoutPossessive(joined(words, start, end));
  if (isFunctionSpan(words, start, end)) return null;
  const match = countryList.find(said);
  return match === null ? null : { type: 'country', code: match.value, said: match.name, similarity: match.similarity };
};

const readCity: SlotReader = (words, start, end) => {
  if (end - start > 4 || isFunctionSpan(words, start, end)) return null;
  const match = cityList.find(joined(words, start, end));
  if (match === null) return null;
  // Nearly every English word is the name of some town; only those that people ask for count in full.
  const rarity = expectedCityNames.has(match.name) ? 1 : (cities[match.value]?.pop ?? 0) > 300_000 ? 0.92 : 0.8;
  return { type: 'city', city: match.value, said: match.name, similarity: match.similarity * rarity };
};

const readPlace: SlotReader = (words, start, end) => {
  const country = readCountry(words, start, end);
  if (country !== null && country.similarity === 1) return country;
  const city = readCity(words, start, end);
  if (country === null) return city;
  return city !== null && city.similarity > country.similarity ? city : country;
};

/** Pronouns, relatives and chat words that never name a thing to look up. */
const noTopics = new Set(`he she they we i you me him her us them it this that these those who what which where when why how something anything nothing everything someone anyone everyone everybody anybody nobody somebody wrong up going happening new next left over here there yours mine his hers theirs ours not doing done
gonna wanna yourself myself matter problem point deal plan idea name your my our their his her's today tomorrow yesterday tonight time date day weather news for lunch dinner breakfast supper all very really too so many much more most happened said thinking saying talking wearing coming like want need gone got called first second last other same best better`.split(/\s+/));

const articles = new Set(['a', 'an', 'the']);
/** @param trust how likely one unknown word is meant: much in "what does … mean", little in "tell me about …". */
function topicValue(words: readonly string[], start: number, end: number, allowArticle: boolean, trust = 0.45): SlotValue | null {
  let from = start;
  if (allowArticle && end - start > 1 && articles.has(words[from] ?? '')) from++;
  if (end - from < 1 || end - from > 4) return null;
  const said = joined(words, from, end);
  const listed = topicList.find(said);
  const hasThe = from > start && words[start] === 'the';
  if (listed !== null && listed.similarity === 1) return { type: 'topic', lemma: listed.value, said, isKnown: true, similarity: hasThe && noTopics.has(said) ? 0.4 : 1 };
  for (let index = from; index < end; index++) if (noTopics.has(words[index] ?? '')) return null;
  if (isLight(words[from] ?? '') || isLight(words[end - 1] ?? '')) return null;
  for (const part of partsOfSpeech) {
    const lemma = lemmaOf(said, part);
    if (lemma !== null && said.length > 1) return { type: 'topic', lemma: lemma.replace(/_/g, ' '), said, isKnown: true, similarity: (part === 'noun' ? 0.93 : 0.88) - (hasThe ? 0.2 : 0) };
  }
  const isBroken = words.slice(from, end).some(isLight);
  if (listed !== null && !isBroken) return { type: 'topic', lemma: listed.value, said: listed.name, isKnown: true, similarity: listed.similarity * 0.95 };
  return { type: 'topic', lemma: said, said, isKnown: false, similarity: end - from === 1 ? trust : 0.3 };
}

const readAdjective: SlotReader = (words, start, end) => {
  if (end - start !== 1) return null;
  const match = adjectiveList.find(words[start] ?? '');
  return match === null || match.similarity < 0.8 ? topicValue(words, start, end, false) : { type: 'topic', lemma: match.value, said: match.name, isKnown: true, similarity: match.similarity };
};

const readUnit: SlotReader = (words, start, end) => {
  if (end - start > 4) return null;
  const said = joined(words, start, end);
  if (end - start === 1 && ['a', 'in', 'i', 'to'].includes(said)) return null;
  const match = unitList.find(said);
  // "kilometers for me" sounds like kilometers per hour.
  if (match !== null && match.similarity < 1 && end - start > 1 && (match.similarity < 0.8 || neverLast.has(words[end - 1] ?? ''))) return null;
  return match === null ? null : { type: 'unit', id: match.value, said: match.name, similarity: match.similarity };
};

const readAmount: SlotReader = (words, start, end) => {
  const said = joined(words, start, end);
  const number = (value: number, similarity = 1): SlotValue => ({ type: 'number', value, said, similarity });
  if (said === 'a' || said === 'an' || said === 'one') return number(1);
  if (/^half an?$/.test(said) || said === 'half' || said === 'a half') return number(0.5);
  if (/^(a )?quarter (of )?an?$/.test(said)) return number(0.25);
  if (said === 'a dozen') return number(12);
  if (said === 'a couple of') return number(2);
  const reading = readNumber(words, start, end - start === 1 && words.length > start + 1);
  return reading === null || reading.end !== end ? null : number(reading.value, 1 - 0.15 * reading.guesses);
};

const fromList = (list: ClosedList<string>, longest: number, leastAlike = 0): SlotReader => (words, start, end) => {
  if (end - start > longest) return null;
  const from = end - start > 1 && ['my', 'the', 'a', 'an', 'this', 'any'].includes(words[start] ?? '') ? start + 1 : start;
  const match = list.find(joined(words, from, end));
  return match === null || match.similarity < leastAlike ? null : { type: 'word', word: match.value, said: match.name, similarity: match.similarity };
};

const readThingName = fromList(visibleList, 3, 0.8);
/** People and faces are counted by another question. */
const readManyThings: SlotReader = (words, start, end) => {
  const thing = readThingName(words, start, end);
  return thing?.type === 'word' && ['person', 'face'].includes(thing.word) ? null : thing;
};

const readCalculation: SlotReader = (words, start, end) => {
  const reading = readExpression(words.slice(0, end), start);
  return reading === null || reading.end !== end ? null : { type: 'expression', math: reading.math, shown: reading.shown, said: joined(words, start, end), similarity: reading.score };
};

/** A reader for each slot name of the patterns. */
const readers: Readonly<Record<string, SlotReader>> = {
  'country': readCountry, 'country2': readCountry, 'country-s': readCountry, 'city': readCity, 'capital': readCity, 'place': readPlace, 'place2': readPlace,
  'word': (words, start, end) => topicValue(words, start, end, true, 0.65), 'a-topic': (words, start, end) => topicValue(words, start, end, true), 'topics': (words, start, end) => topicValue(words, start, end, true), 'whole': (words, start, end) => topicValue(words, start, end, true), 'kinds': (words, start, end) => topicValue(words, start, end, false), 'person': (words, start, end) => topicValue(words, start, end, false),
  'adjective': readAdjective, 'unit': readUnit, 'unit2': readUnit, 'amount': readAmount, 'number': readAmount,
  'expression': readCalculation, 'order-expression': readCalculation, 'pair-expression': readCalculation,
  'holiday': (words, start, end) => {
    const match = end - start > 5 ? null : holidayList.find(joined(words, start, end));
    return match === null ? null : { type: 'holiday', name: match.value, said: match.name, similarity: match.similarity };
  },
  'day': (words, start, end) => {
    const day = end - start > 5 ? null : readDay(words.slice(start, end));
    return day === null ? null : { type: 'day', day, said: joined(words, start, end), similarity: 1 };
  },
  'thing': fromList(shownThings, 3), 'my-thing': fromList(shownThings, 3), 'a-thing': readThingName, 'thing-name': readThingName, 'things': readManyThings, 'colour': fromList(colourList, 1), 'attribute': fromList(attributes, 3),
};

export const longestSlot = (slot: string): number => (slot.endsWith('expression') ? 24 : slot === 'amount' || slot === 'number' || slot === 'country' || slot === 'country2' ? 8 : 5);

export function readSlot(slot: string, words: readonly string[], start: number, end: number): SlotValue | null {
  const reader = readers[slot];
  if (reader === undefined) throw new Error(`No reader for the slot ${slot}`);
  return reader(words, start, end);
}

/** `readSlot` of one sentence; what was read is kept, since many patterns ask for the same spans. */
export type SlotLookup = (slot: string, start: number, end: number) => SlotValue | null;
export function slotLookup(words: readonly string[]): SlotLookup {
  const known = new Map<string, SlotValue | null>();
  return (slot, start, end) => {
    const key = `${slot} ${start} ${end}`;
    let value = known.get(key);
    if (value === undefined) {
      value = readSlot(slot, words, start, end);
      known.set(key, value);
    }
    return value;
  };
}

const neverLast = new Set(['and', 'in', 'now', 'me', 'for', 'is', 'it', 'the', 'of', 'to', 'please', 'you', 'i', 'are', 'at', 'on', 'there']);
/** A span of function words sounds like a short name now and then ("her own" – Iran); it is none, nor is "the room" Rome. */
function isFunctionSpan(words: readonly string[], start: number, end: number): boolean {
  if (neverLast.has(words[end - 1] ?? '')) return true;
  for (let index = start; index < end; index++) if (!isLight(words[index] ?? '') && !noTopics.has(words[index] ?? '') && words[index] !== 'room') return false;
  return countryList.findExact(joined(words, start, end)) === undefined;
}
