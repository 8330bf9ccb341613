import { emojiRules } from '../emoji.ts';
import { codeWords, markdownRules } from '../markdown-rules.ts';
import { rule, says, type SpokenRule } from '../spoken-rule.ts';
import { sentenceStarters } from '../abbreviations.ts';
import { englishDateRules } from './english-dates.ts';
import { englishFigureRules } from './english-figures.ts';
import { cardinal, number, ordinal } from './english-numbers.ts';
import { countedAbbreviations, countedHeads, greekLetters, rankedHeads, readCapitals, romanValue, stoppedAbbreviations, toPlainLetters } from './english-words.ts';

const codeSymbols = { '.': 'dot', '=': 'equals', '+': 'plus', '*': 'star', '/': 'slash', '<': 'less than', '>': 'greater than', '@': 'at', '#': 'hash', '%': 'percent', '&': 'and', $: 'dollar', '|': 'pipe', '~': 'tilde' } as const;

const addressWords = (address: string): string =>
  address.replace(/\d+/gu, (digits) => ` ${cardinal(digits)} `).replaceAll('.', ' dot ').replaceAll('@', ' at ').replaceAll('_', ' underscore ').replaceAll('/', ' slash ').replace(/[-]/gu, ' dash ')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ').replace(/\s+/gu, ' ').trim();

const keysPattern = (table: Readonly<Record<string, string>>): string => Object.keys(table).sort((a, b) => b.length - a.length).map((key) => key.replaceAll('.', '\\.')).join('|');

