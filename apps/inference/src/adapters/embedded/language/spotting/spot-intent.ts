import { intents, type SlotName } from '../intents.ts';
import type { ParsedIntent, SlotValue } from '../parsed-intent.ts';
import { slotLookup, type SlotLookup } from '../parsing/slot-readers.ts';
import { weightOf } from '../parsing/word-weights.ts';
import { spotRules, type SpotRule } from './spot-rules.ts';
import { spotSlots } from './spot-slots.ts';

/** A sentence asks when it, or a clause of it, begins with one of these, or says that something is to be known. */
const asks = /^((and|so|okay|well|hey|hello|hi|please|now|then|listen|sorry|excuse me|tell me|um|uh|oh|duet|computer|but|or|also|in|on|to|from|with|by|of|for|at|if) )*(what|which|who|whose|where|when|how|why|whereabouts|is|are|am|was|do|does|did|can|could|will|would|has|have|any|anything|got|tell|give|show|name|list|say|explain|describe|define|spell|convert|express|calculate|compute|add|count|read|check|look|remind|share|talk|teach|guess|work|find|let us|let me|say|play|translate|compare|may|might|should|introduce|set|sing)\b/;
const asksWithin = /\b(what|which|whose|where|how (many|much|long|far|big|large|late|soon|old|do|does|is|are)|when (is|are|do|does|will)|can you|could you|would you|please|tell me|do you know|help me)\b/;
const wants = /^((well|so|okay|hey|sorry|excuse me|and|but|oh) )*(i (just |really |would |also )*((need|want|would like|would love|like|love|wish) (the|a|an|some|to (know|hear|learn|find out|ask|understand|convert|calculate|spell|talk)|another|more)|wonder|was wondering|am wondering|forgot|forget|have forgotten|do not (know|understand|remember|get)|never (knew|understood)|can not remember|am not sure|am curious|am interested|be interested|keep hearing|am looking for|am trying)|i would be|help me|my question|the question)\b/;
/** Somebody tells of somebody: never a question of ours. */
const tells = /\b(he|she|him)\b|^((and|so|but|well|then|because) )*(he|she|they|we|nobody|everybody|people|my|our|his|her|their|this|it|the [a-z]+ (was|were|had|is|are|has|have))\b(?!.*\b(what|which|how (many|much))\b)/;

/** Words around a question that say nothing of what it asks for. */
const around = /\b(in (simple|plain|other|a few|your own|short) words|should|could|might|would|able to|never|understood|somebody said|please do the math|could you|can you|would you|will you|do you|please|tell me|let me know|i (would )?(like|want|need|love|wish) to( know| hear| learn| find out| ask)?|i (just )?(wonder|need|want|forgot)|do you know|happen to|by any chance|for me|to me|just|right now|at the moment|these days|today|now|again|would you say|do you think|any idea|i was wondering|wondering|know|say|tell|give|show|look up|remind|over|exactly|actually|really|quickly|have|got|get|find|call|called|name of|go|going|one|number|people|country|city|town|place|land|world|whole|total|official|over there|local|kind|sort|use|used|if|whether|i need|i have|much|many|other|all|common|together|want|wonder|think|mean|help)\b/g;

const spans = (pattern: RegExp, text: string): [number, number][] =>
  [...text.matchAll(pattern.global ? pattern : new RegExp(pattern.source, 'g'))].map((match) => [match.index, match.index + match[0].length]);

/** What a word that nothing explains takes from the score, as its share of the sentence's weight. */
const costOfUnexplained = 0.55;
const leastScore = 0.5;

/**
 * The intent whose key words and slots are in the sentence, whatever stands around them; null when it does not ask, or nothing is found. `words` as from `tokenize`.
 * A score of 0.6 means that about half of the sentence's weight is explained.
 */
export function spotIntent(words: readonly string[], text: string, lookup: SlotLookup = slotLookup(words)): ParsedIntent | null {
  const sentence = words.join(' ');
  if (words.length < 2 || words.length > 24 || tells.test(sentence) || !(asks.test(sentence) || wants.test(sentence) || asksWithin.test(sentence))) return null;
  const starts: number[] = [];
  let position = 0;
  for (const word of words) {
    starts.push(position);
    position += word.length + 1;
  }
  const mark = (pattern: RegExp, into: Set<number>): Set<number> => {
    for (const [start, end] of spans(pattern, sentence)) for (const [index, at] of starts.entries()) if (at >= start && at < end) into.add(index);
    return into;
  };
  const framing = mark(around, new Set());
  let best: ParsedIntent | null = null;
  for (const rule of spotRules) {
    if (!rule.words.every((pattern) => pattern.test(sentence)) || rule.never?.test(sentence) === true) continue;
    const explained = new Set<number>();
    for (const pattern of rule.words) mark(pattern, explained);
    const parsed = spotRule(rule, words, text, explained, framing, lookup);
    if (parsed !== null && parsed.score > (best?.score ?? leastScore)) best = parsed;
  }
  return best;
}

function spotRule(rule: SpotRule, words: readonly string[], text: string, explained: ReadonlySet<number>, framing: ReadonlySet<number>, lookup: SlotLookup): ParsedIntent | null {
  const found = spotSlots(rule.slots, words, explained, lookup);
  if (found === null) return null;
  let whole = 0;
  let unexplained = 0;
  for (const [index, word] of words.entries()) {
    // Function words cost nothing here: the order of the words is free.
    const weight = weightOf(word) < 1 ? 0.1 : 1;
    whole += weight;
    if (!explained.has(index) && !found.used.has(index)) unexplained += framing.has(index) ? 0.15 * weight : weight;
  }
  const share = unexplained / whole;
  const slots: Partial<Record<SlotName, SlotValue>> = { ...found.slots };
  for (const [name, word] of Object.entries(rule.given ?? {})) slots[name as SlotName] ??= { type: 'word', word, said: word, similarity: 1 };
  const score = rule.sureness * (1 - 0.5 * (1 - found.similarity)) - costOfUnexplained * share;
  return { intent: rule.intent, slots, score, coverage: 1 - share, form: intents[rule.intent].form, command: null, text, language: 'en' };
}
