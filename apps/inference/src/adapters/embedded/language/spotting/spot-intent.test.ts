import { describe, expect, it } from 'vitest';
import { tokenize } from '../parsing/tokenize.ts';
import { spotIntent } from './spot-intent.ts';

const spot = (text: string): string | null => {
  const found = spotIntent(tokenize(text), text);
  if (found === null || found.score < 0.6) return null;
  return [found.intent, ...Object.values(found.slots).map((value) => value.said)].join(' ');
};

describe('what is asked in an order of words that no pattern has', () => {
  it.each([
    ['denmark has which capital', 'country-capital denmark'],
    ['i forgot the capital of finland what was it', 'country-capital finland'],
    ['whose capital is ottawa', 'capital-country ottawa'],
    ['with what money do i pay in mexico', 'country-currency mexico'],
    ['which languages are official in canada', 'country-languages canada'],
    ['how much space does russia take up', 'country-area russia'],
    ['where do i have to look for estonia on the map', 'country-region estonia'],
    ['list all countries bordering austria', 'country-neighbours austria'],
    ['does japan have more land than italy', 'country-bigger japan italy'],
    ['how populous is nigeria', 'population nigeria'],
    ['i have a friend in toronto what time is it there', 'time-in toronto'],
    ['how much later is it in tokyo than in paris', 'time-difference tokyo paris'],
    ['how much time is left until new year', 'days-until new year'],
    ['three kilometers is how much in miles', 'convert three kilometers miles'],
    ['if i drive fifty miles how many kilometers is that', 'convert fifty miles kilometers'],
    ['please do the math for me what is thirty plus forty five', 'calculate thirty plus forty five'],
    ['what does the term inflation stand for', 'define inflation'],
    ['share some facts about bears with me', 'tell-about bears'],
    ['which types of snakes can you name', 'kinds-of snakes'],
    ['which components does a computer have', 'parts-of computer'],
    ['what is the reverse of hot', 'opposite-of hot'],
    ['how could i say happy differently', 'synonym-of happy'],
    ['spell elephant for me letter by letter', 'spell elephant'],
    ['is the room bright enough', 'see-light'],
    ['will my voice be recorded', 'privacy'],
  ])('%s', (text, meaning) => { expect(spot(text)).toBe(meaning); });

  it('knows a country by its people', () => { expect(spot('what colors are on the italian flag')).toBe('country-flag italian'); });

  it('takes the unit with an amount before it for the one to convert', () => { expect(spot('how many ounces make up two pounds')).toBe('convert two pounds ounces'); });
});

describe('talk that is not for the assistant', () => {
  it.each([
    'i told him about the history of the town', 'the language they speak is hard to understand', 'my mother lives in france with two dogs', 'we are going to italy in two days', 'could you please call your brother in norway', 'she means the opposite of what she says',
    'the flag of the ship was red', 'i need to be in berlin at noon', 'are there any people in the office today', 'put the paper on the table', 'people say that the winters are longer there',
  ])('%s', (text) => { expect(spot(text)).toBeNull(); });
});
