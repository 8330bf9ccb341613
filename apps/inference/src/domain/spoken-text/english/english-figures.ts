import { rule, says, type SpokenRule } from '../spoken-rule.ts';
import { cardinal, digitByDigit, fraction, isOne, number, ordinal } from './english-numbers.ts';
import { currencyCodePattern, currencySignPattern, englishCurrencies, englishUnits, unitPattern } from './english-units.ts';

const figure = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+';
const minus = '(?<![\\p{L}\\p{N})\\]])(?<![\\p{N})\\]] )[-−–](?=[\\d.])';
const scale = 'thousand|million|billion|trillion';
const shortScales: Readonly<Record<string, string>> = { k: 'thousand', K: 'thousand', m: 'million', M: 'million', b: 'billion', bn: 'billion', B: 'billion', T: 'trillion' };
const rx = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);

function amount(written: string, scaleWord: string | undefined, sign: string): string {
  const [one, many, smallOne, smallMany] = englishCurrencies[sign] ?? [sign, sign, '', ''];
  if (scaleWord !== undefined) return `${number(written)} ${shortScales[scaleWord] ?? scaleWord} ${many}`;
  const [whole = '0', cents] = written.replaceAll(',', '').split('.');
  if (cents === undefined || cents.length !== 2 || smallMany === '') return `${number(written)} ${isOne(written) ? one : many}`;
  const large = `${cardinal(whole === '' ? '0' : whole)} ${whole === '1' ? one : many}`;
  const value = Number(cents);
  if (value === 0) return large;
  const small = `${cardinal(String(value))} ${value === 1 ? smallOne : smallMany}`;
  return Number(whole) === 0 ? small : `${large} and ${small}`;
}

const exponents: Readonly<Record<string, string>> = { '²': 'square ', '2': 'square ', '^2': 'square ', '³': 'cubic ', '3': 'cubic ', '^3': 'cubic ' };

function measure(written: string, unit: string, exponent: string | undefined, per: string | undefined, perExponent: string | undefined, isAdjective: boolean): string {
  const [one, many] = englishUnits[unit] ?? [unit, unit];
  const name = isOne(written.replace(/^minus /u, '')) || isAdjective ? one : many;
  const perName = englishUnits[per ?? '']?.[0] ?? per;
  // Areas and volumes have their power before the name, time after it: "per square meter", "per second squared".
  const isTime = per === 's' || per === 'h' || per === 'min';
  const below = per === undefined ? '' : isTime && perExponent !== undefined ? ` per ${perName} squared` : ` per ${exponents[perExponent ?? ''] ?? ''}${perName}`;
  return `${number(written)} ${exponents[exponent ?? ''] ?? ''}${name}${below}`;
}

const vulgarFractions: Readonly<Record<string, string>> = { '½': 'a half', '¼': 'a quarter', '¾': 'three quarters', '⅓': 'a third', '⅔': 'two thirds', '⅛': 'an eighth' };

