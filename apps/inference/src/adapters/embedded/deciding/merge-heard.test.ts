import { expect, it } from 'vitest';
import { emptyHypothesis } from '../hearing/hypothesis.ts';
import { hypothesisOf } from '../testing/spoken-parts.ts';
import { mergeHeard } from './merge-heard.ts';

it('gives one stretch as it is and nothing for none', () => {
  const heard = hypothesisOf('what time is it');
  expect(mergeHeard([heard])).toBe(heard);
  expect(mergeHeard([])).toBe(emptyHypothesis);
});

it('lays stretches end to end and weighs their scores by their words', () => {
  const first = hypothesisOf('what is', { domainScore: -1, durationMs: 1000 });
  const second = hypothesisOf('the capital of france please now', { domainScore: -5, alternatives: ['the capital of france'] });
  const merged = mergeHeard([first, second]);
  expect(merged.text).toBe('what is the capital of france please now');
  expect(merged.words[2]).toMatchObject({ word: 'the', startMs: 1300 });
  expect(merged.domainScore).toBe(-4);
  expect(merged.alternatives).toEqual(['what is the capital of france']);
  expect(merged.durationMs).toBe(1000 + second.durationMs);
});

it('leaves out a stretch without words', () => {
  expect(mergeHeard([hypothesisOf(''), hypothesisOf('stop')]).text).toBe('stop');
});
