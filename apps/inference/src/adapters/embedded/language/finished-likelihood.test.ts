import { describe, expect, it } from 'vitest';
import { finishedLikelihood } from './finished-likelihood.ts';

describe('has the user said all', () => {
  it.each([
    'what is the capital of france', 'what time is it in new york', 'what is seven times eight', 'convert ten miles to kilometers', 'tell me about lighthouses', 'go on', 'stop', 'hold on', 'which time zone is tokyo in', 'what does gravity mean', 'and its capital', 'what do you see', 'how many people live in peru', '法国的首都是哪里', '停',
  ])('yes: %s', (text) => expect(finishedLikelihood(text)).toBeGreaterThanOrEqual(0.8));

  it.each([
    'what is the capital of', 'what is the capital', 'what time is it in', 'what time is it in new', 'what is seven times', 'what is seven', 'convert ten', 'convert ten miles to', 'tell me about', 'tell me about the', 'how many people live in', 'what is fifteen percent of', 'what does', 'what does gravity', 'the', 'and', 'um', '法国的', '离圣诞节',
  ])('no: %s', (text) => expect(finishedLikelihood(text)).toBeLessThanOrEqual(0.65));

  it('says neither of nothing', () => expect(finishedLikelihood('')).toBe(0.5));
  it('doubts "what time is it" a little: a place may follow', () => expect(finishedLikelihood('what time is it')).toBeLessThan(finishedLikelihood('what time is it in tokyo')));
});
