import type { Language } from '@duet/shared';
import { chineseCityName } from '../../language/chinese/city-names.ts';
import { cities, cityName, type City } from '../../language/lexicon/cities.ts';
import { chineseNamesOf, countryByCode, countryInSentence, type Country } from '../../language/lexicon/countries.ts';
import { normalizeWords } from '../../language/lexicon/normalize-words.ts';
import type { SlotValue } from '../../language/parsed-intent.ts';
import { isTimeZone, offsetMinutes } from './zoned-time.ts';

export const countryOf = (value: SlotValue | undefined): Country | null => (value?.type === 'country' ? countryByCode(value.code) ?? null : null);
export const cityOf = (value: SlotValue | undefined): City | null => (value?.type === 'city' ? cities[value.city] ?? null : null);

export const countryName = (country: Country, language: Language): string => (language === 'zh' ? chineseNamesOf(country)[0] ?? country.name.common : countryInSentence(country));
export const cityNameIn = (city: City, language: Language): string => (language === 'zh' ? chineseCityName(cityName(city)) ?? city.city : city.city);
export const capitalName = (capital: string, language: Language): string => (language === 'zh' ? chineseCityName(normalizeWords(capital)) ?? capital : capital);
export const countryOfCity = (city: City): Country | null => countryByCode(city.iso2) ?? null;

/** The entry of the place data for a country's capital; null where the data has none of that name. */
export function capitalCity(country: Country): City | null {
  const names = country.capital.map(normalizeWords);
  const own = cities.filter((city) => city.iso2 === country.cca2);
  const aliases: Readonly<Record<string, string>> = { 'kyiv': 'kiev', 'washington d c': 'washington', 'ulan bator': 'ulaanbaatar', 'nur sultan': 'astana' };
  return own.find((city) => names.some((name) => cityName(city) === name || cityName(city) === aliases[name] || cityName(city).startsWith(`${aliases[name] ?? name} `))) ?? null;
}

export interface PlaceTime {
  /** As it is said: "Tokyo", "Canada". */
  name: string;
  timeZone: string;
  /** For a country with several zones: the city whose time is told, and how many zones there are. */
  city: City | null;
  zoneCount: number;
}

/** The zone of a city, or of a country's capital. Null where the data knows no zone (a few small territories). */
export function placeTime(value: SlotValue | undefined, at: Date, language: Language): PlaceTime | null {
  const city = cityOf(value);
  if (city !== null) return isTimeZone(city.timezone) ? { name: cityNameIn(city, language), timeZone: city.timezone, city, zoneCount: 1 } : null;
  const country = countryOf(value);
  if (country === null) return null;
  const own = cities.filter((entry) => entry.iso2 === country.cca2 && isTimeZone(entry.timezone));
  const chosen = capitalCity(country) ?? own[0];
  if (chosen === undefined || !isTimeZone(chosen.timezone)) return null;
  const zones = new Set(own.map((entry) => entry.timezone));
  const offsets = new Set([...zones].map((zone) => offsetMinutes(at, zone)));
  return { name: countryName(country, language), timeZone: chosen.timezone, city: chosen, zoneCount: offsets.size };
}
