import type { Country } from '../../language/lexicon/countries.ts';
import type { ParsedIntent } from '../../language/parsed-intent.ts';
import { callingCodeOf, continentOf, currencyNames, languageNames, neighbourNames, neighboursOf, regionOf } from '../knowledge/country-facts.ts';
import { capitalName, countryName, countryOf } from '../knowledge/places.ts';
import { answerOf, inLanguage, type Skill, type SkillContext } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { capitalize, counted, formatNumber, joinList, roundedNumber } from '../wording.ts';
import { areaSentence } from './country-portrait.ts';

/** A skill about one country; a question whose slot holds none says so. */
const about = (say: (country: Country, context: SkillContext, parsed: ParsedIntent) => readonly string[]): Skill => (parsed, context) => {
  const country = countryOf(parsed.slots.country ?? parsed.slots.place);
  const source = sourceName('countries', context.language);
  if (country === null) return answerOf(source, [inLanguage(context.language, 'I did not catch the country.', '我没听清是哪个国家。')]);
  return answerOf(source, say(country, context, parsed));
};
const verb = (name: string): 'is' | 'are' => (/^the .*(s|States|Emirates|Netherlands|Philippines)$/.test(name) && !/^the United States|^the Netherlands|^the Philippines|^the United Arab/.test(name) ? 'are' : 'is');

export const countryCapital = about((country, { language }) => {
  const name = countryName(country, language);
  const [first, ...others] = country.capital.map((capital) => capitalName(capital, language));
  if (first === undefined) return [inLanguage(language, `${capitalize(name)} has no capital.`, `${name}没有首都。`)];
  if (others.length > 0) return [inLanguage(language, `${capitalize(name)} has ${counted(others.length + 1, 'capital')}: ${joinList([first, ...others])}.`, `${name}有${others.length + 1}个首都：${joinList([first, ...others], 'zh')}。`)];
  return [inLanguage(language, `The capital of ${name} is ${first.replace(/\.$/, '')}.`, `${name}的首都是${first}。`)];
});

export const countryCurrency = about((country, { language }) => {
  const name = countryName(country, language);
  const currencies = currencyNames(country, language);
  if (currencies.length === 0) return [inLanguage(language, `My data has no currency for ${name}.`, `我的数据里没有${name}的货币。`)];
  return [inLanguage(language, `The ${currencies.length === 1 ? 'currency' : 'currencies'} of ${name} ${currencies.length === 1 ? 'is' : 'are'} ${joinList(currencies)}.`, `${name}的货币是${joinList(currencies, 'zh')}。`)];
});

export const countryLanguages = about((country, { language }, parsed) => {
  const name = countryName(country, language);
  const languages = languageNames(country, language);
  if (languages.length === 0) return [inLanguage(language, `My data has no language for ${name}.`, `我的数据里没有${name}的语言。`)];
  const asked = /\b(english|spanish|french|german|arabic|portuguese|chinese)\b/.exec(parsed.text.toLowerCase())?.[1];
  const yesNo = language === 'en' && asked !== undefined && /\bdo they\b/.test(parsed.text.toLowerCase()) ? (languages.some((entry) => entry.toLowerCase() === asked) ? 'Yes. ' : 'Not as an official language. ') : '';
  return [inLanguage(language, `${yesNo}${languages.length === 1 ? 'The official language' : `The official languages`} of ${name} ${languages.length === 1 ? 'is' : 'are'} ${joinList(languages)}.`, `${name}的官方语言是${joinList(languages, 'zh')}。`)];
});

export const countryArea = about((country, { language }) => areaSentence(country, language));

export const countryRegion = about((country, { language }) => {
  const name = countryName(country, language);
  const region = regionOf(country, language);
  const neighbours = neighbourNames(country, language);
  const where = neighbours.length === 0 ? [] : [inLanguage(language, `It borders ${joinList(neighbours)}.`, `它与${joinList(neighbours, 'zh')}接壤。`)];
  const continent = continentOf(country, language);
  return [inLanguage(language, `${capitalize(name)} ${verb(name)} in ${region}${region.includes(continent.replace(/^(North|South) /, '')) || region === continent ? '' : `, on the continent of ${continent}`}.`, `${name}位于${region}${region === continent ? '' : `，属于${continent}`}。`), ...where];
});

