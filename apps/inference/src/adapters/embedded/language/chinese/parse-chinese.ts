import { intents, type SlotName } from '../intents.ts';
import type { ParseContext } from '../parse-intent.ts';
import type { ParsedIntent, SlotValue } from '../parsed-intent.ts';
import { fitContext } from '../parsing/fit-context.ts';
import { readChineseCalculation } from './chinese-calculation.ts';
import { numeralCharacters, readChineseNumber } from './chinese-numerals.ts';
import { chinesePatterns } from './chinese-patterns.ts';
import { chineseCity, chineseCountry, chineseDay, chineseHoliday, chinesePlace, chineseUnit } from './chinese-slots.ts';
import { toSimplified } from './simplified.ts';
import { wordTable } from '../lexicon/word-table.ts';

export const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const attributeIntents = wordTable<string>({ 首都: 'country-capital', 货币: 'country-currency', 语言: 'country-languages', 面积: 'country-area', 人口: 'population', 邻国: 'country-neighbours', 国旗: 'country-flag', 区号: 'country-calling-code', 时间: 'time-in', 大洲: 'country-region' });
const thingNames = wordTable<string>({ 这: 'this', 这个: 'this', 那个: 'that', 它: 'it', 衬衫: 'shirt', 衣服: 'shirt', 帽子: 'hat', 头发: 'hair', 杯子: 'cup', 墙: 'wall', 背景: 'background', 书: 'book', 笔: 'pen', 手机: 'phone' });

const word = (said: string, meant: string | undefined): SlotValue | null => (meant === undefined ? null : { type: 'word', word: meant, said, similarity: 1 });
const readers: Readonly<Record<string, (text: string) => SlotValue | null>> = {
  country: chineseCountry, country2: chineseCountry, city: chineseCity, place: chinesePlace, place2: chinesePlace, holiday: chineseHoliday, day: chineseDay, unit2: chineseUnit, attribute: (text) => word(text, attributeIntents[text]), thing: (text) => word(text, thingNames[text]),
};

/** What a Chinese text asks for. Whole sentences only: typed questions have no mishearings, so what does not fit is not ours. */
export function parseChinese(text: string, context: ParseContext): ParsedIntent | null {
  const line = toSimplified(text).replace(/[\s，。？！、,?!；;：:"“”'‘’]/g, '').replace(/\.$/, '');
  const result = (intent: ParsedIntent['intent'], slots: ParsedIntent['slots'], rest: Partial<ParsedIntent> = {}): ParsedIntent =>
    ({ intent, slots, score: 1, coverage: 1, form: intents[intent].form, command: null, text, language: 'zh', ...rest });
  const conversion = parseConversion(line);
  if (conversion !== null) return result('convert', conversion);
  const calculation = readChineseCalculation(line.replace(/^(请问|请|帮我|计算一下|计算|算一下|算)*/, '').replace(/(等于|是|得)?(多少|几|什么)?[=＝]?[吗呢啊呀]?$/, ''));
  if (calculation !== null) return result('calculate', { expression: { type: 'expression', ...calculation, said: line, similarity: 1 } });
  for (const { intent, pattern, given, command } of chinesePatterns) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const slots = readSlots(match.groups ?? {});
    if (slots === null) continue;
    for (const [name, value] of Object.entries(given ?? {})) slots[name as SlotName] ??= name === 'day' ? { type: 'day', day: { kind: 'offset', days: 0 }, said: '', similarity: 1 } : { type: 'word', word: value, said: value, similarity: 1 };
    const score = fitContext({ intent, slots, score: 1, words: [line], isExact: true }, context.previous);
    return result(intent, slots, { score, command: command ?? null });
  }
  return null;
}

function readSlots(groups: Record<string, string | undefined>): ParsedIntent['slots'] | null {
  const slots: ParsedIntent['slots'] = {};
  for (const [name, said] of Object.entries(groups)) {
    if (said === undefined) continue;
    const value = readers[name]?.(said) ?? null;
    if (value === null) return null;
    slots[name as SlotName] = value;
  }
  return slots;
}

const amountAndUnit = new RegExp(`^(?:请问|把|将|帮我把)*(?<amount>[${numeralCharacters}]*)个?(?<unit>.+?)(?:等于|是|有|合|相当于|换算成|换算为|转换成|换成|转成|折合|=|为|到)+(?:多少|几)?个?(?<unit2>.+?)(?:是多少)?[吗呢啊呀]?$`, 'u');
const temperature = new RegExp(`^(?:请问|把|将)*(?<scale>摄氏|华氏)(?<amount>[${numeralCharacters}]+)度?(?:等于|是|换算成|换成|合)+(?:多少|几)?(?<scale2>摄氏|华氏)?(?:多少|几)?度?`, 'u');

function parseConversion(line: string): ParsedIntent['slots'] | null {
  const degrees = temperature.exec(line)?.groups;
  if (degrees !== undefined) {
    const other = degrees['scale2'] ?? (degrees['scale'] === '摄氏' ? '华氏' : '摄氏');
    return slotsOf(degrees['amount'] ?? '', degrees['scale'] ?? '', other);
  }
  const groups = amountAndUnit.exec(line)?.groups;
  return groups === undefined ? null : slotsOf(groups['amount'] ?? '', groups['unit'] ?? '', groups['unit2'] ?? '');
}

function slotsOf(amountText: string, unitText: string, unit2Text: string): ParsedIntent['slots'] | null {
  const unit = chineseUnit(unitText);
  const unit2 = chineseUnit(unit2Text);
  const value = amountText === '' ? 1 : readChineseNumber(amountText);
  return unit === null || unit2 === null || value === null ? null : { amount: { type: 'number', value, said: amountText, similarity: 1 }, unit, unit2 };
}
