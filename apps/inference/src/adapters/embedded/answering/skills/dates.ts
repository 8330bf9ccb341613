import type { DayReference } from '../../language/parsed-intent.ts';
import { holidayByName, nextHoliday } from '../knowledge/holiday-dates.ts';
import { addMonths, dayFromNumber, dayNumber, longDate, weekdayName, weekdayOf, zonedTime, type CalendarDay } from '../knowledge/zoned-time.ts';
import { answerOf, inLanguage, type Skill } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { countedDigits } from '../wording.ts';

/** "next friday" is the first Friday after today, "last friday" the last one before it. */
export function resolveDay(reference: DayReference, today: CalendarDay): CalendarDay {
  if (reference.kind === 'months') return addMonths(today, reference.months);
  if (reference.kind === 'offset') return dayFromNumber(dayNumber(today) + reference.days);
  const ahead = (reference.weekday - weekdayOf(today) + 7) % 7;
  const distance = reference.which === 'last' ? (ahead === 0 ? -7 : ahead - 7) : reference.which === 'next' && ahead === 0 ? 7 : ahead;
  return dayFromNumber(dayNumber(today) + distance);
}

export const dateOn: Skill = (parsed, { now, timeZone, language }) => {
  const today = zonedTime(now, timeZone);
  const said = parsed.text.toLowerCase();
  const reference: DayReference = parsed.slots.day?.type === 'day' ? parsed.slots.day.day : { kind: 'offset', days: said.includes('tomorrow') ? 1 : said.includes('yesterday') ? -1 : 0 };
  const day = resolveDay(reference, today);
  const distance = dayNumber(day) - dayNumber(today);
  const date = longDate(day, language);
  if (language === 'zh') return answerOf(sourceName('clock', language), [distance === 0 ? `今天是${date}。` : `${parsed.slots.day?.said ?? ''}${distance > 0 ? '是' : '是'}${date}。`]);
  const asked = /\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/.exec(said)?.[1];
  if (distance === 0 && asked !== undefined && /^(is|so is|and is)\b/.test(said)) return answerOf(sourceName('clock', language), [asked === weekdayName(day, 'en').toLowerCase() ? `Yes, today is ${date}.` : `No, today is ${date}.`]);
  if (/leap year/.test(said)) return answerOf(sourceName('calendar', language), [`${isLeap(today.year) ? 'Yes' : 'No'}, ${today.year} is ${isLeap(today.year) ? 'a' : 'not a'} leap year.`]);
  if (/\bwhat week\b/.test(said)) return answerOf(sourceName('calendar', language), [`It is week ${isoWeek(today)} of the year, by the international count.`]);
  if (/\b(what|which) year\b/.test(said)) return answerOf(sourceName('clock', language), [`It is ${today.year}.`]);
  if (distance === 0) return answerOf(sourceName('clock', language), [`Today is ${date}.`]);
  if (distance === 1) return answerOf(sourceName('clock', language), [`Tomorrow is ${date}.`]);
  if (distance === -1) return answerOf(sourceName('clock', language), [`Yesterday was ${date}.`]);
  return answerOf(sourceName('calendar', language), [`${distance > 0 ? 'That will be' : 'That was'} ${date}${parsed.slots.day?.type === 'day' && parsed.slots.day.day.kind === 'offset' && /week|days/.test(parsed.slots.day.said) ? '' : `, ${countedDigits(Math.abs(distance), 'day')} ${distance > 0 ? 'from now' : 'ago'}`}.`]);
};

export const dateOf: Skill = (parsed, { now, timeZone, language }) => {
  const holiday = parsed.slots.holiday?.type === 'holiday' ? holidayByName(parsed.slots.holiday.name) : undefined;
  if (holiday === undefined) return answerOf(sourceName('calendar', language), [inLanguage(language, 'I do not know that holiday.', '我不知道这个节日。')]);
  const today = zonedTime(now, timeZone);
  const day = nextHoliday(holiday, today);
  const distance = dayNumber(day) - dayNumber(today);
  const name = language === 'zh' ? holiday.zh[0] ?? holiday.name : capitalFirst(holiday.name);
  const date = longDate(day, language);
  if (distance === 0) return answerOf(sourceName('calendar', language), [inLanguage(language, `${name} is today, ${date}.`, `${name}就是今天，${date}。`)]);
  return answerOf(sourceName('calendar', language), [inLanguage(language, `${name} is on ${date}.`, `${name}是${date}。`), inLanguage(language, `That is ${countedDigits(distance, 'day')} from today.`, `离今天还有${distance}天。`)]);
};

export const daysUntil: Skill = (parsed, context) => {
  const { now, timeZone, language } = context;
  const holiday = parsed.slots.holiday?.type === 'holiday' ? holidayByName(parsed.slots.holiday.name) : undefined;
  if (holiday === undefined) return dateOf(parsed, context);
  const today = zonedTime(now, timeZone);
  const day = nextHoliday(holiday, today);
  const distance = dayNumber(day) - dayNumber(today);
  const name = language === 'zh' ? holiday.zh[0] ?? holiday.name : holiday.name;
  if (distance === 0) return answerOf(sourceName('calendar', language), [inLanguage(language, `${capitalFirst(name)} is today.`, `今天就是${name}。`)]);
  const said = parsed.text.toLowerCase();
  const inWeeks = /\bweeks\b/.test(said) && distance >= 7 ? `, or ${countedDigits(Math.floor(distance / 7), 'week')}${distance % 7 === 0 ? '' : ` and ${countedDigits(distance % 7, 'day')}`}` : '';
  return answerOf(sourceName('calendar', language), [
    inLanguage(language, `There ${distance === 1 ? 'is' : 'are'} ${countedDigits(distance, 'day')}${inWeeks} until ${name}.`, `离${name}还有${distance}天。`),
    inLanguage(language, `It is on ${longDate(day, 'en')}.`, `${name}是${longDate(day, 'zh')}。`),
  ]);
};

const capitalFirst = (name: string): string => (name.startsWith('the ') ? `The ${name.slice(4)}` : name);
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
/** ISO 8601: weeks begin on Monday, week 1 holds the first Thursday. */
function isoWeek(day: CalendarDay): number {
  const thursday = dayNumber(day) + 3 - ((weekdayOf(day) + 6) % 7);
  const { year } = dayFromNumber(thursday);
  return 1 + Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7);
}
