import { expect, it } from 'vitest';
import { isBackchannel, wordsOfWeight } from './backchannels.ts';

it('knows what a listener says to say nothing', () => {
  for (const text of ['yeah', 'yeah right', 'mm-hm', 'i see', 'got it', 'oh really', 'of course', 'okay thank you very much', 'no', '嗯']) expect(isBackchannel(text), text).toBe(true);
});

it('leaves questions, commands and talk alone', () => {
  for (const text of ['', 'why', 'stop', 'okay stop', 'so it of you', 'yeah but what about japan', 'no no no no no no no', 'right now']) expect(isBackchannel(text), text).toBe(false);
});

it('counts only words that carry something', () => {
  expect(wordsOfWeight('uh the a and capital of france')).toEqual(['capital', 'of', 'france']);
  expect(wordsOfWeight('ah')).toEqual([]);
});
