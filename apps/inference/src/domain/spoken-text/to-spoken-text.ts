import type { Language } from '@duet/shared';
import { chineseRules, foldChineseWord } from './chinese/chinese-rules.ts';
import { englishRules, foldEnglishWord } from './english/english-rules.ts';
import { isMark, SpokenWriter, type SpokenSpan, type SpokenText } from './spoken-writer.ts';

const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*['’]?/uy;
const hanRun = /\p{Script=Han}+/uy;

/**
 * Turns a sentence as it is written (figures, units, dates, symbols, markdown, code) into what a voice says. Read from left to right, the first rule that
 * fits reads; words are copied. An empty `spoken` means that there is nothing to say.
 */
export function toSpokenText(text: string, language: Language): SpokenText {
  const writer = new SpokenWriter(language);
  const rules = language === 'zh' ? chineseRules : englishRules;
  const fold = language === 'zh' ? foldChineseWord : foldEnglishWord;
  let position = 0;
  reading: while (position < text.length) {
    for (const { pattern, read } of rules) {
      pattern.lastIndex = position;
      const match = pattern.exec(text);
      if (match === null || match[0] === '') continue;
      const words = read(match, { source: text, position });
      if (words === null) continue;
      const end = position + match[0].length;
      if (isMark(words)) writer.mark(words, position, end, isMark(match[0]));
      else if (words === ' ') writer.gap();
      else if (words !== '') writer.say(words, position, end, true);
      position = end;
      continue reading;
    }
    position = copyWord(text, position, writer, fold);
  }
  return writer.result();
}

/** Copies the word at `position`; what is no word parts words and is not said. Returns the position after it. */
function copyWord(text: string, position: number, writer: SpokenWriter, fold: (word: string) => string): number {
  for (const pattern of [hanRun, word]) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) continue;
    const end = position + match[0].length;
    const words = fold(match[0]);
    if (words === '') writer.gap();
    else writer.say(words, position, end, false);
    return end;
  }
  writer.gap();
  return position + ((text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
}

/**
 * The position in the source up to which everything was said when the voice has reached `spokenEnd`. A number that is said in five words counts once its last one was said.
 */
export function sourceEndOf(spans: readonly SpokenSpan[], spokenEnd: number): number {
  let end = 0;
  for (const span of spans) {
    if (span.spokenStart >= spokenEnd) break;
    if (span.spokenEnd <= spokenEnd) end = span.sourceEnd;
    else if (span.sourceEnd - span.sourceStart === span.spokenEnd - span.spokenStart) end = span.sourceStart + spokenEnd - span.spokenStart;
  }
  return end;
}
