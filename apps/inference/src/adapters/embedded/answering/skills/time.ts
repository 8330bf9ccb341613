import { answerOf, inLanguage, type Skill } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { cityNameIn, countryOfCity, countryName, placeTime, type PlaceTime } from '../knowledge/places.ts';
import { clockTime, dayNumber, longDate, offsetMinutes, zonedTime } from '../knowledge/zoned-time.ts';
import { formatNumber } from '../wording.ts';

export const timeNow: Skill = (_parsed, { now, timeZone, language }) => {
  const time = clockTime(now, timeZone, language);
  return answerOf(sourceName('clock', language), [inLanguage(language, `It is ${time}.`, `现在是${time}。`)]);
};

/** Time, date and zone of a city or a country; of the capital where a country has several zones. */
export const timeIn: Skill = (parsed, context) => {
  const { now, timeZone, language } = context;
  const place = placeTime(parsed.slots.place ?? parsed.slots.country ?? parsed.slots.city, now, language);
  if (place === null) return answerOf(sourceName('zones', language), [inLanguage(language, 'I have no time zone for that place.', '我没有那个地方的时区数据。')]);
  const local = zonedTime(now, place.timeZone);
  const here = zonedTime(now, timeZone);
  const dayDistance = dayNumber(local) - dayNumber(here);
  const time = clockTime(now, place.timeZone, language);
  const difference = offsetMinutes(now, place.timeZone) - offsetMinutes(now, timeZone);
  if (language === 'zh') {
    const zones = place.zoneCount > 1 && place.city !== null ? `${place.name}有好几个时区。首都${cityNameIn(place.city, 'zh')}` : place.name;
    return answerOf(sourceName('zones', language), [`${zones}现在是${longDate(local, 'zh', false)}${time}。`, difference === 0 ? '和你这里的时间一样。' : `比你这里${difference > 0 ? '早' : '晚'}${hoursIn(Math.abs(difference), 'zh')}。`]);
  }
  const day = dayDistance === 1 ? ', already tomorrow' : dayDistance === -1 ? ', still yesterday' : '';
  const sentences = place.zoneCount > 1 && place.city !== null
    ? [`${capitalFirst(place.name)} has several time zones.`, `In ${place.city.city}, its capital, it is ${time} on ${longDate(local, 'en', false)}.`]
    : [`It is ${time} in ${withCountry(place)} on ${longDate(local, 'en', false)}${day}.`];
  sentences.push(difference === 0 ? 'That is the same time as here.' : `That is ${hoursIn(Math.abs(difference), 'en')} ${difference > 0 ? 'ahead of' : 'behind'} your time.`);
  return answerOf(sourceName('zones', language), sentences);
};

/** Between two places, or between the user and one. */
export const timeDifference: Skill = (parsed, { now, timeZone, language }) => {
  const first = placeTime(parsed.slots.place ?? parsed.slots.country, now, language);
  const second = parsed.slots.place2 === undefined ? null : placeTime(parsed.slots.place2, now, language);
  if (first === null || (parsed.slots.place2 !== undefined && second === null)) return answerOf(sourceName('zones', language), [inLanguage(language, 'I have no time zone for one of these places.', '其中一个地方我没有时区数据。')]);
  const base = second?.timeZone ?? timeZone;
  const difference = offsetMinutes(now, first.timeZone) - offsetMinutes(now, base);
  const other = second?.name ?? inLanguage(language, 'your time', '你这里');
  const name = withCapital(first, language);
  const otherName = second === null ? other : withCapital(second, language);
  if (difference === 0) return answerOf(sourceName('zones', language), [inLanguage(language, `There is no difference: ${name} and ${second === null ? 'you' : otherName} have the same time.`, `没有时差，${name}和${otherName}的时间一样。`)]);
  return answerOf(sourceName('zones', language), [
    inLanguage(language, `${capitalFirst(name)} is ${hoursIn(Math.abs(difference), 'en')} ${difference > 0 ? 'ahead of' : 'behind'} ${otherName}.`, `${name}比${otherName}${difference > 0 ? '早' : '晚'}${hoursIn(Math.abs(difference), 'zh')}。`),
    inLanguage(language, `It is ${clockTime(now, first.timeZone, 'en')} there now${second === null ? '' : `, and ${clockTime(now, second.timeZone, 'en')} in ${second.name}`}.`, `${first.name}现在是${clockTime(now, first.timeZone, 'zh')}${second === null ? '' : `，${second.name}现在是${clockTime(now, second.timeZone, 'zh')}`}。`),
  ]);
};

const capitalFirst = (text: string): string => (text.startsWith('the ') ? `The ${text.slice(4)}` : text);
const withCapital = (place: PlaceTime, language: 'en' | 'zh'): string => (place.zoneCount > 1 && place.city !== null ? inLanguage(language, `${place.city.city} in ${place.name}`, `${place.name}的${cityNameIn(place.city, 'zh')}`) : place.name);

function withCountry(place: PlaceTime): string {
  const country = place.city === null ? null : countryOfCity(place.city);
  const name = country === null ? '' : countryName(country, 'en').replace(/^the /, '');
  return place.city !== null && place.name === place.city.city && name !== '' && name !== place.name ? `${place.name}, ${name},` : place.name;
}

function hoursIn(minutes: number, language: 'en' | 'zh'): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (language === 'zh') return `${hours === 0 ? '' : `${hours}小时`}${rest === 0 ? '' : `${rest}分钟`}`;
  const whole = hours === 0 ? '' : `${formatNumber(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
  const part = rest === 0 ? '' : `${rest} minutes`;
  return [whole, part].filter(Boolean).join(' and ');
}
