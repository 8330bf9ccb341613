import type { Language } from '@duet/shared';
import { intents, type IntentName, type SlotName } from './intents.ts';
import { fitContext } from './parsing/fit-context.ts';
import { align, type SentenceView } from './parsing/align.ts';
import { hasChinese, parseChinese } from './chinese/parse-chinese.ts';
import { indexedPatterns, patternWords, type IndexedPattern } from './parsing/pattern-index.ts';
import { longestSlot, readSlot, slotLookup } from './parsing/slot-readers.ts';
import { rephrasings } from './parsing/rephrase.ts';
import { wordSimilarity } from './parsing/sound-key.ts';
import { spotIntent } from './spotting/spot-intent.ts';
import { tokenize } from './parsing/tokenize.ts';
import { costOfLeftOver, isCheap, weightOf } from './parsing/word-weights.ts';
import type { ParsedIntent, SlotValue } from './parsed-intent.ts';

export interface ParseContext {
  /** What the last answer was about; follow-ups ("and its capital?") fit only after something that they can follow. */
  previous?: ParsedIntent;
  language: Language;
}

/** Below this the sentence has so little in common with what the intent is asked with that it is nothing of ours. */
const leastScore = 0.5;

/** From here on no other form of the words is tried. */
const surelyUnderstood = 0.95;
/** From here on key words are not looked for: the order of the words tells more than they do. */
const wellUnderstood = 0.85;
/** A plain question is a little surer than one that was unwrapped. */
const costOfRephrasing = 0.98;

/** The slot of the intent that a slot of a pattern fills. */
const slotNameOf: Readonly<Record<string, SlotName>> = {
  'word': 'topic', 'a-topic': 'topic', 'topics': 'topic', 'kinds': 'topic', 'whole': 'topic', 'person': 'topic', 'adjective': 'topic', 'order-expression': 'expression', 'pair-expression': 'expression', 'country-s': 'country', 'capital': 'city', 'number': 'amount', 'my-thing': 'thing', 'a-thing': 'thing', 'thing-name': 'thing', 'things': 'thing',
};

/**
 * What a text asks for. Forgives what recognizers do: lost or wrong function words, names that only sound right. Statements, orders to
 * somebody else and chat give null or a score under 0.6.
 * @param text as heard or typed, English or Chinese.
 */
export function parseIntent(text: string, context: ParseContext): ParsedIntent | null {
  if (hasChinese(text)) return parseChinese(text, context);
  const words = tokenize(text);
  if (words.length === 0 || words.length > 40) return null;
  let best = parseWords(words, text, context);
  for (const form of rephrasings(words).slice(1)) {
    if (best !== null && best.score >= surelyUnderstood) break;
    const parsed = parseWords(form, text, context);
    if (parsed !== null && parsed.score * costOfRephrasing > (best?.score ?? 0)) best = { ...parsed, score: parsed.score * costOfRephrasing };
  }
  if (best !== null && best.score >= wellUnderstood) return best;
  const spotted = spotIntent(words, text);
  return spotted !== null && spotted.score > (best?.score ?? 0) ? spotted : best;
}

