import { patternGroups } from '../../language/patterns/index.ts';
import { expandPhrase, type PatternElement, type PatternGroup } from '../../language/patterns/pattern.ts';
import { createSequence } from '../../language/random-sequence.ts';
import { createSlotFillers } from '../../language/slot-fillers.ts';
import { loosePhrases } from './looser-phrases.ts';
import { wrapSentence } from './wrap-sentence.ts';

/** Each pattern is drawn this often in place of once: more of its slots' values are then seen in it (perplexity of questions that are in no pattern: 18.6 → 17.5). */
const rounds = 3;
/** Patterns that are only to be understood get a share of their intent's sentences too (17.5 → 16.5). */
const rareShare = 0.15;
/** Sentences of the looser phrases, as a multiple of their own figure. */
const looseRounds = 10;
/** This share of the questions comes once more in the words that people put around a question (16.5 → 15.7). */
const wrappedShare = 0.3;

/**
 * What the recognizer's model learns from: the patterns of the assistant with their slots filled, and the ways in which people wrap a question. About 270,000
 * sentences, the same at every call; likelier sentences come more often.
 */
export function* trainingSentences(): Generator<string> {
  const random = createSequence(5_121_977);
  const fill = createSlotFillers(random);
  const counts = new Map<string, number>();
  for (const group of patternGroups) counts.set(group.intent, (counts.get(group.intent) ?? 0) + group.sentences);
  for (const group of patternGroups) {
    const sentences = group.sentences > 0 ? group.sentences : Math.round((counts.get(group.intent) ?? 0) * rareShare);
    for (const sentence of draw(group.phrases, sentences * rounds, random, fill)) {
      yield sentence;
      const wrapped = random() < wrappedShare ? wrapSentence(sentence, random) : null;
      if (wrapped !== null) yield wrapped;
    }
  }
  for (const { sentences, phrases } of loosePhrases) {
    for (const sentence of draw(phrases, sentences * looseRounds, random, fill)) {
      yield sentence;
      const wrapped = random() < wrappedShare ? wrapSentence(sentence, random) : null;
      if (wrapped !== null) yield wrapped;
    }
  }
}

/** Phrases in turn, so that one with many variants is not likelier than one with few; of two variants the shorter, so that plain forms are likelier. */
function* draw(phrases: PatternGroup['phrases'], sentences: number, random: () => number, fill: (slot: string) => string): Generator<string> {
  const byPhrase = phrases.map((phrase) => expandPhrase(phrase));
  for (let index = 0; index < sentences; index++) {
    const variants = byPhrase[index % byPhrase.length] ?? [];
    const first = variants[Math.floor(random() * variants.length)];
    const second = variants[Math.floor(random() * variants.length)];
    if (first !== undefined && second !== undefined) yield sentenceOf(first.length <= second.length ? first : second, fill);
  }
}

const sentenceOf = (elements: readonly PatternElement[], fill: (slot: string) => string): string =>
  elements.map((element) => (element.kind === 'word' ? element.word : fill(element.slot))).join(' ');
