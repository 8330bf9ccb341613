const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Days as they are said in a question about a date. */
export const spokenDays: readonly string[] = [
  'today', 'today', 'tomorrow', 'tomorrow', 'tomorrow', 'yesterday', 'yesterday', 'the day after tomorrow', 'the day before yesterday', 'in two days', 'in three days', 'in five days', 'in ten days', 'in a week', 'in one week', 'in two weeks', 'in three weeks', 'in four weeks', 'in a month', 'in a year', 'in thirty days', 'in a hundred days', 'in ninety days',
  'next week', 'last week', 'a week ago', 'two weeks ago', 'three days ago', 'ten days ago', 'a month ago', ...weekdays.map((day) => `next ${day}`), ...weekdays.map((day) => `last ${day}`), ...weekdays.map((day) => `this ${day}`), ...weekdays.map((day) => `on ${day}`),
];
