import type { Language } from '@duet/shared';
import type { Country } from '../../language/lexicon/countries.ts';
import { areaRank, callingCodeOf, currencyNames, languageNames, neighbourNames, regionOf } from '../knowledge/country-facts.ts';
import { capitalName, countryName, placeTime } from '../knowledge/places.ts';
import { clockTime } from '../knowledge/zoned-time.ts';
import { answerOf, inLanguage, type SkillAnswer, type SkillContext } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { capitalize, counted, formatNumber, joinList, roundedNumber } from '../wording.ts';

export function areaSentence(country: Country, language: Language): string[] {
  const name = countryName(country, language);
  if (country.area <= 0) return [inLanguage(language, `My data has no area for ${name}.`, `我的数据里没有${name}的面积。`)];
  const { rank, of } = areaRank(country);
  const place = country.independent !== true ? [] : rank === 1
    ? [inLanguage(language, 'No country is larger.', '它是世界上面积最大的国家。')]
    : [inLanguage(language, `By area it is number ${rank} of ${of} countries.`, `按面积在${of}个国家中排第${rank}。`)];
  return [inLanguage(language, `${capitalize(name)} has an area of ${formatNumber(country.area)} square kilometers, which is about ${roundedNumber(country.area / 2.589988, 'en', 3)} square miles.`, `${name}的面积是${formatNumber(country.area, 'zh')}平方公里。`), ...place];
}

/** All that the data knows of a country, in six to nine sentences. */
export function countryPortrait(country: Country, { language, now }: SkillContext): SkillAnswer {
  const source = sourceName('countries', language);
  return answerOf(source, language === 'zh' ? portraitInChinese(country, now) : portrait(country, now));
}

function* portrait(country: Country, now: Date): Generator<string> {
  const name = countryName(country, 'en');
  const official = country.name.official;
  const region = regionOf(country, 'en');
  yield `${capitalize(name)}${official === country.name.common || official === name ? '' : `, officially the ${official.replace(/^the /i, '')},`} is ${country.independent === true ? 'a country' : 'a territory'} in ${region}.`;
  const [capital, ...others] = country.capital;
  if (capital !== undefined) yield others.length === 0 ? `Its capital is ${capital.replace(/\.$/, '')}.` : `It has ${counted(others.length + 1, 'capital')}: ${joinList(country.capital)}.`;
  if (country.area > 0) {
    const { rank, of } = areaRank(country);
    yield `It covers ${formatNumber(country.area)} square kilometers${country.independent === true ? `, which puts it in place ${rank} of ${of} countries by size` : ''}.`;
  }
  const neighbours = neighbourNames(country, 'en');
  yield neighbours.length === 0 ? 'It has no land border with any other country.' : `It borders ${counted(neighbours.length, 'country', 'countries')}: ${joinList(neighbours)}.`;
  yield country.landlocked ? 'It is landlocked, so it has no access to the sea.' : neighbours.length === 0 ? 'The sea lies all around it.' : 'It has a coast.';
  const languages = languageNames(country, 'en');
  if (languages.length > 0) yield languages.length === 1 ? `The official language is ${languages[0] ?? ''}.` : `The official languages are ${joinList(languages)}.`;
  const currencies = currencyNames(country, 'en');
  if (currencies.length > 0) yield `People pay with ${joinList(currencies)}.`;
  const demonym = country.demonyms['eng']?.m ?? '';
  if (demonym !== '') yield `People and things from there are called ${demonym}.`;
  const time = placeTime({ type: 'country', code: country.cca2, said: '', similarity: 1 }, now, 'en');
  if (time !== null) yield time.zoneCount > 1 ? `It has several time zones; in ${time.city?.city ?? name} it is ${clockTime(now, time.timeZone, 'en')} now.` : `The time there is ${clockTime(now, time.timeZone, 'en')} now.`;
  const code = callingCodeOf(country);
  if (code !== null) yield `To call it, you dial plus ${code.slice(1)}${country.tld[0] === undefined ? '' : `, and its internet addresses end in ${country.tld[0].replace('.', 'dot ')}`}.`;
}

function* portraitInChinese(country: Country, now: Date): Generator<string> {
  const name = countryName(country, 'zh');
  const official = country.translations['zho']?.official ?? '';
  yield `${name}${official === '' || official === name ? '' : `，正式名称是${official}，`}位于${regionOf(country, 'zh')}。`;
  if (country.capital.length > 0) yield `首都是${joinList(country.capital.map((capital) => capitalName(capital, 'zh')), 'zh')}。`;
  if (country.area > 0) yield `面积是${formatNumber(country.area, 'zh')}平方公里${country.independent === true ? `，在世界上排第${areaRank(country).rank}` : ''}。`;
  const neighbours = neighbourNames(country, 'zh');
  yield neighbours.length === 0 ? '它没有陆地邻国。' : `它与${joinList(neighbours, 'zh')}接壤。`;
  yield country.landlocked ? '它是内陆国，没有出海口。' : '它有海岸线。';
  const languages = languageNames(country, 'zh');
  if (languages.length > 0) yield `官方语言是${joinList(languages, 'zh')}。`;
  const currencies = currencyNames(country, 'zh');
  if (currencies.length > 0) yield `货币是${joinList(currencies, 'zh')}。`;
  const time = placeTime({ type: 'country', code: country.cca2, said: '', similarity: 1 }, now, 'zh');
  if (time !== null) yield `当地现在是${clockTime(now, time.timeZone, 'zh')}。`;
  const code = callingCodeOf(country);
  if (code !== null) yield `国际区号是+${code.slice(1)}。`;
}