const addressRules: SpokenRule[] = [
  rule(/[\p{L}\d._%+-]{1,64}@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u, (match) => addressWords(match[0])),
  // Of a long address only the host is worth hearing.
  rule(/(?:https?:\/\/|www\.)([^\s<>()[\]{}"'`|]*[^\s<>()[\]{}"'`|.,;:!?*_~])/u, (match) => {
    const address = (match[1] ?? '').replace(/^www\./u, '').replace(/[?#].*$/u, '').replace(/\/$/u, '');
    return addressWords(address.length > 30 ? address.replace(/\/.*$/u, '') : address);
  }),
];

const wordRules: SpokenRule[] = [
  rule(new RegExp(`(?<![\\p{L}\\d])(${keysPattern(countedAbbreviations)})\\.\\s?(?=\\d)`, 'iu'), (match) => countedAbbreviations[(match[1] ?? '').toLowerCase()] ?? null),
  rule(new RegExp(`(?<![\\p{L}\\d.])(${keysPattern(stoppedAbbreviations)})\\.(?![\\p{L}\\d])`, 'u'), (match) => stoppedAbbreviations[match[1] ?? ''] ?? null),
  says(/(?<![\p{L}\d])St\.(?=\s\p{Lu})/u, 'Saint'),
  // Initials: no pause between "J. R. R." and the name.
  rule(/(?<!\p{L})(\p{Lu})\.(?=\s(?:\p{Lu}\.\s|(\p{Lu}[\p{L}'-]+)))/u, (match) => (match[1] === 'I' || sentenceStarters.has((match[2] ?? '').toLowerCase()) ? null : (match[1] ?? null))),
  says(/(?<=\p{L}\s)St\.(?![\p{L}\d])/u, 'Street'),
  says(/(?<![\p{L}\d])w\/o(?![\p{L}\d])/u, 'without'),
  says(/(?<![\p{L}\d])w\/(?=\s?\p{L})/u, 'with'),
  says(/(?<![\p{L}\d])Ph\.?D\.?(?![\p{L}\d])/u, 'P H D'),
  says(/(?<![\p{L}\d])a\.k\.a\.?(?![\p{L}\d])|(?<![\p{L}\d])aka(?![\p{L}\d])/u, 'also known as'),
  says(/(?<![\p{L}\d])vs(?![\p{L}\d])/u, 'versus'),
  says(/(?<![\p{L}\d])km\/h(?![\p{L}\d])/u, 'kilometers per hour'),
  says(/(?<![\p{L}\d])C\+\+/u, 'C plus plus'),
  says(/(?<![\p{L}\d])([CF])#(?![\p{L}\d])/u, 'C sharp'),
  rule(/(?<![\p{L}\d])(?:\p{Lu}\.){2,}(?!\p{L})/u, (match) => match[0].replaceAll('.', ' ').trim()),
  rule(new RegExp(`(?<=\\b(?:${countedHeads})\\s)([IVX]{1,6})(?![\\p{L}\\d])`, 'u'), (match) => cardinal(String(romanValue(match[1] ?? '')))),
  rule(new RegExp(`(?<=\\b(?:${rankedHeads})\\s)([IVX]{1,6})(?![\\p{L}\\d])`, 'u'), (match) => (match[1] === 'I' ? null : `the ${ordinal(String(romanValue(match[1] ?? '')))}`)),
  rule(/(?<!\p{L})(\p{Lu}{2,})(s?)(?!\p{L})/u, (match, { source }) => {
    const capitals = match[1] ?? '';
    const words = readCapitals(capitals, source);
    return /[^A-Z]/u.test(capitals) ? null : words + (match[2] === '' ? '' : '\'s');
  }),
  rule(/(?<![\p{L}])[α-ωΑ-ΩΩ∆]/u, (match) => greekLetters[match[0]] ?? null),
];

const symbolRules: SpokenRule[] = [
  says(/&/, 'and'),
  says(/(?<=\p{L}|\d)\.(?=\p{Ll})/u, 'dot'),
  says(/\.(?=(?:NET|js|com|org|net)\b)/u, 'dot'),
  // "and so ..." is a pause, not an end.
  says(/\.{2,}|…+/u, ','),
  rule(/[,;:.!?](?!\d)|[,;:!?]/u, (match) => match[0]),
  rule(/[，、。！？；：]/u, (match) => ({ '，': ',', '、': ',', '。': '.', '！': '!', '？': '?', '；': ';', '：': ':' })[match[0]] ?? null),
  says(/(?<!\d)\s+[-–—]{1,3}\s+|\s+[-–—]{1,3}\s+(?!\d)|—|--+|[()[\]{}]/u, ','),
  says(/(?<!\d)\s+\/\s+|(?<=\p{L})\/(?=\p{L})/u, ' '),
  says(/@(?=\w)/u, 'at'),
  says(/=>|->|→|⇒/u, 'to'),
  says(/×/u, 'times'), says(/÷/u, 'divided by'), says(/±/u, 'plus or minus'), says(/≈|≃/u, 'about'), says(/≠|!=/u, 'is not equal to'), says(/≤|<=/u, 'less than or equal to'), says(/≥|>=/u, 'greater than or equal to'),
  says(/(?<=[\p{L}\p{N})%]\s?)=(?=\s?[\p{L}\d(-])/u, 'equals'), says(/(?<=[\p{L}\p{N})%]\s?)<(?=\s?[\p{L}\d(-])/u, 'less than'), says(/(?<=[\p{L}\p{N})%]\s?)>(?=\s?[\p{L}\d(-])/u, 'greater than'),
  says(/(?<=[\p{L}\p{N})%]\s?)\+(?=\s?[\p{L}\d(])/u, 'plus'), says(/(?<=\d)\+/u, 'plus'),
  says(/√/u, 'the square root of'), says(/∞/u, 'infinity'), says(/²/u, 'squared'), says(/³/u, 'cubed'), says(/(?<=[\p{L}\d)])\^(?=[\p{L}\d(-])/u, 'to the power of'),
  says(/§/u, 'section'), says(/%/u, 'percent'), says(/°/u, 'degrees'), says(/½/u, 'one half'), says(/¼/u, 'one quarter'), says(/¾/u, 'three quarters'), says(/⅓/u, 'one third'), says(/⅔/u, 'two thirds'), says(/€/u, 'euro'), says(/£/u, 'pound'), says(/¥/u, 'yen'),
];

export const englishRules: readonly SpokenRule[] = [
  ...markdownRules({
    codeBlock: 'The code is on the screen.', inlineCode: (code) => (/^[\d.,\s%-]+$/u.test(code) ? number(code.trim().replace(/[^\d.]/gu, '')) : codeWords(code, codeSymbols, cardinal)),
    cardinal, comma: ',', stop: '.', and: 'and', lessThan: 'less than', greaterThan: 'greater than',
  }),
  ...addressRules,
  ...emojiRules,
  ...englishDateRules,
  ...englishFigureRules,
  ...wordRules,
  ...symbolRules,
];

export const foldEnglishWord = toPlainLetters;
