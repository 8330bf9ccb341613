import { expect, it } from 'vitest';
import { SpeechCache } from './speech-cache.ts';

const request = (text: string) => ({ text, language: 'en', voice: '', rate: 1 }) as const;
const speech = (samples: number) => ({ samples: new Int16Array(samples).fill(7), sampleRateHz: 24_000, wordEnds: [] });

it('gives back what was spoken, as a copy', () => {
  const cache = new SpeechCache();
  cache.add(request('Hello.'), speech(10));
  cache.get(request('Hello.'))?.samples.fill(0);
  expect(cache.get(request('Hello.'))?.samples[0]).toBe(7);
  expect(cache.get({ ...request('Hello.'), rate: 2 })).toBeNull();
});

it('keeps no long sentences and no more than 8 MB, the last used ones', () => {
  const cache = new SpeechCache();
  cache.add(request('x'.repeat(100)), speech(10));
  expect(cache.size).toBe(0);
  cache.add(request('first'), speech(400_000));
  for (let index = 0; index < 20; index += 1) {
    cache.add(request(`sentence ${index}`), speech(400_000));
    cache.get(request('first'));
  }
  expect(cache.size).toBe(10);
  expect(cache.get(request('first'))).not.toBeNull();
  expect(cache.get(request('sentence 19'))).not.toBeNull();
  expect(cache.get(request('sentence 0'))).toBeNull();
});
