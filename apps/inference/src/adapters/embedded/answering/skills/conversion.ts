import type { Unit } from '../../language/lexicon/units.ts';
import { commonConversions } from '../../language/lexicon/units.ts';
import { unitById } from '../../language/slot-fillers.ts';
import { loadCalculator } from '../knowledge/calculator.ts';
import { answerOf, inLanguage, type Skill } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { articleFor } from '../../language/noun-forms.ts';
import { capitalize, formatNumber } from '../wording.ts';

const kindNames: Record<Unit['kind'], readonly [string, string]> = {
  length: ['a length', '长度'], mass: ['a weight', '重量'], volume: ['a volume', '体积'], time: ['a time', '时间'], temperature: ['a temperature', '温度'], speed: ['a speed', '速度'], area: ['an area', '面积'], data: ['an amount of data', '数据量'], energy: ['an energy', '能量'], power: ['a power', '功率'], pressure: ['a pressure', '压力'], angle: ['an angle', '角度'],
};

/** Degrees have a zero point of their own, so they are no matter of factors. */
const toKelvin: Readonly<Record<string, (value: number) => number>> = { degC: (value) => value + 273.15, degF: (value) => (value + 459.67) / 1.8, K: (value) => value };
const fromKelvin: Readonly<Record<string, (value: number) => number>> = { degC: (value) => value - 273.15, degF: (value) => value * 1.8 - 459.67, K: (value) => value };

async function factorOf(unit: Unit, base: string): Promise<number> {
  const { evaluate } = await loadCalculator();
  const value = evaluate(`1 * ${unit.math}`) as { toNumber: (unit: string) => number };
  return Number(value.toNumber(base));
}
const baseUnits: Record<Exclude<Unit['kind'], 'temperature'>, string> = { length: 'm', mass: 'kg', volume: 'm3', time: 's', speed: 'm/s', area: 'm2', data: 'bit', energy: 'J', power: 'W', pressure: 'Pa', angle: 'rad' };

/** @returns null when the two are of different kinds. */
export async function convertUnits(amount: number, from: Unit, to: Unit): Promise<number | null> {
  if (from.kind !== to.kind) return null;
  if (from.kind === 'temperature') return fromKelvin[to.math]?.(toKelvin[from.math]?.(amount) ?? Number.NaN) ?? null;
  const base = baseUnits[from.kind];
  return (amount * (await factorOf(from, base))) / (await factorOf(to, base));
}

/** "kilometers" of "10 kilometers in what": the unit that is usually wanted, when none was said. */
function usualTarget(from: Unit): Unit | undefined {
  const pair = commonConversions.find(([first]) => first === from.id);
  return pair === undefined ? undefined : unitById.get(pair[1]);
}

export const conversion: Skill = async (parsed, { language }) => {
  const source = sourceName('units', language);
  const from = parsed.slots.unit?.type === 'unit' ? unitById.get(parsed.slots.unit.id) : undefined;
  const to = parsed.slots.unit2?.type === 'unit' ? unitById.get(parsed.slots.unit2.id) : from === undefined ? undefined : usualTarget(from);
  const amount = parsed.slots.amount?.type === 'number' ? parsed.slots.amount.value : 1;
  if (from === undefined || to === undefined) return answerOf(source, [inLanguage(language, 'I need two units for that, for example miles and kilometers.', '请告诉我两个单位，比如英里和公里。')]);
  const result = await convertUnits(amount, from, to);
  if (result === null) {
    return answerOf(source, [inLanguage(language, `${capitalize(from.plural)} can't be turned into ${to.plural}: ${kindNames[from.kind][0]} is not ${kindNames[to.kind][0]}.`, `${from.zh[0] ?? from.plural}不能换算成${to.zh[0] ?? to.plural}：一个是${kindNames[from.kind][1]}，一个是${kindNames[to.kind][1]}。`)]);
  }
  const shown = formatNumber(result, language, Math.abs(result) >= 1000 ? 7 : 5);
  const isAbout = Number(shown.replace(/,/g, '')) !== Number(result.toPrecision(12));
  if (language === 'zh') return answerOf(source, [`${formatNumber(amount, 'zh', 12)}${from.zh[0] ?? from.plural}${isAbout ? '约' : ''}等于${shown}${to.zh[0] ?? to.plural}。`]);
  const subject = amount === 1 ? `${capitalize(from.singular === 'hour' ? 'an' : articleFor(from.singular))} ${from.singular}` : amount === 0.5 ? `Half ${from.singular === 'hour' ? 'an' : articleFor(from.singular)} ${from.singular}` : `${formatNumber(amount, 'en', 12)} ${from.plural}`;
  const isDegrees = from.kind === 'temperature' && amount === 1;
  return answerOf(source, [`${isDegrees ? `1 ${from.singular}` : subject} ${amount === 1 || amount === 0.5 || from.kind === 'temperature' ? 'is' : 'are'} ${isAbout ? 'about ' : ''}${shown} ${shown === '1' ? to.singular : to.plural}.`]);
};
