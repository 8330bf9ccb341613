import { expect, it } from 'vitest';
import { questionForm } from './question-form.ts';

it('sees questions and requests in their first words', () => {
  for (const text of ['what is a lighthouse', 'okay and what is the capital of france', 'is it dark in here', 'tell me about france', 'convert ten miles to kilometers', 'can i have a coffee']) {
    expect(questionForm(text), text).toBeGreaterThanOrEqual(0.7);
  }
});

it('sees none in statements', () => {
  for (const text of ['', 'he knows what it is', 'the train was late', 'they told us when they came']) expect(questionForm(text), text).toBeLessThanOrEqual(0.1);
});

it('sees half of one where the question word comes late', () => {
  expect(questionForm('in france what is the capital')).toBe(0.5);
});
