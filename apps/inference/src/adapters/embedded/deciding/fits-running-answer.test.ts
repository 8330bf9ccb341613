import { expect, it } from 'vitest';
import { fitOfRunningAnswer } from './fits-running-answer.ts';

const wholeText = 'France is a country in western Europe. Its capital is Paris, and about two million people live there. Its currency is the euro.';
const running = { heardText: 'France is a country in western Europe. Its capital is', wholeText };

it('finds the words that are being said, with what a recognizer makes of an echo', () => {
  expect(fitOfRunningAnswer('a country in western europe', running)).toBe(1);
  expect(fitOfRunningAnswer('country and western europe it capital is', running)).toBeGreaterThan(0.7);
  expect(fitOfRunningAnswer('capital is paris and about two', running)).toBe(1);
});

it('finds nothing in silence, in a few words, or in words of other places of the answer', () => {
  expect(fitOfRunningAnswer('a country in western europe', null)).toBe(0);
  expect(fitOfRunningAnswer('western europe', running)).toBe(0);
  const long = { heardText: '', wholeText: `${'and so on '.repeat(20)} the euro is its currency` };
  expect(fitOfRunningAnswer('the euro is its currency', long)).toBe(0);
});

it('leaves a question about the answer its own words', () => {
  expect(fitOfRunningAnswer('what is the currency of france', running)).toBeLessThan(0.75);
});
