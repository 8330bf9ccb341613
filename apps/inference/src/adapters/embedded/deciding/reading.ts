import type { SessionCommand } from '../../../ports/index.ts';
import type { IntentName } from '../language/intents.ts';
import type { ParsedIntent } from '../language/parsed-intent.ts';

/** What the language part made of one text, as far as deciding needs it. */
export interface Reading {
  text: string;
  /** Null when the text asks for nothing that the assistant knows. */
  intent: IntentName | null;
  /** Set for the intent `session-command`. */
  command: SessionCommand | null;
  /** 0 … 1: how well the text fits the intent; words left over and names that were guessed by sound lower it. */
  confidence: number;
  /** 0 … 1: share of the words, by their weight, that the intent explains. */
  coverage: number;
  /** A politeness (hello, thanks, goodbye): answered when it is said in silence, never over an answer. */
  isPoliteness: boolean;
  /** Only has a meaning after another question: "and its capital?", "why?". */
  isFragment: boolean;
  /** 0 … 1: how likely these words are a whole turn. */
  finished: number;
  /** The whole of what was parsed, for the answer; null with `intent`. */
  parsed: ParsedIntent | null;
}

export const noReading = (text: string, finished = 0.5): Reading =>
  ({ text, finished, intent: null, command: null, confidence: 0, coverage: 0, isPoliteness: false, isFragment: false, parsed: null });

/** From this score on the language part can answer what it parsed. */
const leastScore = 0.6;

export function readingOf(text: string, parsed: ParsedIntent | null, finished: number): Reading {
  if (parsed === null || parsed.score < leastScore) return noReading(text, finished);
  return {
    text, finished, intent: parsed.intent, command: parsed.command, confidence: parsed.score, coverage: parsed.coverage,
    isPoliteness: parsed.form === 'statement', isFragment: parsed.form === 'fragment', parsed,
  };
}
