import { closingAbbreviations, openAbbreviations, sentenceStarters } from './abbreviations.ts';

/**
 * Where the first sentence of `text` ends (the position after its last character), or null while that cannot be said yet.
 * The decision looks only at `text` up to a bounded way past the boundary, so it does not depend on how the text was cut into deltas.
 */
export function findSentenceEnd(text: string, isWholeText: boolean, limits: ClauseLimits): number | null {
  const start = skipWhitespace(text, 0);
  if (start === text.length) return null;
  const fence = fenceEnd(text, start, isWholeText);
  if (fence !== 'none') return fence;
  const isStructuredLine = structuredLine.test(text.slice(start, start + 12));
  const cuts = new ClauseCuts(limits);
  let depth = 0;
  // Stops and closing marks that the sentence before left behind ("？" and then "！") begin this one and end nothing.
  let hasWord = false;
  for (let position = start; position < text.length; position += 1) {
    const character = text[position] ?? '';
    if (character === '\n') {
      const end = lineEnd(text, position, isStructuredLine, isWholeText);
      if (end === 'unknown') return null;
      if (end === 'boundary') return position;
      cuts.seen(text, position);
      continue;
    }
    if (openers.includes(character)) depth += 1;
    else if (closers.includes(character)) depth = Math.max(0, depth - 1);
    else if (!hasWord) hasWord = /[\p{L}\p{N}\p{S}]/u.test(character);
    else if (wideTerminals.includes(character) || (terminals.includes(character) && !isInsideWord(text, position))) {
      const end = terminalEnd(text, position, depth, start, isWholeText);
      if (end === 'unknown') return null;
      if (end !== 'none') return end;
    }
    const cut = cuts.seen(text, position);
    if (cut !== null) return cut;
  }
  return null;
}

/** From which weight on a sentence is cut at a comma, and at the latest at a space. A Chinese character weighs 3, since it takes about as long to say as three Latin letters. */
export interface ClauseLimits {
  clauseWeight: number;
  longestWeight: number;
}

