import type { Language } from '@duet/shared';
import type { SessionCommand } from '../../../ports/omni-engine.ts';
import type { IntentForm, IntentName, SlotName } from './intents.ts';

/** What stands in a slot: what was said, and what it means. */
export type SlotValue =
  | { type: 'country'; code: string; said: string; similarity: number }
  | { type: 'city'; city: CityKey; said: string; similarity: number }
  /** `lemma` as it is said, singular where the sentence had a plural ("lighthouse"); `isKnown` when WordNet has it. */
  | { type: 'topic'; lemma: string; said: string; isKnown: boolean; similarity: number }
  | { type: 'number'; value: number; said: string; similarity: number }
  | { type: 'unit'; id: string; said: string; similarity: number }
  | { type: 'expression'; math: string; shown: string; said: string; similarity: number }
  | { type: 'holiday'; name: string; said: string; similarity: number }
  | { type: 'day'; day: DayReference; said: string; similarity: number }
  /** A plain word of a small list: a colour, a visible thing, an attribute, a kind of thing that is not supported. */
  | { type: 'word'; word: string; said: string; similarity: number };

/** Position in `cities` of the lexicon. */
export type CityKey = number;

/** A day as seen from today. */
export type DayReference =
  | { kind: 'offset'; days: number }
  | { kind: 'months'; months: number }
  | { kind: 'weekday'; weekday: number; which: 'next' | 'last' | 'this' };

export interface ParsedIntent {
  intent: IntentName;
  slots: Partial<Record<SlotName, SlotValue>>;
  /** 0 … 1: how well the words fit what the intent is asked with; guessed names and words left over lower it. From 0.6 on it can be answered. */
  score: number;
  /** 0 … 1: share of the sentence, by the weight of its words, that the pattern explains. */
  coverage: number;
  form: IntentForm;
  /** Set for `session-command` alone. */
  command: SessionCommand | null;
  /** The text that was parsed. */
  text: string;
  language: Language;
}
