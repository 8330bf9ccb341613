import type { IntentName, SlotName } from '../intents.ts';
import type { ParsedIntent, SlotValue } from '../parsed-intent.ts';
import { unitById } from '../slot-fillers.ts';
import { isExpectedCity } from './slot-readers.ts';

interface Candidate {
  intent: IntentName;
  slots: Partial<Record<SlotName, SlotValue>>;
  score: number;
  words: readonly string[];
}

/** What a question was about, as far as "and its …" and "what about …" can take it up. */
export interface Subject {
  place: Extract<SlotValue, { type: 'country' | 'city' }> | null;
  topic: Extract<SlotValue, { type: 'topic' }> | null;
}

export function subjectOf(parsed: ParsedIntent | undefined): Subject {
  const values = Object.values(parsed?.slots ?? {});
  const place = values.find((value) => value.type === 'country' || value.type === 'city');
  const topic = values.find((value) => value.type === 'topic');
  return { place: place === undefined ? null : place as Subject['place'], topic: topic === undefined ? null : topic as Subject['topic'] };
}

const ofPlaces = new Set(['time-in', 'population', 'country-capital', 'country-currency', 'country-languages', 'country-area', 'country-neighbours', 'country-flag', 'country-calling-code', 'country-region', 'country-landlocked']);
const ofTopics = new Set(['parts-of', 'define', 'opposite-of', 'kinds-of', 'spell', 'synonym-of']);

/** A follow-up without anything to follow is a scrap of somebody else's talk. */
const withoutSubject = 0.6;

/** Lowers the score of what fits its words but not the world or the talk before: "ten miles in kilograms", "and its capital" out of nothing. */
export function fitContext({ intent, slots, score, words }: Candidate, previous: ParsedIntent | undefined): number {
  switch (intent) {
    case 'convert': return score * fitOfUnits(slots, words);
    case 'calculate': return slots.expression === undefined ? 0 : words.length <= 3 && !/\d/.test(words.join('')) && /^\w+ and \w+$/.test(words.join(' ')) ? 0 : score;
    case 'what-about': return score * (canFollow(slots, previous) ? 1 : withoutSubject);
    case 'and-its': {
      const { place, topic } = subjectOf(previous);
      const attribute = slots.attribute?.type === 'word' ? slots.attribute.word : '';
      return score * ((place !== null && ofPlaces.has(attribute)) || (topic !== null && ofTopics.has(attribute)) ? 1 : withoutSubject);
    }
    case 'tell-more': case 'why': case 'where-from': return score * (previous === undefined ? 0.8 : 1);
    case 'tell-about': case 'city-where': return score * (words[1] === 'about' ? 0.8 : 1) * (slots.city !== undefined && !isExpectedCity(slots.city.said) ? 0.95 : 1) * (slots.topic?.type === 'topic' && !slots.topic.isKnown && words.length > 5 ? 0.9 : 1);
    case 'define': return slots.topic?.type === 'topic' && !slots.topic.isKnown && words.length > 5 ? score * 0.9 : score;
    default: return score;
  }
}

function fitOfUnits(slots: Candidate['slots'], words: readonly string[]): number {
  const from = slots.unit?.type === 'unit' ? unitById.get(slots.unit.id) : undefined;
  const to = slots.unit2?.type === 'unit' ? unitById.get(slots.unit2.id) : undefined;
  if (from === undefined || to === undefined) return 1;
  if (from.id === to.id) return 0.6;
  // Typed mistakes of kind are answered ("a mass cannot be a length"); two names guessed by sound are not.
  if (from.kind !== to.kind) return 0.85 * Math.min(slots.unit?.similarity ?? 1, slots.unit2?.similarity ?? 1);
  return words.length <= 2 ? 0.7 : 1;
}

const conversions = new Set<IntentName>(['convert', 'what-about']);
const dated = new Set<IntentName>(['date-on', 'date-of', 'days-until', 'what-about']);
function canFollow(slots: Candidate['slots'], previous: ParsedIntent | undefined): boolean {
  if (previous === undefined) return false;
  const subject = subjectOf(previous);
  if (slots.place !== undefined || slots.country !== undefined) return subject.place !== null || previous.intent === 'time-now';
  if (slots.unit2 !== undefined) return conversions.has(previous.intent) && (previous.slots.unit !== undefined || previous.slots.unit2 !== undefined);
  if (slots.day !== undefined || slots.holiday !== undefined) return dated.has(previous.intent);
  return slots.topic !== undefined && subject.topic !== null;
}