const terminals = '.!?…';
const wideTerminals = '。！？｡';
const openers = '([{“‘「『（《【';
const closers = ')]}”’」』）》】';
/** Quotes and marks that belong to the sentence that they close. */
const trailers = /[.!?…。！？"'”’)\]}」』）》】*_~`]/u;
const clauseMarks = ',;:，；：—–';
/** A cut needs this much text after it without an end of the sentence, else a stump such as ", too." or ", November 23." would be spoken alone. */
const weightAfterCut = 20;
/** The start of a list item, heading, quotation or table row. */
const structuredLine = /^(?:[-*+•]\s|\d{1,3}[.)]\s|#{1,6}\s|>\s?|\|)/u;

const skipWhitespace = (text: string, from: number): number => {
  let position = from;
  while (position < text.length && /\s/u.test(text[position] ?? '')) position += 1;
  return position;
};

const isWide = (character: string): boolean => character >= '\u2e80' && character <= '\uffef' && !isSurrogate(character);
const isSurrogate = (character: string): boolean => character >= '\ud800' && character <= '\udfff';

/** A stop between two characters that are no spaces: 3.14, example.com, U.S.A, e.g. */
function isInsideWord(text: string, position: number): boolean {
  const next = text[position + 1];
  return next !== undefined && /[\p{L}\p{N}/_@#%&=-]/u.test(next) && !isWide(next);
}

function fenceEnd(text: string, start: number, isWholeText: boolean): number | null | 'none' {
  const opening = text.slice(start, start + 3);
  if (opening !== '```' && opening !== '~~~') {
    const mayBecomeFence = !isWholeText && text.length - start < 3 && /^(?:`+|~+)$/u.test(opening);
    return mayBecomeFence ? null : 'none';
  }
  const close = text.indexOf(`\n${opening}`, start + 3);
  if (close < 0) return null;
  return close + 4;
}

function lineEnd(text: string, newline: number, isStructuredLine: boolean, isWholeText: boolean): 'boundary' | 'soft' | 'unknown' {
  if (isStructuredLine) return 'boundary';
  const rest = text.slice(newline + 1);
  const visible = rest.trimStart();
  if (/^[^\S\n]*\n/u.test(rest)) return 'boundary';
  if (visible === '') return isWholeText ? 'boundary' : 'unknown';
  // "1" or "-" may become the marker of a list, "`" that of a code block.
  if (!isWholeText && /^(?:\d{1,3}[.)]?|[-*+•>#|]{1,6}|`{1,2})$/u.test(visible)) return 'unknown';
  if (structuredLine.test(visible) || visible.startsWith('```') || visible.startsWith('~~~')) return 'boundary';
  const first = visible[0] ?? '';
  return /[\p{Lu}]/u.test(first) || isWide(first) || isWide(text[newline - 1] ?? '') ? 'boundary' : 'soft';
}

function terminalEnd(text: string, position: number, depth: number, start: number, isWholeText: boolean): number | 'unknown' | 'none' {
  const isWideTerminal = wideTerminals.includes(text[position] ?? '');
  // A full-width stop outside of any quotation ends the sentence at once: nothing that belongs to it can follow but another stop.
  if (isWideTerminal && depth === 0) return position + 1;
  let end = position + 1;
  while (end < text.length && trailers.test(text[end] ?? '')) end += 1;
  const isAtEnd = end === text.length;
  if (isWideTerminal) return isAtEnd && !isWholeText ? 'unknown' : end;
  if (isAtEnd) return isWholeText ? end : 'unknown';
  const after = text[end] ?? '';
  if (isWide(after)) return end;
  if (!/\s/u.test(after)) return 'none';
  if (text[position] !== '.' && text[position] !== '…') return end;
  return stopEnd(text, position, end, start, isWholeText);
}

/** Whether a full stop before a space ends a sentence. */
function stopEnd(text: string, position: number, end: number, start: number, isWholeText: boolean): number | 'unknown' | 'none' {
  const before = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(start, position - 24), position))?.[0] ?? '';
  const word = before.replace(/^\.+/u, '').toLowerCase();
  if (/^\d{1,3}$/u.test(word) && /(?:^|\n)\s*$/u.test(text.slice(start, position - before.length))) return 'none';
  if (/\n/u.test(text.slice(end).match(/^\s*/u)?.[0] ?? '')) return end;
  const isInitial = /^\p{Lu}$/u.test(before) && before !== 'I';
  const isOpen = openAbbreviations.has(word) && !isInitial;
  const isDoubtful = isInitial || closingAbbreviations.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
  const isLongWord = word.length > 3 && !isOpen && !isDoubtful && text[position - 1] !== '.';
  if (isLongWord) return end;
  const next = /^\s+(["“‘'(\[*_]*)([\p{L}\p{N}]*)(.?)/su.exec(text.slice(end, end + 40));
  const nextWord = next?.[2] ?? '';
  if (nextWord === '' && (next?.[3] ?? '') === '') return isWholeText ? end : 'unknown';
  const isLower = /^\p{Ll}/u.test(nextWord);
  if (isOpen) {
    // "the answer is no. Please …": these are words as well as abbreviations.
    const isAlsoWord = ['no', 'sec', 'mar', 'dec', 'ed', 'ft', 'b', 'c', 'd', 'p'].includes(word) && /^\p{L}/u.test(nextWord) && !isLower;
    return isAlsoWord ? end : 'none';
  }
  if (isLower) return 'none';
  if (!isDoubtful) return end;
  if (/^\d/u.test(nextWord)) return ['a.m', 'p.m', 'etc'].includes(word) ? end : 'none';
  if (next?.[3] === '' && !isWholeText) return 'unknown';
  if (['etc', 'a.m', 'p.m', 'km', 'kg', 'cm', 'mm'].includes(word)) return end;
  return sentenceStarters.has(nextWord.toLowerCase()) ? end : 'none';
}

/** Watches for the place where a sentence that grows too long is cut, so that speech can begin before it is complete. */
class ClauseCuts {
  readonly #limits: ClauseLimits;
  #weight = 0;
  #mark: { end: number; weight: number } | null = null;
  #space: { end: number; weight: number } | null = null;

  constructor(limits: ClauseLimits) {
    this.#limits = limits;
  }

  seen(text: string, position: number): number | null {
    const character = text[position] ?? '';
    this.#weight += isWide(character) ? 3 : 1;
    const next = text[position + 1];
    if (clauseMarks.includes(character) && next !== undefined && (isWide(character) || /\s/u.test(next) || isWide(next))) {
      if (this.#weight >= this.#limits.clauseWeight && this.#mark === null) this.#mark = { end: position + 1, weight: this.#weight };
    } else if ((/\s/u.test(character) || isWide(character)) && this.#weight <= this.#limits.longestWeight) {
      this.#space = { end: position + 1, weight: this.#weight };
    }
    return this.#decided(text, position);
  }

  /** The cut that may be made by now, when the sentence has not ended at `position`. */
  #decided(text: string, position: number): number | null {
    if (this.#mark !== null && this.#weight - this.#mark.weight >= weightAfterCut) return this.#mark.end;
    if (this.#weight < this.#limits.longestWeight + weightAfterCut) return null;
    return this.#mark?.end ?? this.#space?.end ?? (/[\ud800-\udbff]/.test(text[position] ?? '') ? position : position + 1);
  }
}
