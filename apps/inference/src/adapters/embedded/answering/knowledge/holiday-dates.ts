import { holidays, type Holiday } from '../../language/lexicon/holidays.ts';
import { dayFromNumber, dayNumber, weekdayOf, type CalendarDay } from './zoned-time.ts';

/** Easter Sunday of the Gregorian calendar (the anonymous computus of 1876). */
export function easterSunday(year: number): CalendarDay {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon = (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}

export function holidayInYear({ rule }: Holiday, year: number): CalendarDay {
  if ('easterOffset' in rule) return dayFromNumber(dayNumber(easterSunday(year)) + rule.easterOffset);
  if ('day' in rule) return { year, month: rule.month, day: rule.day };
  const first = { year, month: rule.month, day: 1 };
  return { year, month: rule.month, day: 1 + ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1) };
}

export const holidayByName = (name: string): Holiday | undefined => holidays.find((holiday) => holiday.name === name);

/** The next time that the day comes, today included. */
export function nextHoliday(holiday: Holiday, today: CalendarDay): CalendarDay {
  const thisYear = holidayInYear(holiday, today.year);
  return dayNumber(thisYear) >= dayNumber(today) ? thisYear : holidayInYear(holiday, today.year + 1);
}
