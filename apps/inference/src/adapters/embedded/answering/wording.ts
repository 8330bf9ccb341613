import type { Language } from '@duet/shared';

/** "a", "a and b", "a, b and c"; in Chinese 甲、乙和丙. */
export function joinList(items: readonly string[], language: Language = 'en', link = language === 'zh' ? '和' : ' and '): string {
  if (items.length <= 1) return items[0] ?? '';
  const head = items.slice(0, -1).join(language === 'zh' ? '、' : ', ');
  return `${head}${link}${items[items.length - 1] ?? ''}`;
}

export const capitalize = (text: string): string => (text === '' ? '' : (text[0] ?? '').toUpperCase() + text.slice(1));

/** A number for people: grouped, at most `digits` significant digits after rounding, never an exponent below 10²¹. */
export function formatNumber(value: number, language: Language = 'en', digits = 6): string {
  const rounded = Number(value.toPrecision(Math.max(digits, Math.abs(value) >= 1 ? Math.min(15, Math.floor(Math.log10(Math.abs(value))) + 1) : digits)));
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', { maximumFractionDigits: 12, maximumSignificantDigits: 15 }).format(rounded);
}

/** Rounded to so many significant digits, for estimates: 22,006,300 is 22,000,000. */
export const roundedNumber = (value: number, language: Language, digits: number): string => formatNumber(Number(value.toPrecision(digits)), language);

/** Small whole numbers as words in running English: "three". */
export const smallNumber = (value: number): string => ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'][value] ?? String(value);

export const counted = (count: number, singular: string, plural = `${singular}s`): string => `${smallNumber(count)} ${count === 1 ? singular : plural}`;
/** With digits: "32 days". */
export const countedDigits = (count: number, singular: string, plural = `${singular}s`): string => `${formatNumber(count)} ${count === 1 ? singular : plural}`;
