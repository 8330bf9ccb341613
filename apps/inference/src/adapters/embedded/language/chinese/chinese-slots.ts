import { cities, cityName } from '../lexicon/cities.ts';
import { chineseNamesOf, countries } from '../lexicon/countries.ts';
import { holidays } from '../lexicon/holidays.ts';
import { units } from '../lexicon/units.ts';
import type { DayReference, SlotValue } from '../parsed-intent.ts';
import { chineseCities } from './city-names.ts';
import { readChineseNumber } from './chinese-numerals.ts';
import { wordTable } from '../lexicon/word-table.ts';

const countryCodes = new Map(countries.flatMap((country) => chineseNamesOf(country).map((name) => [name, country.cca2] as const)));
const cityIndex = new Map<string, number>();
for (const [index, city] of cities.entries()) if (!cityIndex.has(cityName(city))) cityIndex.set(cityName(city), index);
const unitIds = new Map(units.flatMap((unit) => unit.zh.map((name) => [name, unit.id] as const)));
const holidayNames = new Map(holidays.flatMap((holiday) => holiday.zh.map((name) => [name, holiday.name] as const)));

export function chineseCountry(text: string): SlotValue | null {
  const code = countryCodes.get(text) ?? countryCodes.get(text.replace(/^(这个国家|国家)/, ''));
  return code === undefined ? null : { type: 'country', code, said: text, similarity: 1 };
}
export function chineseCity(text: string): SlotValue | null {
  const name = chineseCities.get(text) ?? chineseCities.get(text.replace(/市$/, '')) ?? chineseCities.get(`${text}市`);
  // A name in Latin letters inside a Chinese question: "Tokyo现在几点".
  const index = cityIndex.get(name ?? text.toLowerCase());
  return index === undefined ? null : { type: 'city', city: index, said: text, similarity: 1 };
}
export const chinesePlace = (text: string): SlotValue | null => chineseCountry(text) ?? chineseCity(text);
export function chineseUnit(text: string): SlotValue | null {
  const id = unitIds.get(text) ?? units.find((unit) => unit.also.includes(text.toLowerCase()) || unit.plural === text.toLowerCase())?.id;
  return id === undefined ? null : { type: 'unit', id, said: text, similarity: 1 };
}
export function chineseHoliday(text: string): SlotValue | null {
  const name = holidayNames.get(text);
  return name === undefined ? null : { type: 'holiday', name, said: text, similarity: 1 };
}

const fixedDays = wordTable<number>({ 今天: 0, 今日: 0, 现在: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3, 昨天: -1, 昨日: -1, 前天: -2, 大前天: -3 });
const weekdayOf = (character: string): number => '日一二三四五六'.indexOf(character === '天' ? '日' : character);

/** 今天, 三天后, 两周前, 一个月后, 下周五. */
export function chineseDay(text: string): SlotValue | null {
  const day = readDay(text);
  return day === null ? null : { type: 'day', day, said: text, similarity: 1 };
}
function readDay(text: string): DayReference | null {
  const days = fixedDays[text];
  if (days !== undefined) return { kind: 'offset', days };
  const later = /^(?:再过)?(.+?)(个月|天|个?星期|周|年)(之后|以后|后|之前|以前|前)?$/.exec(text);
  const amount = later === null ? null : readChineseNumber(later[1] ?? '');
  if (later !== null && amount !== null && Number.isInteger(amount)) {
    const sign = later[3]?.includes('前') === true ? -1 : 1;
    const unit = later[2] ?? '';
    if (unit === '天') return { kind: 'offset', days: sign * amount };
    return unit === '个月' || unit === '年' ? { kind: 'months', months: sign * amount * (unit === '年' ? 12 : 1) } : { kind: 'offset', days: sign * amount * 7 };
  }
  const weekday = /^(下个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (weekday === null) return null;
  return { kind: 'weekday', weekday: weekdayOf(weekday[2] ?? ''), which: weekday[1]?.startsWith('下') === true ? 'next' : weekday[1]?.startsWith('上') === true ? 'last' : 'this' };
}