export const englishFigureRules: SpokenRule[] = [
  // Money: a sign before, a code or sign after.
  rule(rx(`(-|−)?(${currencySignPattern})\\s?(${figure})(?:[-–](${figure}))?(?:\\s(${scale})|(k|K|M|m|bn|B|b|T))?(?![\\p{L}\\d])`), (match) => {
    const said = amount(match[4] ?? match[3] ?? '', match[5] ?? match[6], match[2] ?? '');
    return `${match[1] === undefined ? '' : 'minus '}${match[4] === undefined ? '' : `${number(match[3] ?? '')} to `}${said}`;
  }),
  rule(rx(`(?<![\\p{L}\\d.])(${currencyCodePattern})\\s(${figure})(?:\\s(${scale}))?(?![\\p{L}\\d])`), (match) => amount(match[2] ?? '', match[3], match[1] ?? '')),
  rule(rx(`(?<![\\p{L}\\d.,])(${figure})(?:\\s(${scale}))?\\s?(${currencyCodePattern}|[€£¥￥₹₩])(?![\\p{L}\\d])`), (match) => amount(match[1] ?? '', match[2], match[3] ?? '')),
  says(rx(minus), 'minus'),
  // 192.168.0.1, version 2.0.1
  rule(/(?<![\p{L}\d.])\d+(?:\.\d+){3,}(?![\d.]*\d)/u, (match) => match[0].split('.').map(cardinal).join(' dot ')),
  rule(/(?<![\d.])\d+(?:\.\d+){2}(?!\.?\d)/u, (match) => match[0].split('.').map(cardinal).join(' point ')),
  says(/(?<![\p{L}\d])24\/7(?!\d)/u, 'twenty-four seven'),
  // Fractions: 1/2, 2 1/2, 1½.
  rule(/(?<![\p{L}\d.,/])(\d+)\s(\d{1,2})\/(\d{1,3})(?![\d/])/u, (match) => `${cardinal(match[1] ?? '')} and ${fraction(match[2] ?? '', match[3] ?? '').replace(/^one half$/u, 'a half')}`),
  rule(/(?<![\p{L}\d.,/])(\d{1,4})\/(\d{1,4})(?![\d/])/u, (match) => fraction(match[1] ?? '', match[2] ?? '')),
  rule(/(?<![\p{L}\d.,])(\d+)\s?([½¼¾⅓⅔⅛])/u, (match) => `${cardinal(match[1] ?? '')} and ${vulgarFractions[match[2] ?? '']}`),
  rule(/(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?!\p{L})/u, (match) => ordinal((match[1] ?? '').replaceAll(',', ''))),
  // 6'2", 5'
  rule(/(?<![\p{L}\d])(\d)['′]\s?(\d{1,2})["″]/u, (match) => `${cardinal(match[1] ?? '')} foot ${cardinal(match[2] ?? '')}`),
  rule(/(?<![\p{L}\d.])(\d+(?:\.\d+)?)["″](?!\p{L})(?=\s|[.,)]|$)/u, (match, { source, position }) => ((source.slice(0, position).match(/"/gu) ?? []).length % 2 === 1 ? null : `${number(match[1] ?? '')} ${isOne(match[1] ?? '') ? 'inch' : 'inches'}`)),
  // Scientific notation: 1.5e-3, 6.02 × 10^23, 6.02×10²³
  rule(/(?<![\p{L}\d.])(\d+(?:\.\d+)?)[eE]([+-]?)(\d{1,3})(?![\p{L}\d])/u, (match) => `${number(match[1] ?? '')} times ten to the ${match[2] === '-' ? 'minus ' : ''}${cardinal(match[3] ?? '')}`),
  rule(/\^\s?\(?([-−]?)(\d+)\)?/u, (match) => (match[1] === '' && match[2] === '2' ? 'squared' : match[1] === '' && match[2] === '3' ? 'cubed' : `to the power of ${match[1] === '' ? '' : 'minus '}${cardinal(match[2] ?? '')}`)),
  rule(/(?<=10)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/u, (match) => `to the power of ${match[0].startsWith('⁻') ? 'minus ' : ''}${cardinal([...match[0].replace('⁻', '')].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join(''))}`),
  // Quantities with a unit: 5 km, 60 km/h, 20 m², 5-km.
  rule(rx(`(?<![\\p{L}\\d.,])(${figure})([\\s\\u00a0\\u202f-]?)(${unitPattern})(²|³|\\^2|\\^3|[23](?!\\d))?(?:/(${unitPattern})(²|³|\\^2|\\^3)?)?(?![\\p{L}\\d])`), (match) =>
    measure(match[1] ?? '', match[3] ?? '', match[4], match[5], match[6], match[2] === '-')),
  // A range, "5–10 km": the unit is read with its second number.
  rule(rx(`(?<![\\p{L}\\d.,-])(${figure})(?:[-–—]|\\s[–]\\s)(?=[$€£]?\\d)(?!\\d+-)`), (match, { source, position }) => (isDifference(source, position + match[0].length) ? null : `${number(match[1] ?? '')} to`)),
  rule(rx(`(?<![\\p{L}\\d.,])(${figure})%\\s?[-–—]\\s?(?=\\d)`), (match) => `${number(match[1] ?? '')} percent to`),
  // Arithmetic signs between figures.
  says(/(?<=[\d)]\s?)[-−–](?=\s?[\d(])/u, 'minus'),
  says(/(?<=[\d)]\s?)[*×](?=\s?[\d(√])/u, 'times'),
  says(/(?<=[\d)]\s?)x(?=\s?\d)/u, 'by'),
  says(/(?<=[\d)]\s?)[/÷](?=\s?[\d(])/u, 'divided by'),
  says(/[~≈](?=\s?[$€£]?\d)/u, 'about'),
  rule(rx(`#(\\d+)`), (match) => `number ${cardinal(match[1] ?? '')}`),
  rule(/(?<![\p{L}\d.,])(\d{3,4})p(?![\p{L}\d])/u, (match) => `${cardinal((match[1] ?? '').slice(0, -2))} ${cardinal(String(Number((match[1] ?? '').slice(-2)))).replace('zero', 'hundred')} P`),
  rule(rx(`(?<![\\d.,])(${figure})%`), (match) => `${number(match[1] ?? '')} percent`),
  rule(rx(`(?<![\\d.,])(${figure})‰`), (match) => `${number(match[1] ?? '')} per thousand`),
  rule(/(?<!\d)(\d{1,2}):(\d{1,2})(?![\d:])/u, (match) => `${cardinal(match[1] ?? '')} to ${cardinal(match[2] ?? '')}`),
  rule(rx(`(${figure})(?:([kKMB])(?![\\p{L}\\d]))?`), (match) => {
    const suffix = match[2];
    const scaleWord = suffix === 'M' ? ' million' : suffix === 'B' ? ' billion' : suffix === undefined ? '' : ` ${suffix.toUpperCase()}`;
    return `${number(match[1] ?? '')}${scaleWord}`;
  }),
  rule(/\d+/u, (match) => digitByDigit(match[0])),
];

/** "5-3=2" is a difference, not a range. */
const isDifference = (source: string, from: number): boolean => /^\d+(?:\.\d+)?\s?=/u.test(source.slice(from, from + 24));
