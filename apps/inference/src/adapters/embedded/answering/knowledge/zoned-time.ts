import type { Language } from '@duet/shared';

/** Date and time in a zone, in numbers. `weekday` 0 = Sunday. */
export interface ZonedTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

export function zonedTime(at: Date, timeZone: string): ZonedTime {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return { year, month, day, hour: part('hour') % 24, minute: part('minute'), weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** Minutes that a zone is ahead of universal time at that moment. */
export function offsetMinutes(at: Date, timeZone: string): number {
  const local = zonedTime(at, timeZone);
  const asUtc = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  return Math.round((asUtc - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

export const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
};

/** "3:45 PM", 下午3:45. The narrow spaces of newer ICU versions become plain ones: synthesizers stumble over them. */
export const clockTime = (at: Date, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true }).format(at).replace(/[\u202f\u00a0]/g, ' ');

/** A calendar day without a time, as the numbers of `Date.UTC`. */
export interface CalendarDay { year: number; month: number; day: number }
export const dayNumber = ({ year, month, day }: CalendarDay): number => Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
export function dayFromNumber(days: number): CalendarDay {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
export const weekdayOf = (day: CalendarDay): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** The same day some months later, or the last of that month. */
export function addMonths({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day: Math.min(day, lastDay) };
}

/** "Tuesday, November 24, 2026", 2026年11月24日星期二. */
export const longDate = (day: CalendarDay, language: Language, withYear = true): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric', ...(withYear ? { year: 'numeric' as const } : {}) }).format(new Date(dayNumber(day) * 86_400_000));
export const weekdayName = (day: CalendarDay, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { timeZone: 'UTC', weekday: 'long' }).format(new Date(dayNumber(day) * 86_400_000));
