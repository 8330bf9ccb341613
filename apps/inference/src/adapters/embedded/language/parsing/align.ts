import type { SlotValue } from '../parsed-intent.ts';
import type { IndexedPattern } from './pattern-index.ts';

/** What aligning needs to know of one sentence; all of it is looked up once for all patterns. */
export interface SentenceView {
  words: readonly string[];
  weights: readonly number[];
  /** Cost of leaving each word unexplained. */
  leftOver: readonly number[];
  /** How alike a pattern's word is to a word of the sentence, 0 … 1. */
  similarity: (wordId: number, at: number) => number;
  slot: (slot: string, start: number, end: number) => SlotValue | null;
  longestSlot: (slot: string) => number;
}

export interface Alignment {
  cost: number;
  /** The slots by their pattern names, with their places in the sentence. */
  slots: { slot: string; value: SlotValue; start: number; end: number }[];
  /** Weight of the words that no element explains. */
  unexplained: number;
}

/** Words that are less alike than this are another word, not a mishearing. */
const leastAlike = 0.55;

/**
 * The cheapest way to lay a pattern over a sentence: words may be missing, misheard or left over, slots must be filled. Dynamic programming over
 * element × word; a cell holds its cost and how it was reached.
 * @returns null when no way costs less than `limit`.
 */
export function align(pattern: IndexedPattern, sentence: SentenceView, limit: number): Alignment | null {
  const { elements } = pattern;
  const count = sentence.words.length;
  const width = count + 1;
  const costs = new Float64Array((elements.length + 1) * width).fill(Infinity);
  // How a cell was reached: 0 = word left over, −1 = element skipped, −2 = word matched, n > 0 = slot of n words.
  const steps = new Int8Array(costs.length);
  costs[0] = 0;
  for (let line = 0; line <= elements.length; line++) {
    const element = elements[line];
    let lowest = Infinity;
    for (let column = 0; column <= count; column++) {
      const at = line * width + column;
      const cost = costs[at] ?? Infinity;
      lowest = Math.min(lowest, cost);
      if (cost >= limit) continue;
      const relax = (target: number, next: number, step: number) => {
        if (next < (costs[target] ?? Infinity)) {
          costs[target] = next;
          steps[target] = step;
        }
      };
      if (column < count) relax(at + 1, cost + (sentence.leftOver[column] ?? 1), 0);
      if (element === undefined) continue;
      if (element.slot === null) {
        relax(at + width, cost + element.weight, -1);
        if (column < count) {
          const alike = sentence.similarity(element.wordId, column);
          if (alike >= leastAlike) relax(at + width + 1, cost + (1 - alike) * (element.weight + (sentence.weights[column] ?? 1)) * 0.9, -2);
        }
      } else {
        const longest = Math.min(sentence.longestSlot(element.slot), count - column);
        for (let length = 1; length <= longest; length++) {
          const value = sentence.slot(element.slot, column, column + length);
          if (value !== null) relax(at + width + length, cost + (1 - value.similarity) * 2.2, length);
        }
      }
    }
    if (lowest >= limit) return null;
  }
  const end = elements.length * width + count;
  const cost = costs[end] ?? Infinity;
  return cost >= limit ? null : { cost, ...trace(pattern, sentence, steps, width, end) };
}

function trace(pattern: IndexedPattern, sentence: SentenceView, steps: Int8Array, width: number, end: number): Omit<Alignment, 'cost'> {
  const slots: Alignment['slots'] = [];
  let unexplained = 0;
  let line = Math.floor(end / width);
  let column = end % width;
  while (line > 0 || column > 0) {
    const step = steps[line * width + column] ?? 0;
    if (step === 0) {
      column--;
      unexplained += sentence.weights[column] ?? 0;
    } else if (step === -1) line--;
    else if (step === -2) {
      line--;
      column--;
    } else {
      const start = column - step;
      line--;
      const slot = pattern.elements[line]?.slot ?? '';
      const value = sentence.slot(slot, start, column);
      if (value !== null) slots.unshift({ slot, value, start, end: column });
      column = start;
    }
  }
  return { slots, unexplained };
}
