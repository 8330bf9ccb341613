import type { IntentName, SlotName } from '../intents.ts';
import type { SessionCommand } from '../../../../ports/omni-engine.ts';
import { patternGroups } from '../patterns/index.ts';
import { expandPhrase } from '../patterns/pattern.ts';
import { tokenize } from './tokenize.ts';
import { isCheap, weightOf } from './word-weights.ts';

export type IndexedElement = { word: string; slot: null; weight: number; wordId: number } | { word: null; slot: string; weight: number; wordId: -1 };

/** One sequence of words and slots that asks for an intent. */
export interface IndexedPattern {
  intent: IntentName;
  elements: readonly IndexedElement[];
  /** Sum of the weights of its elements. */
  weight: number;
  command: SessionCommand | null;
  /** Values that the phrase itself gives: which data is asked for that we lack, which attribute of "it". */
  given: Partial<Record<SlotName, string>>;
  /** Earlier groups win ties. */
  order: number;
}

const slotWeight = 1.4;
const wordIds = new Map<string, number>();
export const patternWords: string[] = [];
function idOf(word: string): number {
  let id = wordIds.get(word);
  if (id === undefined) {
    id = patternWords.length;
    wordIds.set(word, id);
    patternWords.push(word);
  }
  return id;
}

function buildIndex(): IndexedPattern[] {
  const seen = new Set<string>();
  const patterns: IndexedPattern[] = [];
  for (const [order, group] of patternGroups.entries()) {
    // "Hey" leads in everywhere else; of "hey there" it is the greeting, and "there" alone is none.
    const isGreeting = group.intent === 'hello';
    for (const phrase of group.phrases) {
      for (const sequence of expandPhrase(phrase)) {
        const elements = sequence.flatMap((element): IndexedElement[] => {
          if (element.kind === 'slot') return [{ word: null, slot: element.slot, weight: slotWeight, wordId: -1 }];
          return tokenize(element.word).filter((word) => isGreeting || !isCheap(word)).map((word) => ({ word, slot: null, weight: isCheap(word) ? 1 : weightOf(word), wordId: idOf(word) }));
        });
        // A sequence of nothing but lead-ins would match every sentence.
        if (elements.length === 0) continue;
        const name = `${group.intent}:${elements.map((element) => element.word ?? `{${element.slot}}`).join(' ')}`;
        if (seen.has(name)) continue;
        seen.add(name);
        patterns.push({ intent: group.intent, elements, weight: elements.reduce((sum, element) => sum + element.weight, 0), command: group.command ?? null, given: group.given ?? {}, order });
      }
    }
  }
  return patterns;
}

/** All the patterns of all intents: some 2,300 sequences. */
export const indexedPatterns: readonly IndexedPattern[] = buildIndex();