function parseWords(words: readonly string[], text: string, context: ParseContext): ParsedIntent | null {
  const sentence = viewOf(words);
  const wordWeight = sentence.weights.reduce((sum, weight) => sum + weight, 0);
  let best: { parsed: ParsedIntent; rank: number } | null = null;
  for (const pattern of indexedPatterns) {
    const half = 0.5 * (pattern.weight + wordWeight);
    const least = Math.max(leastScore, (best?.parsed.score ?? 0) - 0.02);
    // What the pattern's words that are nowhere in the sentence cost at least: most patterns end here.
    if (costOfMissing(pattern, sentence) >= (1 - least) * half) continue;
    const alignment = align(pattern, sentence, (1 - least) * half);
    if (alignment === null) continue;
    const slotEntries = alignment.slots.map(({ slot, value }) => [slotNameOf[slot] ?? slot, value] as const);
    const slots: Partial<Record<SlotName, SlotValue>> = Object.fromEntries(slotEntries);
    for (const [name, word] of Object.entries(pattern.given)) slots[name as SlotName] ??= { type: 'word', word, said: word, similarity: 1 };
    nameCountry(slots, pattern.intent);
    const score = fitContext({ intent: pattern.intent, slots, score: Math.min(1, 1 - alignment.cost / half), words, isExact: false }, context.previous);
    if (score < leastScore) continue;
    // Equal scores: a country before a bird of its name, then more exact names, then the earlier group.
    const rank = score + 0.001 * Math.min(...alignment.slots.map(({ value }) => value.similarity), 1) + (slots.country === undefined ? 0 : 0.01) - 0.0001 * pattern.order;
    if (best !== null && rank <= best.rank) continue;
    best = { rank, parsed: { intent: pattern.intent, slots, score, coverage: wordWeight === 0 ? 0 : 1 - alignment.unexplained / wordWeight, form: intents[pattern.intent].form, command: pattern.command, text, language: 'en' } };
  }
  return best?.parsed ?? null;
}

/** A country is answered from the countries' data, also where a pattern took its name for any topic: "tell me something about France". */
function nameCountry(slots: Partial<Record<SlotName, SlotValue>>, intent: IntentName): void {
  if (intent !== 'tell-about' || slots.topic === undefined) return;
  const words = slots.topic.said.split(' ');
  const country = readSlot('country', words, 0, words.length);
  if (country === null || country.similarity < 1) return;
  slots.country = country;
  delete slots.topic;
}

/**
 * The best reading of several texts of one utterance, likeliest first. A later text wins only when it is clearly the better question:
 * each place further down costs 0.04.
 */
export function parseAlternatives(texts: readonly string[], context: ParseContext): ParsedIntent | null {
  let best: ParsedIntent | null = null;
  let bestRank = 0;
  for (const [index, text] of texts.entries()) {
    const parsed = parseIntent(text, context);
    const rank = (parsed?.score ?? 0) - 0.04 * Math.min(index, 5);
    if (parsed !== null && rank > bestRank) {
      best = parsed;
      bestRank = rank;
    }
  }
  return best;
}

/** The intents that the engine can do something with; for tests and the decision card. */
export const isKnownIntent = (name: string): name is IntentName => name in intents;

function costOfMissing(pattern: IndexedPattern, sentence: SentenceView & { best: (wordId: number) => number }): number {
  let cost = 0;
  for (const element of pattern.elements) if (element.slot === null && element.weight > 0.3) cost += element.weight * (1 - sentence.best(element.wordId)) * 0.9;
  return cost;
}

const similarityRows = new Map<string, Float32Array>();
/** How alike a word is to each word of the patterns. Partial texts bring the same words again and again, so the rows of 2,000 words are kept (5 MB). */
function similarityRow(word: string): Float32Array {
  let row = similarityRows.get(word);
  if (row === undefined) {
    // Lead-ins match by themselves only; by sound they would match each other.
    row = Float32Array.from(patternWords, (other) => (other === word ? 1 : isCheap(word) ? 0 : wordSimilarity(word, other)));
    if (similarityRows.size >= 2000) similarityRows.clear();
    similarityRows.set(word, row);
  }
  return row;
}

function viewOf(words: readonly string[]): SentenceView & { best: (wordId: number) => number } {
  const count = words.length;
  const rows = words.map(similarityRow);
  const bests = new Float32Array(patternWords.length).fill(-1);
  const similarity = (wordId: number, at: number): number => rows[at]?.[wordId] ?? 0;
  return {
    words,
    weights: words.map(weightOf),
    leftOver: words.map((_, index) => costOfLeftOver(words, index)),
    similarity,
    best: (wordId) => {
      let value = bests[wordId] ?? 0;
      if (value < 0) {
        value = 0;
        for (let at = 0; at < count; at++) value = Math.max(value, similarity(wordId, at));
        if (value < 0.55) value = 0;
        bests[wordId] = value;
      }
      return value;
    },
    slot: slotLookup(words),
    longestSlot,
  };
}
