import { readFileSync } from 'node:fs';
import { cities, cityName } from '../../../apps/inference/src/adapters/embedded/language/lexicon/cities.ts';
import type { ParsedIntent, SlotValue } from '../../../apps/inference/src/adapters/embedded/language/parsed-intent.ts';

/** A question that the assistant can be asked, with what it means. */
export interface Question {
  text: string;
  /** What it asks for; two where either answer is the right one ("explain what an eclipse is"). */
  intents: readonly string[];
  /** Slot → value, in the words of `meaningOf`. */
  slots: Readonly<Record<string, string>>;
}

/** Reads `text TAB intent|intent TAB slot=value;slot=value`. */
export function readQuestions(file: URL): Question[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [text = '', intents = '', slots = ''] = line.split('\t');
    return { text, intents: intents.split('|'), slots: Object.fromEntries(slots.split(';').filter(Boolean).map((pair) => pair.split('=') as [string, string])) };
  });
}

/** What a slot means, in one word or figure. Expressions mean their result. */
function meaningOf(value: SlotValue): string {
  switch (value.type) {
    case 'country': return value.code;
    case 'city': return cityName(cities[value.city] as (typeof cities)[number]);
    case 'topic': return value.lemma;
    case 'number': return String(value.value);
    case 'unit': return value.id;
    case 'expression': return value.shown;
    case 'holiday': return value.name;
    case 'day': return value.day.kind === 'offset' ? String(value.day.days) : value.day.kind === 'weekday' ? `${value.day.which} ${['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][value.day.weekday] ?? ''}` : `${value.day.months} months`;
    case 'word': return value.word;
  }
}

/** Slots whose order does not matter: the difference between two places is that of the other two. */
const interchangeable = new Set(['time-difference', 'country-bigger']);

export function isIntentRight(question: Question, parsed: ParsedIntent | null): boolean {
  return parsed !== null && parsed.score >= 0.6 && question.intents.includes(parsed.intent);
}

/** All that the question asks for was understood; `evaluate` gives the result of a calculation as text. */
export function areSlotsRight(question: Question, parsed: ParsedIntent | null, evaluate: (math: string) => string): boolean {
  if (!isIntentRight(question, parsed) || parsed === null) return false;
  const understood = new Map(Object.entries(parsed.slots).map(([name, value]) => [name, value.type === 'expression' ? evaluate(value.math) : meaningOf(value)]));
  if (parsed.command !== null) understood.set('command', parsed.command);
  if (!understood.has('day')) understood.set('day', '0');
  const expected = Object.entries(question.slots);
  if (question.intents.some((intent) => interchangeable.has(intent))) {
    return expected.map(([, value]) => value).sort().join() === expected.map(([name]) => understood.get(name) ?? '').sort().join();
  }
  return expected.every(([name, value]) => understood.get(name) === value);
}
