import { wordTable } from '../lexicon/word-table.ts';

const digits = wordTable<number>({ 零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 两: 2, 贰: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 });
const places = wordTable<number>({ 十: 10, 百: 100, 千: 1000 });
const groups = wordTable<number>({ 万: 1e4, 亿: 1e8 });

/** All the characters that numerals are written with, for patterns. */
export const numeralCharacters = '零〇一二两三四五六七八九十百千万亿点半\\d.';

/** A number in Chinese or Arabic numerals: 三百二十, 一万零五, 3.5, 十, 二点五, 两万; null when it is none. */
export function readChineseNumber(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const mixed = /^(\d+(?:\.\d+)?)([万亿千百]+)$/.exec(text);
  if (mixed !== null) return [...(mixed[2] ?? '')].reduce((value, character) => value * (groups[character] ?? places[character] ?? 1), Number(mixed[1]));
  const [whole = '', fraction, ...more] = text.split('点');
  if (more.length > 0 || !new RegExp(`^[${numeralCharacters}]+$`).test(text) || text === '点' || text === '.') return null;
  if (fraction !== undefined) {
    const head = readWhole(whole);
    const tail = [...fraction].map((character) => digits[character]);
    return head === null || tail.length === 0 || tail.some((digit) => digit === undefined) ? null : Number(`${head}.${tail.join('')}`);
  }
  if (whole === '半') return 0.5;
  return readWhole(whole);
}

function readWhole(text: string): number | null {
  if (text === '') return null;
  // 一九八四 and 二〇二六: digits one after the other.
  const plain = [...text].map((character) => digits[character]);
  if (text.length > 1 && plain.every((digit) => digit !== undefined)) return Number(plain.join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastPlace = 1;
  for (const character of text) {
    const value = digits[character];
    const place = places[character];
    const group = groups[character];
    if (value !== undefined) {
      digit = value;
      if (value === 0) lastPlace = 10;
    } else if (place !== undefined) {
      section += (digit ?? 1) * place;
      digit = null;
      lastPlace = place;
    } else if (group !== undefined) {
      total = (total + section + (digit ?? 0)) * group;
      section = 0;
      digit = null;
      lastPlace = group;
    } else return null;
  }
  // 三百二 is 320, 一万五 is 15,000: the last digit belongs to the place below.
  const rest = digit === null ? 0 : digit * (text.length > 2 && lastPlace >= 100 ? lastPlace / 10 : 1);
  return total + section + rest;
}
