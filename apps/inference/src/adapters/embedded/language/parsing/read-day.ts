import type { DayReference } from '../parsed-intent.ts';
import { readNumber } from './read-number.ts';
import { wordTable } from '../lexicon/word-table.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const fixed = wordTable<number>({ 'today': 0, 'now': 0, 'tomorrow': 1, 'yesterday': -1, 'the day after tomorrow': 2, 'day after tomorrow': 2, 'the day before yesterday': -2, 'day before yesterday': -2, 'tonight': 0, 'next week': 7, 'last week': -7 });
const daysOf = wordTable<number>({ day: 1, days: 1, week: 7, weeks: 7 });
const monthsOf = wordTable<number>({ month: 1, months: 1, year: 12, years: 12 });

/** "tomorrow", "in three weeks", "a month ago", "ten days from now", "next friday" as seen from today; null for anything else. */
export function readDay(words: readonly string[]): DayReference | null {
  const said = words.join(' ');
  const days = fixed[said];
  if (days !== undefined) return { kind: 'offset', days };
  const weekday = weekdays.indexOf(words[words.length - 1] ?? '');
  if (weekday >= 0 && words.length <= 2) {
    const which = words.length === 1 || words[0] === 'this' || words[0] === 'on' ? 'this' : words[0] === 'next' ? 'next' : words[0] === 'last' ? 'last' : null;
    return which === null ? null : { kind: 'weekday', weekday, which };
  }
  const isAgo = words[words.length - 1] === 'ago';
  const isFromNow = said.endsWith(' from now') || said.endsWith(' from today');
  if (words[0] !== 'in' && !isAgo && !isFromNow) return null;
  const body = words.slice(words[0] === 'in' ? 1 : 0, isAgo ? -1 : isFromNow ? -2 : undefined);
  const unit = body[body.length - 1] ?? '';
  const amount = body.length === 2 && (body[0] === 'a' || body[0] === 'an') ? { value: 1, end: 1 } : readNumber(body, 0);
  if (amount === null || amount.end !== body.length - 1 || !Number.isInteger(amount.value) || amount.value > 100_000) return null;
  const sign = isAgo ? -1 : 1;
  const inDays = daysOf[unit];
  if (inDays !== undefined) return { kind: 'offset', days: sign * amount.value * inDays };
  const inMonths = monthsOf[unit];
  return inMonths === undefined ? null : { kind: 'months', months: sign * amount.value * inMonths };
}
