import { createSlotFillers } from './slot-fillers.ts';
import { expandPhrase, type PatternElement } from './patterns/pattern.ts';
import { patternGroups } from './patterns/index.ts';
import { createSequence } from './random-sequence.ts';

/**
 * What the assistant can be asked, as it would be said: lower case words, numbers in words, no punctuation. About 64,000 sentences, the same at
 * every call. A sentence comes more than once where it is likelier; a recognizer's language model takes the counts as they are.
 */
export function* templateSentences(): Iterable<string> {
  const random = createSequence(20_261_123);
  const fill = createSlotFillers(random);
  for (const group of patternGroups) {
    const byPhrase = group.phrases.map((phrase) => expandPhrase(phrase));
    for (let index = 0; index < group.sentences; index++) {
      // Phrases in turn, so that a phrase with many variants is not likelier than one with few; a plain form is likelier than one with all its options.
      const variants = byPhrase[index % byPhrase.length] ?? [];
      const a = variants[Math.floor(random() * variants.length)];
      const b = variants[Math.floor(random() * variants.length)];
      if (a === undefined || b === undefined) continue;
      yield sentenceOf(a.length <= b.length ? a : b, fill);
    }
  }
}

function sentenceOf(elements: readonly PatternElement[], fill: (slot: string) => string): string {
  return elements.map((element) => (element.kind === 'word' ? element.word : fill(element.slot))).join(' ');
}

/** The words that the templates use: what the recognizer's dictionary must know. */
export function templateVocabulary(): Set<string> {
  const words = new Set<string>();
  for (const sentence of templateSentences()) for (const word of sentence.split(' ')) words.add(word);
  return words;
}
