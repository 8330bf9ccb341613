import { readChineseNumber, numeralCharacters } from './chinese-numerals.ts';

const operators: readonly (readonly [RegExp, string, string])[] = [
  [/^(加上|加|\+|＋)/, '+', '加'], [/^(减去|减掉|减|-|－|−)/, '-', '减'], [/^(乘以|乘上|乘|\*|×|x|X)/, '*', '乘以'], [/^(除以|÷|\/)/, '/', '除以'], [/^的/, 'of', '的'],
];
const numeral = new RegExp(`^(负)?([${numeralCharacters}]+)`);

/**
 * Reads a whole calculation: 七乘以八, 三百加二十减五, 二百的百分之十五, 一百四十四的平方根, 根号二, 五的三次方, 三分之一加二分之一.
 * @param text without spaces and without the question ("等于多少").
 */
export function readChineseCalculation(text: string): { math: string; shown: string } | null {
  let rest = text;
  let math = '';
  let shown = '';
  let operatorCount = 0;
  for (;;) {
    const operand = readOperand(rest);
    if (operand === null) return null;
    math += operand.math;
    shown += operand.shown;
    operatorCount += operand.operators;
    rest = operand.rest;
    if (rest === '') return operatorCount === 0 ? null : { math, shown };
    const operator = operators.find(([pattern]) => pattern.test(rest));
    if (operator === undefined) return null;
    rest = rest.replace(operator[0], '');
    // 二百的百分之十五: the share comes after the whole.
    math += operator[1] === 'of' ? ' * ' : ` ${operator[1]} `;
    shown += operator[1] === 'of' ? '的' : operator[2];
    operatorCount++;
  }
}

function readOperand(text: string): { math: string; shown: string; rest: string; operators: number } | null {
  const root = /^(根号|√)/.exec(text);
  if (root !== null) {
    const inner = readOperand(text.slice(root[0].length));
    return inner === null ? null : { ...inner, math: `sqrt(${inner.math})`, shown: `${inner.shown}的平方根`, operators: 1 };
  }
  const share = new RegExp(`^百分之([${numeralCharacters}]+)`).exec(text);
  if (share !== null) {
    const value = readChineseNumber(share[1] ?? '');
    return value === null ? null : { math: `(${value} / 100)`, shown: `百分之${value}`, rest: text.slice(share[0].length), operators: 0 };
  }
  const fraction = new RegExp(`^([${numeralCharacters}]+)分之([${numeralCharacters}]+)`).exec(text);
  if (fraction !== null) {
    const [below, above] = [readChineseNumber(fraction[1] ?? ''), readChineseNumber(fraction[2] ?? '')];
    return below === null || above === null ? null : { math: `(${above} / ${below})`, shown: `${below}分之${above}`, rest: text.slice(fraction[0].length), operators: 0 };
  }
  const number = numeral.exec(text);
  const value = number === null ? null : readChineseNumber(number[2] ?? '');
  if (number === null || value === null) return null;
  const signed = number[1] === undefined ? value : -value;
  const rest = text.slice(number[0].length);
  const plain = signed < 0 ? `(${signed})` : String(signed);
  const suffix: readonly (readonly [RegExp, string, string])[] = [[/^%|^％/, `(${plain} / 100)`, `百分之${signed}`], [/^的?(平方根|算术平方根)/, `sqrt(${plain})`, `${signed}的平方根`], [/^的?立方根/, `cbrt(${plain})`, `${signed}的立方根`], [/^的?平方/, `${plain} ^ 2`, `${signed}的平方`], [/^的?立方/, `${plain} ^ 3`, `${signed}的立方`], [/^的?阶乘|^!/, `factorial(${plain})`, `${signed}的阶乘`]];
  for (const [pattern, form, display] of suffix) if (pattern.test(rest)) return { math: form, shown: display, rest: rest.replace(pattern, ''), operators: 1 };
  const power = new RegExp(`^的([${numeralCharacters}]+)次方`).exec(rest);
  const exponent = power === null ? null : readChineseNumber(power[1] ?? '');
  if (power !== null && exponent !== null) return { math: `${plain} ^ ${exponent}`, shown: `${signed}的${exponent}次方`, rest: rest.slice(power[0].length), operators: 1 };
  return { math: plain, shown: String(signed), rest, operators: 0 };
}
