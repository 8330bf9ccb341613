import type { SessionCommand } from '../../../ports/index.ts';

/** What the language part made of one text, as far as deciding needs it. */
export interface Reading {
  text: string;
  /** Null when the text asks for nothing that the assistant knows. */
  intent: string | null;
  /** Set for the intent `session-command`. */
  command: SessionCommand | null;
  /** 0 … 1: how well the text fits the intent; words left over and names that were guessed by sound lower it. */
  confidence: number;
  /** A politeness (hello, thanks, goodbye, how are you): answered when it is said to the assistant in silence, never over an answer. */
  isPoliteness: boolean;
  /** Only has a meaning after another question: "and its capital?", "why?". */
  isFragment: boolean;
  /** In the domain only as something that the assistant says it cannot do: the weather, the news, an order for coffee. */
  isUnsupported: boolean;
}

export const noReading = (text: string): Reading =>
  ({ text, intent: null, command: null, confidence: 0, isPoliteness: false, isFragment: false, isUnsupported: false });
