import { findSentenceEnd } from './sentence-boundary.ts';

/** A piece of an answer that is spoken at once. `text` is the answer's text from `startCharacter` to `endCharacter`. */
export interface Sentence {
  text: string;
  startCharacter: number;
  endCharacter: number;
}

export interface SentenceSplitter {
  /** Adds text as it comes; returns the sentences that are complete by now. */
  push(delta: string): Sentence[];
  /** The answer is over: returns what was left, also when it ends without punctuation. */
  flush(): Sentence[];
}

/**
 * The first piece of an answer is cut at a comma from 40 letters on (about 2.5 s of speech), so that its sound starts before the sentence is complete;
 * the rest only from 140 on, for by then speech runs ahead of the text.
 */
const firstLimits = { clauseWeight: 40, longestWeight: 120 };
const laterLimits = { clauseWeight: 140, longestWeight: 280 };

/**
 * Splits a streamed answer into sentences for the voice. English and Chinese punctuation, abbreviations, figures, markdown lists, headings, tables and code blocks.
 * The sentences do not depend on how the text was cut into deltas, and hold all of it but the white space between them. A sentence may have
 * nothing to say ("---"); then `toSpokenText` gives an empty text.
 */
export function createSentenceSplitter(): SentenceSplitter {
  let pending = '';
  let pendingStart = 0;
  let isFirst = true;

  const take = (isWholeText: boolean): Sentence[] => {
    const sentences: Sentence[] = [];
    for (;;) {
      // Half of a character that a delta cut in two decides nothing before its other half is here.
      const visible = !isWholeText && /[\ud800-\udbff]$/.test(pending) ? pending.slice(0, -1) : pending;
      const end = findSentenceEnd(visible, isWholeText, isFirst ? firstLimits : laterLimits);
      if (end === null) return sentences;
      cut(end, sentences);
    }
  };

  const cut = (end: number, sentences: Sentence[]): void => {
    const piece = pending.slice(0, end);
    const text = piece.trim();
    if (text !== '') {
      const startCharacter = pendingStart + piece.length - piece.trimStart().length;
      sentences.push({ text, startCharacter, endCharacter: startCharacter + text.length });
      isFirst = false;
    }
    pending = pending.slice(end);
    pendingStart += end;
  };

  return {
    push(delta) {
      pending += delta;
      return take(false);
    },
    flush() {
      const sentences = take(true);
      cut(pending.length, sentences);
      return sentences;
    },
  };
}
