import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { units } from '../../language/lexicon/units.ts';
import { Answerer } from '../answerer.ts';
import { calculate } from '../knowledge/calculator.ts';
import { ask, testTime } from '../testing/conversation.ts';
import { convertUnits } from './conversion.ts';

const answerer = new Answerer({ clock: () => testTime });
beforeAll(() => answerer.prepare());
afterAll(() => answerer.close());

describe('calculations and units', () => {
  it.each([
    ['what is seven times eight', '7 times 8 is 56.'],
    ['what is fifteen percent of two hundred', '15 percent of 200 is 30.'],
    ['what is the square root of two', 'The square root of 2 is about 1.41421.'],
    ['what is the square root of one hundred and forty four', 'The square root of 144 is 12.'],
    ['what is zero point one plus zero point two', '0.1 plus 0.2 is 0.3.'],
    ['what is one divided by three', '1 divided by 3 is about 0.333333.'],
    ['what is ten divided by zero', 'A division by zero has no result.'],
    ['what is the square root of minus four', 'No real number is the result of that: it is the even root of a negative number.'],
    ['what is a third of ninety', 'A third of 90 is 30.'],
    ['what is five minus nine', '5 minus 9 is -4.'],
    ['what is twelve factorial', '12 factorial is 479,001,600.'],
    ['what is two to the power of one hundred', '2 to the power of 100 is about 1.268 times ten to the power of 30.'],
    ['what is nine to the power of ninety thousand', 'That number is too large for me.'],
    ['(3+4)*5', '3 plus 4 times 5 is 35.'],
    ['convert ten miles to kilometers', '10 miles are about 16.093 kilometers.'],
    ['how many feet are in a mile', 'A mile is 5,280 feet.'],
    ['half an hour in minutes', 'Half an hour is 30 minutes.'],
    ['convert seventy degrees fahrenheit to celsius', '70 degrees fahrenheit is about 21.111 degrees celsius.'],
    ['how many kilograms are ten miles', 'Miles can\'t be turned into kilograms: a length is not a weight.'],
    ['how many centimeters are two inches', '2 inches are 5.08 centimeters.'],
    ['七乘以八等于多少', '7乘以8等于56。'],
    ['一百四十四的平方根', '144的平方根等于12。'],
    ['一除以三', '1除以3约等于0.333333。'],
    ['一除以零', '除以零没有结果。'],
    ['十英里等于多少公里', '10英里约等于16.093公里。'],
    ['摄氏三十度等于华氏多少度', '30摄氏度等于86华氏度。'],
  ])('%s', async (question, answer) => expect((await ask(answerer, question)).text).toBe(answer));
});

describe('the calculator', () => {
  it.each([
    'import("fs")', 'evaluate("1+1")', 'f(x) = x^2', 'createUnit("x")', 'x = 3', '[1,2,3]', '{a: 1}', 'range(1, 1e9)', 'sqrt(sqrt)', '"text"', '1; 2', 'factorial(100000)', '9^9^9^9', '2^1000000', 'factorial(-1)', 'factorial(2.5)', '((((', '', Array(300).fill('1').join('+'), 'parse("1")', 'i', 'e^2',
  ])('refuses %s', async (expression) => expect((await calculate(expression)).kind).toBe('undefined'));

  it('groups long whole numbers and rounds long fractions', async () => {
    expect(await calculate('123456789 * 987654321')).toEqual({ kind: 'value', text: '121,932,631,112,635,269', isRounded: false });
    expect(await calculate('2 / 3')).toEqual({ kind: 'value', text: '0.666667', isRounded: true });
    expect(await calculate('1 / 3000000000')).toMatchObject({ text: '3.333 times ten to the power of minus 10' });
    expect(await calculate('100000.5 + 0.25')).toEqual({ kind: 'value', text: '100,000.75', isRounded: false });
  });
});

describe('units', () => {
  it('go there and back for every pair of a kind', async () => {
    for (const from of units) {
      for (const to of units) {
        const there = await convertUnits(7, from, to);
        if (from.kind !== to.kind) expect(there).toBeNull();
        else expect(await convertUnits(there ?? Number.NaN, to, from)).toBeCloseTo(7, 6);
      }
    }
  });
  it.each([['mile', 'foot', 5280], ['gallon', 'pint', 8], ['week', 'hour', 168], ['acre', 'square foot', 43_560], ['stone', 'pound', 14], ['gigabyte', 'megabyte', 1000], ['nautical mile', 'meter', 1852], ['horsepower', 'watt', 745.7], ['jin', 'gram', 500], ['degree', 'radian', Math.PI / 180], ['light year', 'kilometer', 9.4607e12]])('one %s in %ss is %d', async (fromId, toId, factor) => {
    const [from, to] = [units.find(({ id }) => id === fromId), units.find(({ id }) => id === toId)];
    expect(from === undefined || to === undefined ? null : (await convertUnits(1, from, to) ?? 0) / factor).toBeCloseTo(1, 3);
  });
});
