import { describe, expect, it } from 'vitest';
import { numberInWords } from '../lexicon/spoken-numbers.ts';
import { readExpression } from './read-expression.ts';
import { readNumber } from './read-number.ts';
import { tokenize } from './tokenize.ts';

describe('numbers in words', () => {
  it.each([
    ['seven', 7], ['twenty one', 21], ['one hundred and five', 105], ['a hundred', 100], ['two thousand and twenty six', 2026], ['nineteen eighty four', 1984], ['three million two hundred thousand', 3_200_000], ['three point one four', 3.14], ['3.5', 3.5], ['1,000', 1000], ['two and a half', 2.5], ['minus four', -4], ['twelve hundred', 1200], ['one hundred twenty three thousand four hundred fifty six', 123_456], ['zero point five', 0.5], ['two billion', 2e9],
  ])('%s', (text, value) => {
    const words = tokenize(text);
    expect(readNumber(words, 0)).toMatchObject({ value, end: words.length, guesses: 0 });
  });

  it('gives back what was said, for every number of a wide sample', () => {
    for (let value = 0; value < 2_000_000; value += value < 2000 ? 1 : 7919) {
      for (const hasAnd of [false, true]) {
        const words = numberInWords(value, hasAnd).split(' ');
        expect({ value, read: readNumber(words, 0)?.value, end: readNumber(words, 0)?.end }).toEqual({ value, read: value, end: words.length });
      }
    }
  });

  it('reads sound-alikes only when it may guess', () => {
    expect(readNumber(['for'], 0)).toBeNull();
    expect(readNumber(['for'], 0, true)).toEqual({ value: 4, end: 1, guesses: 1 });
    expect(readNumber(['constructor'], 0, true)).toBeNull();
  });
});

describe('calculations in words', () => {
  it.each([
    ['seven times eight', '7 * 8'], ['ten minus three plus two', '10 - 3 + 2'], ['the square root of two hundred and twenty five', 'sqrt(225)'], ['five squared', '5 ^ 2'], ['fifty percent of ten', '(50 / 100 * 10)'], ['two thirds of ninety', '(2 / 3 * 90)'], ['twice twelve', '(2 * 12)'], ['multiply six by seven', '(6 * 7)'], ['subtract two from ten', '(10 - 2)'], ['the product of three and four', '(3 * 4)'], ['nine over three', '9 / 3'], ['two times pi', '2 * pi'], ['minus five plus two', '(-5) + 2'],
  ])('%s = %s', (text, math) => expect(readExpression(tokenize(text), 0)).toMatchObject({ math, end: tokenize(text).length }));

  it.each(['seven', 'the house', 'times eight', 'seven times', 'square root', ''])('is none: %s', (text) => {
    const reading = readExpression(tokenize(text), 0);
    expect(reading === null || reading.end < tokenize(text).length).toBe(true);
  });

  it('trusts guessed numbers less', () => {
    expect(readExpression(tokenize('for plus two'), 0)?.score ?? 0).toBeLessThan(readExpression(tokenize('four plus two'), 0)?.score ?? 0);
  });
});
