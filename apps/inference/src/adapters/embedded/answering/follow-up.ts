import type { IntentName, SlotName } from '../language/intents.ts';
import { intents } from '../language/intents.ts';
import type { ParsedIntent, SlotValue } from '../language/parsed-intent.ts';
import { subjectOf } from '../language/parsing/fit-context.ts';

const asksForPlace = new Set<IntentName>(['time-in', 'time-difference', 'population']);
const asksForCountry = (intent: IntentName): boolean => intent.startsWith('country-');

/**
 * What a follow-up asks in full: "and its capital?" after Peru is the capital of Peru, "what about Japan?" after that the capital of Japan.
 * @returns the question itself where it is none, null where there is nothing to follow.
 */
export function resolveFollowUp(parsed: ParsedIntent, previous: ParsedIntent | null): ParsedIntent | null {
  if (parsed.intent === 'and-its') return andIts(parsed, previous);
  if (parsed.intent === 'what-about') return whatAbout(parsed, previous);
  if (parsed.intent === 'tell-more') return tellMore(parsed, previous);
  return parsed;
}

const withIntent = (parsed: ParsedIntent, intent: IntentName, slots: ParsedIntent['slots']): ParsedIntent => ({ ...parsed, intent, slots, form: intents[intent].form });

function andIts(parsed: ParsedIntent, previous: ParsedIntent | null): ParsedIntent | null {
  const attribute = parsed.slots.attribute?.type === 'word' ? parsed.slots.attribute.word as IntentName : null;
  const { place, topic } = subjectOf(previous ?? undefined);
  if (attribute === null) return null;
  if (asksForPlace.has(attribute) && place !== null) return withIntent(parsed, attribute, { place });
  if (attribute === 'country-region' && place?.type === 'city') return withIntent(parsed, 'city-where', { city: place });
  if (asksForCountry(attribute) && place !== null) return withIntent(parsed, attribute, place.type === 'country' ? { country: place } : { place });
  return topic === null ? null : withIntent(parsed, attribute, { topic });
}

function whatAbout(parsed: ParsedIntent, previous: ParsedIntent | null): ParsedIntent | null {
  const place = parsed.slots.place ?? parsed.slots.country;
  // Out of nothing "what about Japan?" is taken as the wish to hear about it.
  if (previous === null) return place === undefined ? (parsed.slots.topic === undefined ? null : withIntent(parsed, 'tell-about', { topic: parsed.slots.topic })) : aboutPlace(parsed, place);
  const { intent, slots } = previous;
  if (place !== undefined) {
    if (intent === 'time-now' || intent === 'time-in') return withIntent(parsed, 'time-in', { place });
    if (intent === 'time-difference') return withIntent(parsed, 'time-difference', slots.place2 === undefined ? { place } : { place: slots.place as SlotValue, place2: place });
    if (intent === 'population') return withIntent(parsed, intent, { place });
    if (asksForCountry(intent) && place.type === 'country') return withIntent(parsed, intent, intent === 'country-bigger' && slots.country !== undefined ? { country: slots.country, country2: place } : { country: place });
    if (intent === 'unsupported') return withIntent(parsed, intent, slots);
    return aboutPlace(parsed, place);
  }
  if (parsed.slots.unit2 !== undefined) return slots.unit === undefined ? null : withIntent(parsed, 'convert', { ...slots, unit2: parsed.slots.unit2 });
  if (parsed.slots.day !== undefined) return withIntent(parsed, 'date-on', { day: parsed.slots.day });
  if (parsed.slots.holiday !== undefined) return withIntent(parsed, intent === 'days-until' ? 'days-until' : 'date-of', { holiday: parsed.slots.holiday });
  if (parsed.slots.topic === undefined) return null;
  const asksForTopic = new Set<IntentName>(['define', 'tell-about', 'kinds-of', 'parts-of', 'opposite-of', 'synonym-of', 'spell']);
  return withIntent(parsed, asksForTopic.has(intent) ? intent : 'tell-about', { topic: parsed.slots.topic });
}

function aboutPlace(parsed: ParsedIntent, place: SlotValue): ParsedIntent {
  return place.type === 'city' ? withIntent(parsed, 'city-where', { city: place }) : withIntent(parsed, 'tell-about', { country: place });
}

/** More about the same: a definition grows into all that is known, a fact of a country into its portrait. */
function tellMore(parsed: ParsedIntent, previous: ParsedIntent | null): ParsedIntent | null {
  if (previous === null) return null;
  const { place, topic } = subjectOf(previous);
  // Of these all was told already.
  const isWhole: readonly IntentName[] = ['tell-about', 'city-where'];
  if (isWhole.includes(previous.intent)) return null;
  if (topic !== null) return withIntent(parsed, 'tell-about', { topic } satisfies Partial<Record<SlotName, SlotValue>>);
  return place === null ? null : aboutPlace(parsed, place);
}
