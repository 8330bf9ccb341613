import { rule, type SpokenRule } from '../spoken-rule.ts';
import { cardinal, decade, digitByDigit, ordinal, year } from './english-numbers.ts';
import { monthName, monthNames, monthPattern } from './english-words.ts';

const alone = '(?<![\\p{L}\\d.,/:-])';
const rx = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);

const dayOfMonth = (month: number, day: number, writtenYear: string | undefined): string | null => {
  const name = monthNames[month - 1];
  if (name === undefined || day < 1 || day > 31) return null;
  return `${name} ${ordinal(String(day))}${writtenYear === undefined ? '' : `, ${year(writtenYear)}`}`;
};

/** Minutes after the hour: "o'clock", "oh five", "thirty". */
function clock(hourText: string, minuteText: string, half: string | undefined): string {
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const suffix = half === undefined ? '' : ` ${half.toUpperCase()} M`;
  if (minute === 0) {
    if (half !== undefined) return `${cardinal(String(hour))}${suffix}`;
    if (hour === 0) return 'midnight';
    return hour > 12 ? `${cardinal(String(hour))} hundred` : `${cardinal(String(hour))} o'clock`;
  }
  return `${cardinal(String(hour))} ${minute < 10 ? `oh ${cardinal(String(minute))}` : cardinal(String(minute))}${suffix}`;
}

/** Words after which a number from 1100 to 2099 is a year. The second list says so only for the last centuries, for "of 1200" may be a count. */
const surelyBeforeYear = 'in|since|until|till|during|year|circa|between|early|late|mid|born|died|founded|January|February|March|April|May|June|July|August|September|October|November|December';
const likelyBeforeYear = 'of|from|by|before|after|around|to|and|about|through';
const noCountFollows = '(?!\\s?(?:%|percent|people|times|more|less|million|thousand|[a-z]{3,}(?<!was|is|has|this|its|thus)s\\b)|[\\d,.:%/-]\\d)(?!\\d)';

