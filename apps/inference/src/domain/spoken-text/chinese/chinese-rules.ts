import { emojiRules } from '../emoji.ts';
import { codeWords, markdownRules } from '../markdown-rules.ts';
import { rule, says, type SpokenRule } from '../spoken-rule.ts';
import { cardinal, count, dialled, digitByDigit, number } from './chinese-numbers.ts';
import { chineseCodePattern, chineseCurrencies, chineseSignPattern, chineseUnitPattern, chineseUnits, measureWords } from './chinese-units.ts';

const figure = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const rx = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);
const notNumberBefore = '(?<![\\d.,])';
const between = '\\s?[-–—~～至]\\s?';

const codeSymbols = { '.': '点', '=': '等于', '+': '加', '/': '斜杠', '<': '小于', '>': '大于', '@': '艾特', '%': '百分号', '&': '和' } as const;
const addressWords = (address: string): string =>
  address.replace(/\d+/gu, digitByDigit).replaceAll('.', '点').replaceAll('@', '艾特').replaceAll('_', '下划线').replaceAll('/', '斜杠').replace(/[^\p{L}\p{N}]/gu, ' ').replace(/\s+/gu, ' ').trim();

function date(writtenYear: string | undefined, month: string, day: string): string | null {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${writtenYear === undefined ? '' : `${digitByDigit(writtenYear)}年`}${cardinal(String(Number(month)))}月${cardinal(String(Number(day)))}日`;
}

function clock(hour: string, minute: string, second: string | undefined): string {
  const head = `${Number(hour) === 2 ? '两' : cardinal(String(Number(hour)))}点`;
  const tail = second === undefined ? '' : `${cardinal(String(Number(second)))}秒`;
  if (Number(minute) === 0) return tail === '' ? `${head}整` : `${head}零分${tail}`;
  return `${head}${Number(minute) < 10 ? '零' : ''}${cardinal(String(Number(minute)))}分${tail}`;
}

const signed = (sign: string | undefined): string => (sign === undefined || sign === '' ? '' : '负');
const exponents: Readonly<Record<string, string>> = { '²': '平方', '2': '平方', '^2': '平方', '³': '立方', '3': '立方', '^3': '立方' };

const dateRules: SpokenRule[] = [
  rule(/(?<![A-Za-z\d.,/:-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d/])/u, (match) => {
    const day = date(match[1], match[3] ?? '', match[4] ?? '');
    return day === null || match[5] === undefined ? day : `${day}${clock(match[5], match[6] ?? '0', undefined)}`;
  }),
  // 1879–1955年, （1879-1955）: years are read digit by digit.
  rule(rx(`(?<![\\d.,-])(1\\d{3}|20\\d\\d)年?${between}(?=(?:1\\d{3}|20\\d\\d)(?:年|[)）]|$))`), (match) => `${digitByDigit(match[1] ?? '')}${match[0].includes('年') ? '年' : ''}到`),
  rule(rx(`(?<=(?:1\\d{3}|20\\d\\d)年?${between})(1\\d{3}|20\\d\\d)(?=年|[)）]|$)`), (match) => digitByDigit(match[1] ?? '')),
  rule(/(?<!\d)(\d{4})\s?(?=年(?!以[上下内]))/u, (match) => digitByDigit(match[1] ?? '')),
  rule(/(?<!\d)(\d{1,2})\s?(?=月\s?\d|月[份底初中]?|日(?!元)|号)/u, (match) => cardinal(String(Number(match[1])))),
  rule(/(?<=[年月]\s?)(\d{1,2})(?=\s|[，。]|$)/u, (match) => cardinal(String(Number(match[1])))),
  rule(/(?<![\d.:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])/u, (match) => clock(match[1] ?? '', match[2] ?? '', match[3])),
  rule(/(?<!\d)([0-2]?\d):([0-5]\d)(?!\d)/u, (match) => clock(match[1] ?? '', match[2] ?? '', undefined)),
];

const telephoneRules: SpokenRule[] = [
  rule(/(?<![A-Za-z\d.,])(\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/u, (match) => {
    const digits = match[0].replace(/\D/gu, '').slice(-11);
    return `${match[1] === undefined ? '' : '加八六，'}${dialled(digits.slice(0, 3))}，${dialled(digits.slice(3, 7))}，${dialled(digits.slice(7))}`;
  }),
  rule(/(?<![A-Za-z\d.,-])(?:0\d{2,3}-\d{7,8}|[48]00-\d{3,4}-\d{3,4})(?![\d-])/u, (match) => match[0].split('-').map(dialled).join('，')),
  rule(/(?<=(?:拨打|电话|热线|号码|致电|房间号?|分机|验证码)(?:是|为)?[:：]?\s?)\d{3,}/u, (match) => dialled(match[0])),
];

const quantityRules: SpokenRule[] = [
  rule(rx(`${notNumberBefore}([-−–])?(${figure})(?:%|％)?${between}([-−])?(${figure})\\s?(%|％)`), (match) => `百分之${signed(match[1])}${number(match[2] ?? '')}到百分之${signed(match[3])}${number(match[4] ?? '')}`),
  rule(rx(`${notNumberBefore}(?:([-−])(?<![\\dA-Za-z]\\s?[-−]))?(${figure})\\s?(?:%|％)`), (match) => `${signed(match[1])}百分之${match[2] === '100' ? '百' : number(match[2] ?? '')}`),
  rule(rx(`(?<=[华摄]氏\\s?)(-|−)?(${figure})\\s?(?:°[CF]?|℃|℉)`), (match) => `${match[1] === undefined ? '' : '零下'}${number(match[2] ?? '')}度`),
  rule(rx(`${notNumberBefore}(${figure})\\s?‰`), (match) => `千分之${number(match[1] ?? '')}`),
  rule(rx(`${notNumberBefore}(?:([-−])(?<![\\dA-Za-z]\\s?[-−]))?(${figure})\\s?(°C|℃)`), (match) => `${match[1] === undefined ? '' : '零下'}${number(match[2] ?? '')}摄氏度`),
  rule(rx(`(-|−)?(${chineseSignPattern})\\s?(${figure})(?:${between}(${figure}))?(万亿|[万亿千百])?`), (match) =>
    `${signed(match[1])}${money(match[3] ?? '')}${match[4] === undefined ? '' : `到${money(match[4])}`}${match[5] ?? ''}${chineseCurrencies[match[2] ?? ''] ?? ''}`),
  rule(rx(`(?<![A-Za-z\\d])(${chineseCodePattern})\\s?(${figure})(万亿|[万亿千百])?`), (match) => `${money(match[2] ?? '')}${match[3] ?? ''}${chineseCurrencies[match[1] ?? ''] ?? ''}`),
  rule(rx(`${notNumberBefore}(${figure})(万亿|[万亿千百])?\\s?(${chineseCodePattern}|[€£¥￥₹₩])(?![A-Za-z\\d])`), (match) => `${money(match[1] ?? '')}${match[2] ?? ''}${chineseCurrencies[match[3] ?? ''] ?? ''}`),
  rule(rx(`${notNumberBefore}(${figure})\\s?(${chineseUnitPattern})(²|³|\\^2|\\^3|[23](?!\\d))?(?:/(${chineseUnitPattern})(²|³)?)?(?![A-Za-z\\d])`), (match) => {
    const per = match[4] === undefined ? '' : `每${exponents[match[5] ?? ''] ?? ''}${chineseUnits[match[4]]}`;
    return `${count(match[1] ?? '')}${exponents[match[3] ?? ''] ?? ''}${chineseUnits[match[2] ?? ''] ?? ''}${per}`;
  }),
];

/** 5.50 is 五点五. */
const money = (written: string): string => number(written.includes('.') ? written.replace(/\.?0+$/u, '') : written);

const figureRules: SpokenRule[] = [
  rule(/(?<![A-Za-z\d.])\d+(?:\.\d+){2,}(?!\.?\d)/u, (match) => match[0].split('.').map(cardinal).join('点')),
  rule(/(?<![\d.,/])(\d{1,4})\/(\d{1,4})(?![\d/])/u, (match) => `${cardinal(match[2] ?? '').replace(/^一(?=[百千万]$)/u, '')}分之${cardinal(match[1] ?? '')}`),
  rule(/(?<!\d)(\d{1,3}):(\d{1,3})(?![\d:])/u, (match) => `${cardinal(match[1] ?? '')}比${cardinal(match[2] ?? '')}`),
  rule(/(?<![A-Za-z\d.])(\d+(?:\.\d+)?)[eE]([+-]?)(\d{1,3})(?![\p{L}\d])/u, (match) => `${number(match[1] ?? '')}乘以十的${match[2] === '-' ? '负' : ''}${cardinal(match[3] ?? '')}次方`),
  rule(/\^\s?\(?([-−]?)(\d+)\)?/u, (match) => (match[1] === '' && match[2] === '2' ? '的平方' : match[1] === '' && match[2] === '3' ? '的立方' : `的${signed(match[1])}${cardinal(match[2] ?? '')}次方`)),
  rule(rx(`${notNumberBefore}(?<![A-Za-z-])(${figure})(?:[-–—~～]|\\s[–~]\\s)(?=\\d)`), (match, { source, position }) => (/^\d+(?:\.\d+)?\s?[=＝]/u.test(source.slice(position + match[0].length)) ? null : `${number(match[1] ?? '')}到`)),
  says(/(?<=[\d)）]\s?)[-−–](?=\s?[\d(（])/u, '减'),
  says(/(?<![A-Za-z\d)）]\s?)[-−–](?=\d)/u, '负'),
  says(/(?<=[\d)）]\s?)[*×](?=\s?[\d(（])/u, '乘'),
  says(/(?<=[\d)）]\s?)[/÷](?=\s?[\d(（])/u, '除以'),
  says(/(?<=约\s?)[~～≈](?=\s?\d)/u, ' '),
  says(/[~～≈](?=\s?\d)/u, '约'),
  rule(/第\s?(\d+)/u, (match) => `第${cardinal(match[1] ?? '')}`),
  // Generations by the year of birth: 80后 is 八零后.
  rule(/(?<!\d)([05-9]0)(?=后)/u, (match) => digitByDigit(match[1] ?? '')),
  rule(rx(`#(\\d+)`), (match) => `${cardinal(match[1] ?? '')}号`),
  rule(rx(`${notNumberBefore}2\\s?(?=${measureWords})`), (match, { source, position }) => (source[position - 1] === '第' ? '二' : match[0] === '' ? null : '两')),
  rule(rx(`(${figure})`), (match) => number(match[1] ?? '')),
  rule(/\d+/u, (match) => digitByDigit(match[0])),
];

