import { afterAll, describe, expect, it } from 'vitest';
import { expectedCountries } from '../../language/lexicon/countries.ts';
import { Answerer } from '../answerer.ts';
import { countryName } from '../knowledge/places.ts';
import { ask, testTime } from '../testing/conversation.ts';

const answerer = new Answerer({ clock: () => testTime });
afterAll(() => answerer.close());

describe('countries and cities', () => {
  it.each([
    ['what is the capital of france', 'The capital of France is Paris.'],
    ['what is the capital of south africa', 'South Africa has three capitals: Pretoria, Bloemfontein and Cape Town.'],
    ['what is the capital of the netherlands', 'The capital of the Netherlands is Amsterdam.'],
    ['which country is nairobi the capital of', 'Nairobi is the capital of Kenya.'],
    ['which country is new york the capital of', /not the capital of a country; it lies in the United States/],
    ['is paris the capital of spain', 'No, the capital of Spain is Madrid.'],
    ['what is the currency of japan', 'The currency of Japan is the Japanese yen.'],
    ['what language do they speak in brazil', 'The official language of Brazil is Portuguese.'],
    ['do they speak english in canada', /^Yes\. The official languages of Canada are English and French\.$/],
    ['do they speak german in brazil', /^Not as an official language/],
    ['how big is canada', /^Canada has an area of 9,984,670 square kilometers.*number 2 of/],
    ['what continent is peru in', 'Peru is in South America. It borders Bolivia, Brazil, Chile, Colombia and Ecuador.'],
    ['which countries border germany', 'Germany has nine neighbors: Austria, Belgium, the Czech Republic, Denmark, France, Luxembourg, the Netherlands, Poland and Switzerland.'],
    ['does france border spain', 'Yes, France borders Spain.'],
    ['which countries border japan', 'Japan has no land border with any country.'],
    ['what is the calling code of italy', 'The calling code of Italy is plus 39.'],
    ['is bolivia landlocked', 'Yes, Bolivia is landlocked; it has no access to the sea.'],
    ['is portugal landlocked', 'No, Portugal has a coast.'],
    ['does portugal have a coast', 'Yes, Portugal has a coast.'],
    ['is madagascar an island', 'Madagascar has a coast and no land border with any country.'],
    ['which is bigger france or spain', 'France is larger than Spain. It has 551,695 square kilometers, against 505,992.'],
    ['is india larger than argentina', /^India is larger than Argentina/],
    ['which is bigger russia or malta', /^Russia is about .* times as large as Malta/],
    ['how many people live in peru', /^I have no population for countries\./],
    ['how many people live in tokyo', /^About 22,000,000 people live in Tokyo/],
    ['where is timbuktu', /^Timbuktu is in Mali\./],
    ['where is barcelona', /Spain/],
    ['what is the flag of sweden', /🇸🇪/],
    ['法国的首都是哪里', '法国的首都是巴黎。'],
    ['日本用什么货币', '日本的货币是日元。'],
    ['瑞士说什么语言', /法语.*意大利语/],
    ['德国和哪些国家接壤', /^德国有9个邻国：.*法国/],
    ['加拿大面积有多大', /9,984,670平方公里/],
    ['秘鲁在哪个洲', /南美/],
    ['玻利维亚是内陆国吗', '是的，玻利维亚是内陆国，没有出海口。'],
    ['法国和西班牙哪个大', /^法国比西班牙大/],
    ['意大利的国际区号是多少', '意大利的国际区号是+39。'],
    ['内罗毕是哪个国家的首都', '内罗毕是肯尼亚的首都。'],
  ])('%s', async (question, answer) => {
    const { text, source } = await ask(answerer, question);
    expect(source).toMatch(/world-countries|city-timezones/);
    if (typeof answer === 'string') expect(text).toBe(answer);
    else expect(text).toMatch(answer);
  });

  it('has a portrait of at least six sentences of every country, in both languages', async () => {
    for (const country of expectedCountries) {
      const { text } = await ask(answerer, `tell me about ${countryName(country, 'en')}`);
      expect({ name: country.name.common, sentences: text.split(/(?<=\.) /).length >= (country.cca2 === 'AQ' ? 4 : 6), isClean: !/undefined|null|NaN|  |\.\.|, ,| the the |officially the the/.test(text) }).toEqual({ name: country.name.common, sentences: true, isClean: true });
    }
    expect((await ask(answerer, '介绍一下德国')).text.split('。').length).toBeGreaterThanOrEqual(7);
  });
});