export const englishDateRules: SpokenRule[] = [
  rule(rx(`${alone}(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}):(\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)`), (match) => {
    const date = dayOfMonth(Number(match[2]), Number(match[3]), match[1]);
    return date === null || match[4] === undefined ? date : `${date}, ${clock(match[4], match[5] ?? '0', undefined)}`;
  }),
  rule(rx(`${alone}(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})(?![\\d/])`), (match) => {
    const [first, second] = [Number(match[1]), Number(match[2])];
    // 11/23/2026 as in America; 23/11/2026 can only be meant the other way.
    return first > 12 ? dayOfMonth(second, first, match[3]) : dayOfMonth(first, second, match[3]);
  }),
  rule(rx(`(?<![\\p{L}\\d])(${monthPattern})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?![\\d:%]|[.,]\\d)(?!\\s*(?:a\\.?m|p\\.?m|percent|people)\\b)`), (match) => {
    const day = Number(match[2]);
    if (day < 1 || day > 31) return null;
    return `${monthName(match[1] ?? '')} ${ordinal(String(day))}${match[3] === undefined ? '' : `, ${year(match[3])}`}`;
  }),
  rule(rx(`${alone}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthPattern})(?:,?\\s+(\\d{4}))?(?![\\p{L}\\d])`), (match, { source, position }) => {
    const day = Number(match[1]);
    if (day < 1 || day > 31) return null;
    const article = /\bthe\s+$/i.test(source.slice(Math.max(0, position - 8), position)) ? '' : 'the ';
    return `${article}${ordinal(String(day))} of ${monthName(match[2] ?? '')}${match[3] === undefined ? '' : `, ${year(match[3])}`}`;
  }),
  rule(/(?<![\p{L}\d])(UTC|GMT)\s?([+−-])\s?0?(\d{1,2})(?::?([0-5]\d))?(?!\d)/u, (match) =>
    `${match[1] === 'UTC' ? 'U T C' : 'G M T'} ${match[2] === '+' ? 'plus' : 'minus'} ${cardinal(match[3] ?? '')}${match[4] === undefined || match[4] === '00' ? '' : ` ${cardinal(match[4])}`}`),
  rule(/(?<![\p{L}\d.:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?:\s?([apAP])(?:[mM]\b|\.[mM]\b(?:\.(?=\s\p{Ll}|,|;))?))?(?![\d:])/u, (match) => {
    const seconds = match[3];
    if (seconds === undefined) return clock(match[1] ?? '', match[2] ?? '', match[4]);
    const unit = seconds === '01' ? 'second' : 'seconds';
    return `${clock(match[1] ?? '', match[2] ?? '', match[4])} and ${cardinal(String(Number(seconds)))} ${unit}`;
  }),
  rule(/(?<![\p{L}\d.:])(1[0-2]|0?[1-9])\s?([apAP])(?:[mM]\b|\.[mM]\b(?:\.(?=\s\p{Ll}|,|;))?)(?![\p{L}\d])/u, (match) => `${cardinal(String(Number(match[1])))} ${(match[2] ?? '').toUpperCase()} M`),
  rule(/(?<![\p{L}\d])['’]?([1-9]0)s\b/u, (match) => decade(match[1] ?? '')),
  rule(/(?<![\p{L}\d,.])(1\d\d0|20\d0)s\b/u, (match) => decade(match[1] ?? '')),
  // "from 1642 to 1727", where nothing is counted.
  rule(/(?<=\bfrom\s)(1\d{3}|20\d\d)(?=\s(?:to|until|till|through)\s(?:1\d{3}|20\d\d)(?:[.,;)]|$|\s(?:in|and|when|as|at|with|he|she|it)\b))/u, (match) => year(match[1] ?? '')),
  rule(/(?<=\bfrom\s(?:1\d{3}|20\d\d)\s(?:to|until|till|through)\s)(1\d{3}|20\d\d)(?=[.,;)]|$|\s(?:in|and|when|as|at|with|he|she|it)\b)/u, (match) => year(match[1] ?? '')),
  // 1879–1955: both ends are years.
  rule(/(?<![\p{L}\d,.-])(1\d{3}|20\d\d)\s?[-–—]\s?(?=(?:1\d{3}|20\d\d)(?![\d,.%-]))/u, (match) => `${year(match[1] ?? '')} to`),
  rule(/(?<=(?<![\d,.-])(?:1\d{3}|20\d\d)\s?[-–—]\s?)(1\d{3}|20\d\d)(?![\d,%]|\.\d)/u, (match) => year(match[1] ?? '')),
  rule(/(?<![\p{L}\d,.-])(1\d{3}|20\d\d)(?=[-–/]\d\d\s(?:season|school|year|winter))/u, (match) => year(match[1] ?? '')),
  rule(/(?<=(?<!\d)(?:1\d{3}|20\d\d))([-–/])(\d\d)(?=\s(?:season|school|year|winter))/u, (match) => (match[1] === '/' ? cardinal(match[2] ?? '') : `to ${cardinal(match[2] ?? '')}`)),
  rule(rx(`(?<=\\b(?:${surelyBeforeYear}),?\\s)(1[1-9]\\d\\d|20\\d\\d)${noCountFollows}`, 'iu'), (match) => year(match[1] ?? '')),
  rule(rx(`(?<=\\b(?:${likelyBeforeYear})\\s)(1[89]\\d\\d|20[0-4]\\d)${noCountFollows}`, 'iu'), (match) => year(match[1] ?? '')),
  rule(/(?<=\()(1[1-9]\d\d|20\d\d)(?=\))/u, (match) => year(match[1] ?? '')),
  rule(/(?<=\b(?:call|dial|phone)\s)(\d{3,6})(?![\d,.:%-]\d|\d)(?!\s(?:people|times))/iu, (match) => digitByDigit(match[1] ?? '')),
  // Telephone numbers, in the groups in which they are written.
  rule(/(?<![\p{L}\d.,-])(?:\+\d{1,3}[ .-]?)?\(\d{2,4}\)[ .-]?\d{3,4}[ .-]\d{3,4}(?![\d-])|(?<![\p{L}\d.,])\+\d{1,3}(?:[ .-]\d{2,8}){2,5}(?!\d)|(?<![\p{L}\d.,-])(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}(?![\d.-])|(?<![\p{L}\d.,-])\d{3}-\d{4}(?![\d-])|(?<![\p{L}\d.,])\+\d{8,14}(?!\d)/u, (match) =>
    (match[0].startsWith('+') ? 'plus ' : '') + (match[0].match(/\d+/gu) ?? []).map(digitByDigit).join(', ')),
];
