import { afterAll, describe, expect, it } from 'vitest';
import { easterSunday, holidayByName, holidayInYear, nextHoliday } from '../knowledge/holiday-dates.ts';
import { addMonths, dayFromNumber, dayNumber, offsetMinutes, weekdayOf, zonedTime } from '../knowledge/zoned-time.ts';
import { Answerer } from '../answerer.ts';
import { ask, testTime } from '../testing/conversation.ts';
import { resolveDay } from './dates.ts';

const answerer = new Answerer({ clock: () => testTime });
afterAll(() => answerer.close());

describe('time and date', () => {
  it.each([
    ['what time is it', 'It is 2:05 PM.'],
    ['what time is it in tokyo', 'It is 11:05 PM in Tokyo, Japan, on Monday, November 23. That is 9 hours ahead of your time.'],
    ['what time is it in sydney', 'It is 1:05 AM in Sydney, Australia, on Tuesday, November 24, already tomorrow. That is 11 hours ahead of your time.'],
    ['what time is it in kathmandu', 'It is 7:50 PM in Kathmandu, Nepal, on Monday, November 23. That is 5 hours and 45 minutes ahead of your time.'],
    ['what time is it in canada', 'Canada has several time zones. In Ottawa, its capital, it is 9:05 AM on Monday, November 23. That is 5 hours behind your time.'],
    ['what time is it in lisbon', 'It is 2:05 PM in Lisbon, Portugal, on Monday, November 23. That is the same time as here.'],
    ['what is the time difference between london and tokyo', 'London is 9 hours behind Tokyo. It is 2:05 PM there now, and 11:05 PM in Tokyo.'],
    ['how many hours ahead is india', 'India is 5 hours and 30 minutes ahead of your time. It is 7:35 PM there now.'],
    ['what day is it today', 'Today is Monday, November 23, 2026.'],
    ['what is the date tomorrow', 'Tomorrow is Tuesday, November 24, 2026.'],
    ['what day was it yesterday', 'Yesterday was Sunday, November 22, 2026.'],
    ['what date is it in three weeks', 'That will be Monday, December 14, 2026.'],
    ['what is the date next friday', 'That will be Friday, November 27, 2026, 4 days from now.'],
    ['is it friday today', 'No, today is Monday, November 23, 2026.'],
    ['what year is it', 'It is 2026.'],
    ['is this a leap year', 'No, 2026 is not a leap year.'],
    ['when is christmas', 'Christmas is on Friday, December 25, 2026. That is 32 days from today.'],
    ['when is thanksgiving', 'Thanksgiving is on Thursday, November 26, 2026. That is 3 days from today.'],
    ['how many days until christmas', 'There are 32 days until Christmas. It is on Friday, December 25, 2026.'],
    ['how many weeks until christmas', 'There are 32 days, or 4 weeks and 4 days until Christmas. It is on Friday, December 25, 2026.'],
    ['现在几点', '现在是下午2:05。'],
    ['东京现在几点', '东京现在是11月23日星期一下午11:05。比你这里早9小时。'],
    ['今天星期几', '今天是2026年11月23日星期一。'],
    ['明天几号', '明天是2026年11月24日星期二。'],
    ['离圣诞节还有几天', '离圣诞节还有32天。圣诞节是2026年12月25日星期五。'],
    ['伦敦和东京的时差是多少', '伦敦比东京晚9小时。伦敦现在是下午2:05，东京现在是下午11:05。'],
  ])('%s', async (question, answer) => expect((await ask(answerer, question)).text).toBe(answer));

  it('goes by the zone of the user, also over the date line and at midnight', async () => {
    expect((await ask(answerer, 'what day is it', { timeZone: 'Pacific/Kiritimati' })).text).toBe('Today is Tuesday, November 24, 2026.');
    expect((await ask(answerer, 'what time is it', { timeZone: 'nowhere/at all' })).text).toBe('It is 2:05 PM.');
    const midnight = new Answerer({ clock: () => new Date('2026-12-31T23:59:30Z') });
    expect((await ask(midnight, 'when is new year')).text).toBe('New Year is on Friday, January 1, 2027. That is 1 day from today.');
    await midnight.close();
  });
});

describe('the calendar', () => {
  it.each([[2024, 3, 31], [2025, 4, 20], [2026, 4, 5], [2027, 3, 28], [2038, 4, 25], [1818, 3, 22]])('Easter of %i', (year, month, day) => expect(easterSunday(year)).toEqual({ year, month, day }));
  it('finds the fourth Thursday and the second Sunday', () => {
    const thanksgiving = holidayByName('Thanksgiving');
    const mothers = holidayByName('Mother\'s Day');
    expect(thanksgiving && holidayInYear(thanksgiving, 2026)).toEqual({ year: 2026, month: 11, day: 26 });
    expect(mothers && holidayInYear(mothers, 2027)).toEqual({ year: 2027, month: 5, day: 9 });
  });
  it('counts today as the next time, and next year after it', () => {
    const christmas = holidayByName('Christmas');
    expect(christmas && nextHoliday(christmas, { year: 2026, month: 12, day: 25 })).toEqual({ year: 2026, month: 12, day: 25 });
    expect(christmas && nextHoliday(christmas, { year: 2026, month: 12, day: 26 })).toEqual({ year: 2027, month: 12, day: 25 });
  });
  it('adds months without leaving them', () => {
    expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 });
    expect(addMonths({ year: 2026, month: 11, day: 23 }, -12)).toEqual({ year: 2025, month: 11, day: 23 });
  });
  it('resolves weekdays from any day of the week', () => {
    for (let offset = 0; offset < 14; offset++) {
      const today = dayFromNumber(dayNumber({ year: 2026, month: 11, day: 16 }) + offset);
      for (let weekday = 0; weekday < 7; weekday++) {
        const next = resolveDay({ kind: 'weekday', weekday, which: 'next' }, today);
        const last = resolveDay({ kind: 'weekday', weekday, which: 'last' }, today);
        expect([weekdayOf(next), weekdayOf(last)]).toEqual([weekday, weekday]);
        expect(dayNumber(next) - dayNumber(today)).toBeGreaterThan(0);
        expect(dayNumber(next) - dayNumber(today)).toBeLessThanOrEqual(7);
        expect(dayNumber(today) - dayNumber(last)).toBeGreaterThan(0);
        expect(dayNumber(today) - dayNumber(last)).toBeLessThanOrEqual(7);
      }
    }
  });
  it('reads zones with daylight saving', () => {
    expect(offsetMinutes(new Date('2026-07-01T12:00:00Z'), 'Europe/London')).toBe(60);
    expect(offsetMinutes(new Date('2026-12-01T12:00:00Z'), 'Europe/London')).toBe(0);
    expect(offsetMinutes(new Date('2026-12-01T00:10:30Z'), 'America/St_Johns')).toBe(-210);
    expect(zonedTime(new Date('2026-01-01T00:30:00Z'), 'America/New_York')).toMatchObject({ year: 2025, month: 12, day: 31, hour: 19, weekday: 3 });
  });
});
