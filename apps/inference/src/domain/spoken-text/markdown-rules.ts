import { rule, says, type RuleContext, type SpokenRule } from './spoken-rule.ts';

export interface MarkdownReading {
  /** Said for a block of code. */
  codeBlock: string;
  /** How code inside a line is read. */
  inlineCode: (code: string) => string;
  cardinal: (digits: string) => string;
  comma: string;
  stop: string;
  /** Words for &amp; &lt; &gt; */
  and: string;
  lessThan: string;
  greaterThan: string;
}

const structuredLine = /^[ \t]*(?:#{1,6}\s|[-*+•]\s|\d{1,3}[.)]\s|>|\|)/u;

/** Markdown as a voice takes it: structure becomes pauses, addresses and marks are dropped, the words stay. */
export const markdownRules = (reading: MarkdownReading): SpokenRule[] => [
  says(/(?:```|~~~)[\s\S]*?(?:\n[ \t]*(?:```|~~~)|$)/, reading.codeBlock),
  // A ruler, the line under a table's head, and the marks that begin a line.
  says(/^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$/m, ' '),
  says(/^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/m, ' '),
  says(/^[ \t]*#{1,6}[ \t]+/m, ' '),
  says(/^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+/m, ' '),
  says(/^[ \t]*[-*+•][ \t]+/m, ' '),
  says(/^[ \t]*>[ \t]?/m, ' '),
  rule(/^[ \t]*(\d{1,3})[.)][ \t]+(?=\S)/m, (match) => `${reading.cardinal(match[1] ?? '')}${reading.comma}`),
  says(/\|/, reading.comma),
  rule(/\n/, (_match, context) => (isParagraphEnd(context) ? reading.stop : ' ')),
  says(/<\/?(?:br|b|i|u|p|em|strong|sub|sup|span|div|li|ul|ol|code|pre|a|h[1-6]|hr|table|tr|td|th)(?:\s[^<>\n]{0,200})?\/?>/i, ' '),
  says(/&amp;/, reading.and),
  says(/&lt;/, reading.lessThan),
  says(/&gt;/, reading.greaterThan),
  says(/&(?:nbsp|quot|apos|#\d{1,5});/, ' '),
  // ![picture](address) and [words](address): the words are read on, the rest is dropped. [1] and [^1] are notes.
  says(/!(?=\[[^\]\n]*\]\()/, ''),
  says(/\[(?=[^\]\n]*\]\()/, ''),
  says(/\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/, ''),
  says(/\[\^?\d{1,3}\]/, ''),
  rule(/`+([^`\n]+)`+/, (match) => reading.inlineCode(match[1] ?? '') || ' '),
  says(/\\(?=[*_#`~|[\]()<>\\!-])/, ''),
  says(/\*{2,3}|~~|`+/, ''),
  says(/(?<=\p{L})\*(?=\p{L})/u, ' '),
  says(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/u, ''),
  says(/(?<![\p{L}\p{N})]\s?)\*(?=\S)|(?<=[^\s\d*]|\d(?=\*\D))\*(?!\s?\d)/u, ''),
];

function isParagraphEnd({ source, position }: RuleContext): boolean {
  const rest = source.slice(position + 1);
  const line = source.slice(source.lastIndexOf('\n', position - 1) + 1, position);
  return /^[ \t]*(?:\n|$)/u.test(rest) || structuredLine.test(rest) || structuredLine.test(line);
}

/** The words of a piece of code: `parseJsonFile()` is "parse Json File", `a_b` is "a b". */
export function codeWords(code: string, symbols: Readonly<Record<string, string>>, cardinal: (digits: string) => string): string {
  return code
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\d+/gu, (digits) => ` ${cardinal(digits)} `)
    .replace(/[^\p{L}\p{N}\s'-]/gu, (symbol) => ` ${symbols[symbol] ?? ''} `)
    .replace(/(^|\s)-+/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
