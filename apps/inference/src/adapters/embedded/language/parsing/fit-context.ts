import type { IntentName, SlotName } from '../intents.ts';
import type { ParsedIntent, SlotValue } from '../parsed-intent.ts';
import { unitById } from '../slot-fillers.ts';
import { isExpectedCity } from './slot-readers.ts';

interface Candidate {
  intent: IntentName;
  slots: Partial<Record<SlotName, SlotValue>>;
  score: number;
  words: readonly string[];
  /** Typed Chinese fits a pattern as a whole or not at all. */
  isExact: boolean;
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
const withoutSubject = 0.59;

/** Intents with open slots fit nearly everything by their little words; one of these must be there as it is. */
const mustHave: Partial<Record<IntentName, ReadonlySet<string>>> = {
  'define': new Set(['what', 'define', 'meaning', 'mean', 'means', 'definition', 'meant']), 'kinds-of': new Set(['kinds', 'kind', 'types', 'type', 'sorts', 'name', 'list', 'examples', 'example']),
  'see-thing': new Set(['see', 'there', 'find', 'wearing', 'many', 'is']), 'tell-about': new Set(['tell', 'explain', 'describe', 'talk', 'know', 'teach', 'hear', 'learn', 'who', 'information', 'say']), 'city-where': new Set(['where', 'which', 'what', 'tell', 'how']),
};
/** Without that word the sentence is somebody's statement. */
const withoutKeyWord = 0.72;
/** A control phrase is so short that one other word makes it another phrase: "no way" is no "no wait". */
const leastCommandScore = 0.84;

/** Lowers the score of what fits its words but not the world or the talk before: "ten miles in kilograms", "and its capital" out of nothing. */
export function fitContext(candidate: Candidate, previous: ParsedIntent | undefined): number {
  const { intent, slots, words } = candidate;
  const keyWords = mustHave[intent];
  const isLacking = !candidate.isExact && keyWords !== undefined && !words.some((word) => keyWords.has(word)) && !(intent === 'city-where' && slots.country !== undefined);
  // Two or three words fit "what is …" by chance: noise is heard as "a map" or "ah what four".
  const isScrap = !candidate.isExact && keyWords !== undefined && words.length <= 3 && candidate.score < 0.96;
  const score = candidate.score * (isLacking ? withoutKeyWord : 1) * (isScrap ? 0.7 : 1);
  switch (intent) {
    case 'convert': return score * fitOfUnits(slots, words);
    case 'session-command': return score < leastCommandScore ? score * 0.7 : score;
    case 'calculate': return slots.expression === undefined ? 0 : words.length <= 3 && !/\d/.test(words.join('')) && /^\w+ and \w+$/.test(words.join(' ')) ? 0 : score;
    case 'what-about': return score * (canFollow(slots, previous) ? 1 : withoutSubject);
    case 'and-its': {
      const { place, topic } = subjectOf(previous);
      const attribute = slots.attribute?.type === 'word' ? slots.attribute.word : '';
      return score * ((place !== null && ofPlaces.has(attribute)) || (topic !== null && ofTopics.has(attribute)) ? 1 : withoutSubject);
    }
    case 'tell-more': case 'why': case 'where-from': return score * (previous === undefined ? 0.8 : 1);
    case 'tell-about': case 'city-where': return score * (words[1] === 'about' ? 0.8 : 1) * (slots.city !== undefined && !candidate.isExact && !isExpectedCity(slots.city.said) ? 0.95 : 1) * (slots.topic?.type === 'topic' && !slots.topic.isKnown && words.length > 5 ? 0.9 : 1);
    case 'define': return score * (words[0] === 'what' && (words[1] === 'a' || words[1] === 'an') ? 0.7 : 1) * (words[1] === 'about' ? 0.8 : 1) * (slots.topic?.type === 'topic' && !slots.topic.isKnown && words.length > 5 ? 0.9 : 1);
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
