import { expect, it } from 'vitest';
import { alignWords } from './align-words.ts';
import { readPhones } from './flite-run.ts';

/** Sounds of 100 ms each. */
const phones = (names: string): { name: string; endSeconds: number }[] => names.split(' ').map((name, index) => ({ name, endSeconds: (index + 1) / 10 }));
const ends = (text: string, names: string): string[] => {
  const timed = phones(names);
  return alignWords(text, timed).map(({ endSeconds }) => timed[Math.round(endSeconds * 10) - 1]?.name ?? '').map((name, index) => `${text.match(/[A-Za-z']+/g)?.[index]}:${name}`);
};

it.each([
  ['Hello there.', 'pau hh ax l ow dh eh r pau', ['Hello:ow', 'there:r']],
  ['Two plus two equals four.', 'pau t uw p l ah s t uw iy k w ax l z f ao r pau', ['Two:uw', 'plus:s', 'two:uw', 'equals:z', 'four:r']],
  ['Hello, P M in Tokyo', 'pau hh ax l ow pau p iy eh m ih n t ow k iy ow pau', ['Hello:ow', 'P:iy', 'M:m', 'in:n', 'Tokyo:ow']],
  ['I know the knight', 'pau ay n ow dh ax n ay t pau', ['I:ay', 'know:ow', 'the:ax', 'knight:t']],
  ['words, units', 'pau w er d z pau y uw n ax t s pau', ['words:z', 'units:s']],
  ['queue', 'pau k y uw pau', ['queue:uw']],
  ['a box of wax', 'pau ax b aa k s ax v w ae k s pau', ['a:ax', 'box:s', 'of:v', 'wax:s']],
])('finds where the words of %j end', (text, names, expected) => {
  expect(ends(text, names)).toEqual(expected);
});

it('gives as many ends as there are words, never going back, whatever the sounds', () => {
  const words = alignWords('one two three four', phones('pau z pau'));
  expect(words).toHaveLength(4);
  expect(words.map((word) => word.endSeconds)).toEqual([...words.map((word) => word.endSeconds)].sort((a, b) => a - b));
  expect(alignWords('', phones('pau'))).toEqual([]);
  expect(alignWords('word', [])).toEqual([]);
});

it('puts the utterances of one text one after the other', () => {
  expect(readPhones('pau:0.200 ay:0.500 pau:0.700 \npau:0.150 ax:0.400 \n')).toEqual([
    { name: 'pau', endSeconds: 0.2 }, { name: 'ay', endSeconds: 0.5 }, { name: 'pau', endSeconds: 0.7 }, { name: 'pau', endSeconds: 0.85 }, { name: 'ax', endSeconds: 1.1 },
  ]);
});
