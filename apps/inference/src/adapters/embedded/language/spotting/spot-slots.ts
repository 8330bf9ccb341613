import { countries } from '../lexicon/countries.ts';
import { normalizeWords } from '../lexicon/normalize-words.ts';
import type { SlotName } from '../intents.ts';
import type { SlotValue } from '../parsed-intent.ts';
import { readExpression } from '../parsing/read-expression.ts';
import { longestSlot, type SlotLookup } from '../parsing/slot-readers.ts';
import { unitById } from '../slot-fillers.ts';
import { isLight, weightOf } from '../parsing/word-weights.ts';

/** A slot that a rule asks for, by its pattern name; `?` at its end: it may be missing. */
export type SlotDemand = 'place' | 'place2' | 'country' | 'country2' | 'city' | 'holiday' | 'day?' | 'unit' | 'unit2' | 'expression' | 'word' | 'kinds' | 'whole' | 'thing' | 'a-thing' | 'topics' | 'a-topic';

export interface SpottedSlots {
  slots: Partial<Record<SlotName, SlotValue>>;
  /** Places of the words that the slots explain. */
  used: ReadonlySet<number>;
  /** Mean likeness of the values to what was said. */
  similarity: number;
}

interface Span { value: SlotValue; start: number; end: number }

const topicDemands: ReadonlySet<SlotDemand> = new Set(['word', 'kinds', 'whole', 'topics', 'a-topic']);
/** Words before a topic that name it as the topic, and words that never are one here. */
const topicMarks = new Set(['of', 'about', 'word', 'term', 'for', 'a', 'an', 'spell', 'define', 'explain', 'describe', 'as', 'not', 'on', 'to', 'from', 'say', 'mean', 'kinds', 'does', 'is', 'are', 'called', 'of the']);
const neverTopics = new Set('time hour clock word words term mean meaning definition opposite contrary synonym spelling letter letters kind kinds type types sort sorts part parts piece pieces component components example examples thing things something anything fact facts information bit little lot interesting description history sense name names question answer idea way explain describe tell talk know learn hear share teach give say spell define please made make consist different another other same similar reverse antonym call child kid simple short exactly actually really precisely instead used work works working people person curious interested let story see look think hearing keep help find understand remember forget forgot much many several few couple correct exact right stand stands variety varieties form forms species breed breeds exist exists list first detail details introduction introduce'.split(' '));
const leastAlike = 0.82;
const namesFollow = new Set(['in', 'of', 'for', 'from', 'to', 'does', 'is', 'on', 'than', 'and', 'between', 'about', 'near', 'around', 'into', 'border', 'borders', 'until', 'till', 'before', 'with', 'call', 'visit', 'or', 'belong', 'called', 'has', 'do']);

const countryOfPeople = new Map(countries.flatMap((country) => {
  const demonym = normalizeWords((country as { demonyms?: { eng?: { m?: string } } }).demonyms?.eng?.m ?? '');
  return demonym === '' || demonym.includes(' ') ? [] : [[demonym, country.cca2], [`${demonym}s`, country.cca2]] as const;
}));

/** The slots that a rule asks for, wherever they stand; null when one is missing. `explained` are the places of the rule's own words. */
export function spotSlots(demands: readonly SlotDemand[], words: readonly string[], explained: ReadonlySet<number>, readSlot: SlotLookup): SpottedSlots | null {
  const used = new Set<number>();
  const slots: Partial<Record<SlotName, SlotValue>> = {};
  let similarity = 0;
  const take = (name: SlotName, span: Span): void => {
    slots[name] = span.value;
    similarity += span.value.similarity;
    for (let at = span.start; at < span.end; at++) used.add(at);
  };
  if (demands.includes('unit2')) {
    const units = spotUnits(words, readSlot);
    if (units === null) return null;
    take('amount', units.amount);
    take('unit', units.unit);
    take('unit2', units.unit2);
    return { slots, used, similarity: similarity / 3 };
  }
  for (const demand of demands) {
    const isOptional = demand.endsWith('?');
    const span = demand === 'expression' ? spotExpression(words) : topicDemands.has(demand) ? spotTopic(demand, words, explained, readSlot) : spotNamed(demand.replace('?', ''), words, used, explained, readSlot);
    if (span === null && !isOptional) return null;
    if (span !== null) take(nameOf(demand), span);
  }
  return { slots, used, similarity: demands.length === 0 ? 1 : similarity / Math.max(1, Object.keys(slots).length) };
}

const nameOf = (demand: SlotDemand): SlotName =>
  topicDemands.has(demand) ? 'topic' : demand === 'a-thing' ? 'thing' : demand === 'day?' ? 'day' : demand as SlotName;

