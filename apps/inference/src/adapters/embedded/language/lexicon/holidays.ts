/** Days that people count towards. `rule` says when: a fixed day, the nth weekday of a month, or days from Easter Sunday (Gregorian computus). */
export interface Holiday {
  name: string;
  spoken: readonly string[];
  zh: readonly string[];
  rule: { month: number; day: number } | { month: number; weekday: number; nth: number } | { easterOffset: number };
}

const on = (name: string, month: number, day: number, spoken: readonly string[], zh: readonly string[] = []): Holiday => ({ name, spoken, zh, rule: { month, day } });

export const holidays: readonly Holiday[] = [
  on('Christmas', 12, 25, ['christmas', 'christmas day'], ['圣诞节', '圣诞']), on('Christmas Eve', 12, 24, ['christmas eve'], ['平安夜']), on('New Year', 1, 1, ['new year', 'new year\'s', 'new year\'s day', 'the new year'], ['元旦', '新年']), on('New Year\'s Eve', 12, 31, ['new year\'s eve'], ['除夕夜的跨年', '跨年']),
  on('Halloween', 10, 31, ['halloween'], ['万圣节']), on('Valentine\'s Day', 2, 14, ['valentine\'s day', 'valentines day'], ['情人节']), on('Saint Patrick\'s Day', 3, 17, ['saint patrick\'s day', 'st patrick\'s day'], ['圣帕特里克节']), on('Independence Day', 7, 4, ['independence day', 'the fourth of july', 'fourth of july'], ['美国独立日']),
  on('April Fools\' Day', 4, 1, ['april fools day', 'april fools', 'april fool\'s day'], ['愚人节']), on('International Women\'s Day', 3, 8, ['women\'s day'], ['妇女节', '三八节']), on('May Day', 5, 1, ['may day', 'labor day in europe'], ['劳动节', '五一']), on('Children\'s Day', 6, 1, ['children\'s day'], ['儿童节', '六一']),
  on('the National Day of China', 10, 1, ['the national day of china', 'chinese national day'], ['国庆节', '国庆', '十一']), on('Bastille Day', 7, 14, ['bastille day'], []), on('Boxing Day', 12, 26, ['boxing day'], []), on('Saint Nicholas Day', 12, 6, ['saint nicholas day'], []),
  { name: 'Thanksgiving', spoken: ['thanksgiving', 'thanksgiving day'], zh: ['感恩节'], rule: { month: 11, weekday: 4, nth: 4 } }, { name: 'Mother\'s Day', spoken: ['mother\'s day'], zh: ['母亲节'], rule: { month: 5, weekday: 0, nth: 2 } }, { name: 'Father\'s Day', spoken: ['father\'s day'], zh: ['父亲节'], rule: { month: 6, weekday: 0, nth: 3 } },
  { name: 'Labor Day', spoken: ['labor day'], zh: [], rule: { month: 9, weekday: 1, nth: 1 } }, { name: 'Easter', spoken: ['easter', 'easter sunday'], zh: ['复活节'], rule: { easterOffset: 0 } }, { name: 'Good Friday', spoken: ['good friday'], zh: ['耶稣受难日'], rule: { easterOffset: -2 } }, { name: 'Pentecost', spoken: ['pentecost'], zh: [], rule: { easterOffset: 49 } },
];