const symbolRules: SpokenRule[] = [
  rule(/(?<![A-Za-z])([A-Z]{2,})(?![a-zA-Z])/u, (match) => (/[AEIOU]/u.test(match[1] ?? '') && (match[1] ?? '').length >= 4 ? null : [...(match[1] ?? '')].join(' '))),
  says(/(?<=\p{L}|\d)\.(?=[a-z])/u, '点'),
  says(/\.{2,}|…+/u, '，'),
  rule(/[，、。！？；：]/u, (match) => match[0]),
  rule(/[,;:!?.](?!\d)|[,;:!?]/u, (match) => ({ ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '.': '。' })[match[0]] ?? null),
  says(/(?<!\d)\s+[-–]{1,3}\s+|\s+[-–]{1,3}\s+(?!\d)|—+|--+|[()（）[\]{}【】]/u, '，'),
  says(/&/u, '和'), says(/@(?=\S)/u, '艾特'), says(/=>|->|→|⇒/u, '到'), says(/×/u, '乘'), says(/÷/u, '除以'), says(/±/u, '正负'), says(/≈/u, '约等于'), says(/≠|!=/u, '不等于'), says(/≤|<=/u, '小于等于'), says(/≥|>=/u, '大于等于'),
  says(/[=＝]/u, '等于'), says(/(?<=\S)\s?[<＜](?=\s?\S)/u, '小于'), says(/(?<=\S)\s?[>＞](?=\s?\S)/u, '大于'), says(/(?<=\p{L})\+\+/u, '加加'), says(/(?<=[\p{L}\p{N})）]\s?)[+＋]/u, '加'), says(/[+＋](?=\d)/u, '正'), says(/√/u, '根号'), says(/∞/u, '无穷大'), says(/²/u, '的平方'), says(/³/u, '的立方'), says(/π/u, '派'),
  says(/(?<=和)\/(?=或)/u, ' '), says(/(?<=\p{Script=Han})\/(?=\p{Script=Han})/u, '或'), says(/[%％]/u, '百分号'), says(/°/u, '度'), says(/½/u, '二分之一'), says(/¼/u, '四分之一'), says(/¾/u, '四分之三'),
];

export const chineseRules: readonly SpokenRule[] = [
  ...markdownRules({ codeBlock: '代码请看屏幕。', inlineCode: (code) => codeWords(code, codeSymbols, cardinal), cardinal, comma: '，', stop: '。', and: '和', lessThan: '小于', greaterThan: '大于' }),
  rule(/[A-Za-z\d._%+-]{1,64}@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+/u, (match) => addressWords(match[0])),
  rule(/(?:https?:\/\/|www\.)([A-Za-z\d._~:/?#@!$&*+,;=%-]*[A-Za-z\d/])/u, (match) => {
    const address = (match[1] ?? '').replace(/^www\./u, '').replace(/[?#].*$/u, '').replace(/\/$/u, '');
    return addressWords(address.length > 30 ? address.replace(/\/.*$/u, '') : address);
  }),
  ...emojiRules,
  ...dateRules,
  ...telephoneRules,
  ...quantityRules,
  ...figureRules,
  ...symbolRules,
];

/** Words stay as they are: the Chinese voice reads Latin words as English. Scripts that it has no sounds for are left out. */
export const foldChineseWord = (word: string): string => (/[\p{Script=Han}\p{Script=Latin}]/u.test(word) ? word.normalize('NFC') : '');
