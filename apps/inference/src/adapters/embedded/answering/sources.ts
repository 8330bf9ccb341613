import type { Language } from '@duet/shared';

const names = {
  clock: ['the computer clock', '本机时钟'],
  zones: ['the computer clock and the time zone database', '本机时钟和时区数据库'],
  calendar: ['the calendar, reckoned from the computer clock', '由本机时钟推算的日历'],
  calculator: ['the calculator', '计算器'],
  units: ['the calculator\'s unit table', '计算器的单位表'],
  wordNet: ['WordNet 3.1', 'WordNet 3.1'],
  countries: ['world-countries', 'world-countries 数据'],
  cities: ['city-timezones (Natural Earth)', 'city-timezones（Natural Earth）'],
  camera: ['the camera', '摄像头'],
  self: ['the assistant itself', '助手本身'],
} as const;
export type SourceName = keyof typeof names;

/** From where an answer is, as the page shows it. */
export const sourceName = (source: SourceName, language: Language): string => names[source][language === 'zh' ? 1 : 0];
