import { countries } from '../../language/lexicon/countries.ts';
import { normalizeWords } from '../../language/lexicon/normalize-words.ts';
import { cityName } from '../../language/lexicon/cities.ts';
import { cityNameIn, cityOf, countryName, countryOf, countryOfCity } from '../knowledge/places.ts';
import { clockTime } from '../knowledge/zoned-time.ts';
import { answerOf, inLanguage, type Skill } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { capitalize, formatNumber, joinList, roundedNumber } from '../wording.ts';

const isIts = (capital: string, city: string): boolean => normalizeWords(capital) === city;

/** Where a city lies, how many people the place data gives it, and its time. */
export const cityWhere: Skill = (parsed, { language, now }) => {
  const source = sourceName('cities', language);
  const city = cityOf(parsed.slots.city ?? parsed.slots.place);
  if (city === null) return answerOf(source, [inLanguage(language, 'I do not know that city.', '我不知道这个城市。')]);
  const country = countryOfCity(city);
  const where = country === null ? city.country : countryName(country, language);
  const asked = countryOf(parsed.slots.country);
  const name = cityNameIn(city, language);
  const isCapital = country?.capital.some((capital) => isIts(capital, cityName(city))) === true;
  const province = city.province !== '' && city.province !== city.city && normalizeWords(city.province) !== cityName(city) ? city.province : '';
  if (language === 'zh') return answerOf(source, [`${name}在${where}${isCapital ? '，是首都' : ''}。`, ...(city.pop > 0 ? [`人口大约${roundedNumber(city.pop, 'zh', 2)}。`] : []), `当地现在是${clockTime(now, city.timezone, 'zh')}。`]);
  const yesNo = asked === null ? '' : asked === country ? 'Yes. ' : 'No. ';
  return answerOf(source, [
    `${yesNo}${name} is ${isCapital ? `the capital of ${where}` : `in ${province === '' ? where : `${province}, ${where}`}`}.`,
    ...(city.pop > 0 ? [`About ${roundedNumber(city.pop, 'en', 2)} people live in the city and around it.`] : []),
    `It lies at ${degrees(city.lat, 'north', 'south')} and ${degrees(city.lng, 'east', 'west')}.`,
    `The time there is ${clockTime(now, city.timezone, 'en')} now.`,
  ]);
};

const degrees = (value: number, positive: string, negative: string): string => `${Math.round(Math.abs(value))} degrees ${value >= 0 ? positive : negative}`;

/** Cities have an estimate in the place data; countries have none in any data here, and the answer says so. */
export const population: Skill = (parsed, { language }) => {
  const city = cityOf(parsed.slots.place ?? parsed.slots.city);
  if (city !== null) {
    const name = cityNameIn(city, language);
    if (city.pop <= 0) return answerOf(sourceName('cities', language), [inLanguage(language, `My data has no number of people for ${name}.`, `我没有${name}的人口数据。`)]);
    return answerOf(sourceName('cities', language), [inLanguage(language, `About ${roundedNumber(city.pop, 'en', 3)} people live in ${name} and around it.`, `${name}及周边大约有${roundedNumber(city.pop, 'zh', 3)}人。`), inLanguage(language, 'That is an older, rounded estimate.', '这是较早的约数。')]);
  }
  const country = countryOf(parsed.slots.place ?? parsed.slots.country);
  const name = country === null ? '' : countryName(country, language);
  if (country === null) return answerOf(sourceName('countries', language), [inLanguage(language, 'I did not catch the place.', '我没听清是哪里。')]);
  return answerOf(sourceName('countries', language), [
    inLanguage(language, `I have no population for countries.`, '我没有国家的人口数据。'),
    inLanguage(language, `I can tell you that ${name} covers ${formatNumber(country.area)} square kilometers${country.capital[0] === undefined ? '' : `, and how many people live in cities such as ${country.capital[0]}`}.`, `不过我知道${name}的面积是${formatNumber(country.area, 'zh')}平方公里。`),
  ]);
};

/** "Which country is Nairobi the capital of?" */
export const capitalCountry: Skill = (parsed, context) => {
  const { language } = context;
  const source = sourceName('countries', language);
  const city = cityOf(parsed.slots.city);
  if (city === null) return answerOf(source, [inLanguage(language, 'I did not catch the city.', '我没听清是哪个城市。')]);
  const own = countries.filter((country) => country.capital.some((capital) => isIts(capital, cityName(city))));
  const asked = countryOf(parsed.slots.country);
  const name = cityNameIn(city, language);
  if (asked !== null) {
    const isRight = own.includes(asked);
    const right = asked.capital[0] ?? '';
    return answerOf(source, [isRight ? `Yes, ${name} is the capital of ${countryName(asked, 'en')}.` : `No, the capital of ${countryName(asked, 'en')} is ${right}.`]);
  }
  if (own.length === 0) {
    const country = countryOfCity(city);
    const where = country === null ? city.country : countryName(country, language);
    return answerOf(source, [inLanguage(language, `${capitalize(name)} is not the capital of a country; it lies in ${where}.`, `${name}不是首都，它在${where}。`)]);
  }
  return answerOf(source, [inLanguage(language, `${name} is the capital of ${joinList(own.map((country) => countryName(country, 'en')))}.`, `${name}是${joinList(own.map((country) => countryName(country, 'zh')), 'zh')}的首都。`)]);
};