export const countryNeighbours = about((country, { language }, parsed) => {
  const name = countryName(country, language);
  const other = countryOf(parsed.slots.country2);
  if (other !== null) {
    const isNeighbour = neighboursOf(country).includes(other);
    return [inLanguage(language, `${isNeighbour ? 'Yes' : 'No'}, ${name} ${isNeighbour ? 'borders' : 'does not border'} ${countryName(other, language)}.`, `${isNeighbour ? '是的' : '不'}，${name}${isNeighbour ? '与' : '不与'}${countryName(other, language)}接壤。`)];
  }
  const neighbours = neighbourNames(country, language);
  if (neighbours.length === 0) return [inLanguage(language, `${capitalize(name)} has no land border with any country.`, `${name}在陆地上没有邻国。`)];
  return [inLanguage(language, `${capitalize(name)} has ${counted(neighbours.length, 'neighbor')}: ${joinList(neighbours)}.`, `${name}有${neighbours.length}个邻国：${joinList(neighbours, 'zh')}。`)];
});

export const countryCallingCode = about((country, { language }, parsed) => {
  const name = countryName(country, language);
  if (/domain/.test(parsed.text)) return [`The internet domain of ${name} is ${country.tld[0]?.replace('.', 'dot ') ?? 'not in my data'}.`];
  const code = callingCodeOf(country);
  if (code === null) return [inLanguage(language, `My data has no calling code for ${name}.`, `我的数据里没有${name}的区号。`)];
  return [inLanguage(language, `The calling code of ${name} is plus ${code.slice(1)}.`, `${name}的国际区号是+${code.slice(1)}。`)];
});

export const countryFlag = about((country, { language }) => {
  const name = countryName(country, language);
  return [inLanguage(language, `Here is the flag of ${name}: ${country.flag}.`, `这是${name}的国旗：${country.flag}。`), inLanguage(language, 'I can show it on the screen, but my data has no description of it.', '我能在屏幕上显示，但数据里没有文字描述。')];
});

export const countryLandlocked = about((country, { language }, parsed) => {
  const name = countryName(country, language);
  const isAboutIsland = /island|岛国/.test(parsed.text);
  if (isAboutIsland) {
    const hasBorders = country.borders.length > 0;
    return [inLanguage(language, hasBorders ? `No whole island, at least: ${name} has land borders with ${joinList(neighbourNames(country, language))}.` : `${capitalize(name)} has a coast and no land border with any country.`, hasBorders ? `至少不是完整的岛国：${name}与${joinList(neighbourNames(country, 'zh'), 'zh')}接壤。` : `${name}有海岸线，没有陆地邻国。`)];
  }
  const isAskedForSea = !/landlocked|内陆/.test(parsed.text);
  const yes = isAskedForSea ? !country.landlocked : country.landlocked;
  return [inLanguage(language, `${yes ? 'Yes' : 'No'}, ${name} ${country.landlocked ? 'is landlocked; it has no access to the sea' : 'has a coast'}.`, `${yes ? '是的' : '不是'}，${name}${country.landlocked ? '是内陆国，没有出海口' : '有海岸线'}。`)];
});

export const countryBigger = about((country, { language }, parsed) => {
  const other = countryOf(parsed.slots.country2);
  if (other === null) return areaSentence(country, language);
  const [larger, smaller] = country.area >= other.area ? [country, other] : [other, country];
  const ratio = larger.area / Math.max(1, smaller.area);
  const times = ratio >= 1.95 ? inLanguage(language, `about ${roundedNumber(ratio, 'en', 2)} times as large as`, `大约是它的${roundedNumber(ratio, 'zh', 2)}倍`) : inLanguage(language, 'larger than', '更大');
  return [inLanguage(language, `${capitalize(countryName(larger, language))} is ${times} ${countryName(smaller, language)}.`, `${countryName(larger, language)}比${countryName(smaller, language)}大${ratio >= 1.95 ? `，${times}` : ''}。`),
    inLanguage(language, `It has ${formatNumber(larger.area)} square kilometers, against ${formatNumber(smaller.area)}.`, `面积分别是${formatNumber(larger.area, 'zh')}和${formatNumber(smaller.area, 'zh')}平方公里。`)];
});
