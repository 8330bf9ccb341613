import type { SessionCommand } from '../../../../ports/omni-engine.ts';
import type { IntentName, SlotName } from '../intents.ts';

/**
 * What people say to ask for one thing. A phrase is lower case words with three marks:
 * `(a|b c)` one of these, `[a|b]` one of these or nothing, `{slot}` a value of the slot's closed list.
 * `sentences` is how many training sentences the language model gets from the group: its share of the talk that we expect.
 */
export interface PatternGroup {
  intent: IntentName;
  sentences: number;
  phrases: readonly string[];
  /** Slot values that the phrases themselves give. */
  given?: Partial<Record<SlotName, string>>;
  /** What the phrases do to the session. */
  command?: SessionCommand;
}

export type PatternElement = { kind: 'word'; word: string } | { kind: 'slot'; slot: string };

/** All the sequences that a phrase stands for. */
export function expandPhrase(phrase: string): PatternElement[][] {
  let position = 0;
  const readAlternatives = (close: string): PatternElement[][] => {
    const results: PatternElement[][] = [];
    let current: PatternElement[][] = [[]];
    let word = '';
    const append = (options: PatternElement[][]) => {
      current = current.flatMap((head) => options.map((tail) => [...head, ...tail]));
    };
    const endWord = () => {
      if (word !== '') append([[{ kind: 'word', word }]]);
      word = '';
    };
    for (;;) {
      const character = phrase[position++];
      if (character === undefined || character === close) {
        endWord();
        return [...results, ...current];
      }
      if (character === ' ') endWord();
      else if (character === '|') {
        endWord();
        results.push(...current);
        current = [[]];
      } else if (character === '(') {
        endWord();
        append(readAlternatives(')'));
      } else if (character === '[') {
        endWord();
        append([[], ...readAlternatives(']')]);
      } else if (character === '{') {
        endWord();
        const end = phrase.indexOf('}', position);
        append([[{ kind: 'slot', slot: phrase.slice(position, end) }]]);
        position = end + 1;
      } else word += character;
    }
  };
  return readAlternatives('');
}