/** The likest and longest span that the reader of a closed list takes. */
function spotNamed(slot: string, words: readonly string[], used: ReadonlySet<number>, explained: ReadonlySet<number>, readSlot: SlotLookup): Span | null {
  let best: Span | null = null;
  let bestRank = 0;
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + longestSlot(slot)); end++) {
      if (used.has(end - 1)) break;
      if (end - start === 1 && explained.has(start) && slot !== 'a-thing' && slot !== 'day') continue;
      const value = (slot.startsWith('country') || slot.startsWith('place') ? ofPeople(words, start, end) : null) ?? readSlot(slot, start, end);
      // A guess by sound needs the word before it that names stand after: "people can be seen" has no Benin in it.
      if (value === null || value.similarity < (namesFollow.has(words[start - 1] ?? '') ? leastAlike : 0.93)) continue;
      // The very name of a city is no misheard country, and people are counted by another question.
      if (value.type === 'country' && value.similarity < 1 && readSlot('city', start, end)?.similarity === 1) continue;
      if (value.type === 'word' && (value.word === 'person' || value.word === 'face')) continue;
      // What stands on a table is asked for, not the table.
      const isWhereabouts = slot === 'a-thing' && /^(on|in|at|behind)$/.test(words[start - 1] ?? '');
      const rank = value.similarity + 0.02 * (end - start) - (isWhereabouts ? 0.1 : 0);
      if (rank <= bestRank) continue;
      bestRank = rank;
      best = { value, start, end };
    }
  }
  return best;
}

function ofPeople(words: readonly string[], start: number, end: number): SlotValue | null {
  const code = end - start === 1 ? countryOfPeople.get(words[start] ?? '') : undefined;
  return code === undefined ? null : { type: 'country', code, said: words[start] ?? '', similarity: 0.95 };
}

/** A known word that stands where topics stand: after "about", "of", "a"; of two the later one, of two of one place the longer. */
function spotTopic(demand: SlotDemand, words: readonly string[], explained: ReadonlySet<number>, readSlot: SlotLookup): Span | null {
  let best: Span | null = null;
  let bestRank = 0;
  for (let start = 0; start < words.length; start++) {
    const before = words[start - 1] ?? '';
    for (let end = start + 1; end <= Math.min(words.length, start + 3); end++) {
      const last = words[end - 1] ?? '';
      if (isLight(words[start] ?? '') && words[start] !== 'computer' || isLight(last) && last !== 'computer' || neverTopics.has(last) || (end - start === 1 && explained.has(start)) || (weightOf(last) < 1 && last !== 'computer')) continue;
      const value = readSlot(demand, start, end);
      if (value?.type !== 'topic' || !value.isKnown || value.similarity < leastAlike) continue;
      const isMarked = topicMarks.has(before) || (before === 'the' && topicMarks.has(words[start - 2] ?? ''));
      const rank = value.similarity * value.similarity + (isMarked ? 0.4 : 0) + 0.06 * (end - start) + 0.1 * (start / words.length);
      if (rank <= bestRank) continue;
      bestRank = rank;
      best = { value, start, end };
    }
  }
  return best;
}

function spotExpression(words: readonly string[]): Span | null {
  let best: Span | null = null;
  for (let start = 0; start < words.length; start++) {
    const reading = readExpression(words, start);
    if (reading === null || reading.score < 0.75 || (best !== null && reading.end - start <= best.end - best.start)) continue;
    if (reading.score < 1 && !words.some((word) => /^(add|sum|total|together|makes?|calculate|math|equals?)$/.test(word))) continue;
    best = { value: { type: 'expression', math: reading.math, shown: reading.shown, said: words.slice(start, reading.end).join(' '), similarity: reading.score }, start, end: reading.end };
  }
  return best;
}

/** Two units of which the one with an amount before it is to be converted; without an amount one of the unit that does not follow "how many". */
function spotUnits(words: readonly string[], readSlot: SlotLookup): Record<'amount' | 'unit' | 'unit2', Span> | null {
  const units: Span[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(words.length, start + 3); end > start; end--) {
      const value = readSlot('unit', start, end);
      if (value === null || value.similarity < 1) continue;
      units.push({ value, start, end });
      start = end - 1;
      break;
    }
  }
  const amounts = units.map((unit) => amountBefore(unit.start, readSlot));
  const [first, second] = units;
  if (units.length !== 2 || first === undefined || second === undefined || kindOf(first) !== kindOf(second) || idOf(first) === idOf(second)) return null;
  const isSecondFrom = amounts[0] === null && (amounts[1] !== null || words[first.start - 1] === 'many');
  const [from, to, amount] = isSecondFrom ? [second, first, amounts[1]] : [first, second, amounts[0]];
  return { unit: from, unit2: to, amount: amount ?? { value: { type: 'number', value: 1, said: 'one', similarity: 0.9 }, start: from.start, end: from.start } };
}

const kindOf = ({ value }: Span): string | undefined => (value.type === 'unit' ? unitById.get(value.id)?.kind : undefined);
const idOf = ({ value }: Span): string | undefined => (value.type === 'unit' ? value.id : undefined);

function amountBefore(end: number, readSlot: SlotLookup): Span | null {
  for (let start = Math.max(0, end - 7); start < end; start++) {
    const value = readSlot('amount', start, end);
    if (value !== null && value.similarity > 0.9) return { value, start, end };
  }
  return null;
}
