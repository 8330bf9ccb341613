import { expectedCountries, englishNames, type Country } from './lexicon/countries.ts';
import { wellKnownCities } from './lexicon/cities.ts';
import { holidays } from './lexicon/holidays.ts';
import { normalizeWords } from './lexicon/normalize-words.ts';
import { numberInWords } from './lexicon/spoken-numbers.ts';
import { adjectives, colouredThings, colours, persons, topicGroups, topics, visibleThings } from './lexicon/topics.ts';
import { commonConversions, units, type Unit } from './lexicon/units.ts';
import { inGeneral, pluralOf, withArticle } from './noun-forms.ts';
import { spokenDays } from './lexicon/spoken-days.ts';

/** The capital as it is said. */
export const capitalOf = (country: Country): string => normalizeWords(country.capital[0] ?? '');

/** Countries of which people speak most; these come three times as often as the others. */
const oftenAsked = new Set('US GB FR DE IT ES JP CN IN RU BR CA AU MX KR TR EG ZA NG KE AR CL PE CO SE NO FI DK NL BE CH AT PL GR PT IE CZ HU UA TH VN ID MY SG NZ SA IL IR IQ AE PK MA ET CU IS'.split(' '));

export const unitById = new Map(units.map((unit) => [unit.id, unit]));

/** For each slot of the patterns, a value as it would be said; every list is gone through in a shuffled round, so that each value gets its share. */
export function createSlotFillers(random: () => number): (slot: string) => string {
  const round = (values: readonly string[]): (() => string) => {
    let bag: string[] = [];
    return () => {
      if (bag.length === 0) bag = shuffled(values, random);
      return bag.pop() ?? '';
    };
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

  const countryNames = expectedCountries.flatMap((country) => {
    const name = englishNames(country)[0] ?? '';
    return Array<string>(oftenAsked.has(country.cca2) ? 3 : 1).fill(name);
  });
  const otherNames = ['america', 'the u s', 'the u s a', 'britain', 'great britain', 'the u k', 'england', 'scotland', 'wales', 'holland', 'the emirates', 'korea', 'burma', 'macedonia', 'bosnia', 'the vatican', 'swaziland', 'the congo'];
  const capitals = expectedCountries.filter((country) => oftenAsked.has(country.cca2) || country.unMember).map(capitalOf).filter(Boolean);
  const country = round([...countryNames, ...otherNames, ...otherNames]);
  const singularCountry = round(countryNames.filter((name) => !/[sz]$/.test(name)));
  const city = round([...wellKnownCities, ...wellKnownCities, ...capitals]);
  const place = () => (random() < 0.68 ? city() : country());
  const topic = round(topics);
  const countable = round([...topicGroups.animals, ...topicGroups.plantsAndFood, ...topicGroups.things, ...topicGroups.natureAndBody, ...topicGroups.people]);
  const withParts = round([...topicGroups.animals, ...topicGroups.things]);
  const general = round([...Object.entries(topicGroups).flatMap(([group, words]) => (group === 'ideas' ? words : words.map(inGeneral)))]);
  const person = round(persons);
  const adjective = round(adjectives);
  const thing = round(visibleThings);
  const conversion = createConversions(random, pick);
  const spelled = round([...topics, ...adjectives]);

  const fillers: Readonly<Record<string, () => string>> = {
    'country': country, 'country2': country, 'country-s': () => `${singularCountry()}'s`, 'city': city, 'capital': round(capitals), 'place': place, 'place2': place,
    'word': spelled, 'a-topic': () => withArticle(topic()), 'topics': general, 'kinds': () => pluralOf(countable()), 'whole': () => withArticle(withParts()), 'person': person, 'adjective': adjective,
    'holiday': round(holidays.flatMap((holiday) => Array<string>(holiday.name === 'Christmas' ? 4 : 1).fill(holiday.spoken[0] ?? ''))), 'day': round(spokenDays), 'colour': round(colours),
    'thing': () => (random() < 0.5 ? pick(['this', 'that', 'it', 'the wall', 'the background']) : `my ${pick(colouredThings)}`), 'my-thing': () => `${pick(['my', 'my', 'the', 'this'])} ${pick(colouredThings)}`,
    'a-thing': () => withArticle(thing()), 'thing-name': thing, 'things': () => pluralOf(thing()),
    'number': () => numberInWords(spokenNumber(random), random() < 0.5), 'expression': () => expression(random, pick), 'order-expression': () => orderExpression(random, pick), 'pair-expression': () => `the ${pick(['sum', 'product', 'difference'])} of ${numberInWords(spokenNumber(random))} and ${numberInWords(spokenNumber(random))}`, 'amount': () => conversion.amount(), 'unit': () => conversion.from(), 'unit2': () => conversion.to(), 'attribute': round(['capital', 'currency', 'language', 'languages', 'area', 'size', 'population', 'neighbors', 'flag', 'calling code', 'continent', 'time zone', 'parts', 'meaning', 'opposite', 'capital city']),
  };
  return (slot) => {
    const filler = fillers[slot];
    if (filler === undefined) throw new Error(`No values for the slot ${slot}`);
    return filler();
  };
}

function shuffled(values: readonly string[], random: () => number): string[] {
  const copy = [...values];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as string, copy[index] as string];
  }
  return copy;
}

