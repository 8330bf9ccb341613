import { expect, it } from 'vitest';
import { ToneSynthesizer } from './tone-synthesizer.ts';

const signal = new AbortController().signal;

it('speaks a tone as long as the text takes, with the end of every word', async () => {
  const speech = await new ToneSynthesizer().speak({ text: 'one two three', language: 'en', voice: '', rate: 1 }, signal);
  expect(speech.samples).toHaveLength((13 * 70 * 24_000) / 1000);
  expect(speech.wordEnds.map((word) => word.endCharacter)).toEqual([3, 7, 13]);
  expect(speech.wordEnds.at(-1)?.endSample).toBe(speech.samples.length);
  expect(Math.max(...speech.samples)).toBeGreaterThan(8000);
});

it('takes half the time at twice the rate', async () => {
  const synthesizer = new ToneSynthesizer();
  const usual = await synthesizer.speak({ text: 'a sentence', language: 'en', voice: '', rate: 1 }, signal);
  const fast = await synthesizer.speak({ text: 'a sentence', language: 'en', voice: '', rate: 2 }, signal);
  expect(fast.samples.length * 2).toBe(usual.samples.length);
});

it('rejects with the reason of an abort', async () => {
  await expect(new ToneSynthesizer().speak({ text: 'a', language: 'en', voice: '', rate: 1 }, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