/** Numbers as people choose them: small ones, tens, hundreds, now and then a thousand. */
function spokenNumber(random: () => number): number {
  const kind = random();
  if (kind < 0.4) return 1 + Math.floor(random() * 12);
  if (kind < 0.7) return 1 + Math.floor(random() * 99);
  if (kind < 0.82) return 10 * (1 + Math.floor(random() * 9));
  if (kind < 0.93) return 100 * (1 + Math.floor(random() * 9)) + (random() < 0.4 ? Math.floor(random() * 99) : 0);
  return 1000 * (1 + Math.floor(random() * 20));
}

function expression(random: () => number, pick: <T>(values: readonly T[]) => T): string {
  const number = () => numberInWords(spokenNumber(random), random() < 0.5);
  const kind = random();
  if (kind < 0.62) return `${number()} ${pick(['plus', 'plus', 'minus', 'times', 'times', 'times', 'divided by', 'multiplied by', 'and', 'over'])} ${number()}`;
  if (kind < 0.72) return `${number()} percent of ${number()}`;
  if (kind < 0.8) return `the ${pick(['square', 'square', 'cube'])} root of ${number()}`;
  if (kind < 0.86) return `${number()} ${pick(['squared', 'cubed', 'to the power of two', 'to the power of three', 'to the power of ten', 'factorial'])}`;
  if (kind < 0.91) return `${pick(['half', 'a half', 'a third', 'a quarter', 'two thirds', 'three quarters', 'a tenth', 'twice', 'double'])} ${random() < 0.7 ? 'of ' : ''}${number()}`.replace(/(twice|double) of/, '$1');
  if (kind < 0.96) return `${number()} ${pick(['plus', 'minus', 'times'])} ${number()} ${pick(['plus', 'minus', 'times'])} ${number()}`;
  return `${numberInWords(1 + Math.floor(random() * 12))} point ${numberInWords(Math.floor(random() * 10))} ${pick(['plus', 'times', 'minus'])} ${number()}`;
}

function orderExpression(random: () => number, pick: <T>(values: readonly T[]) => T): string {
  const [verb = '', link = ''] = pick([['add', 'and'], ['add', 'to'], ['multiply', 'by'], ['multiply', 'and'], ['divide', 'by'], ['subtract', 'from']]);
  return `${verb} ${numberInWords(spokenNumber(random))} ${link} ${numberInWords(spokenNumber(random))}`;
}

/** The units of one sentence belong together, so the two fillers share their pair. */
function createConversions(random: () => number, pick: <T>(values: readonly T[]) => T) {
  let amount = 1;
  let pair: readonly [Unit, Unit] = choosePair();
  function choosePair(): readonly [Unit, Unit] {
    const [from, to] = pick(commonConversions);
    return [unitById.get(from) as Unit, unitById.get(to) as Unit];
  }
  let pending = { from: false, to: false };
  const next = () => {
    pair = choosePair();
    amount = random() < 0.25 ? 1 : spokenNumber(random);
    pending = { from: true, to: true };
  };
  return {
    amount: () => {
      if (!pending.from) next();
      return amount === 1 ? pick(['a', 'one', 'a', 'one', 'half a']).replace(/^a$|half a/, (word) => (/^[aeioh]/.test(pair[0].singular) && pair[0].singular !== 'horsepower' ? `${word}n` : word)) : numberInWords(amount, random() < 0.4);
    },
    from: () => {
      if (!pending.from) next();
      pending.from = false;
      return amount === 1 ? pair[0].singular : pair[0].plural;
    },
    to: () => {
      if (!pending.to) next();
      pending.to = false;
      return pair[1].plural;
    },
  };
}
