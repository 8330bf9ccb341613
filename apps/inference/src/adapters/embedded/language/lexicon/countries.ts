import { createRequire } from 'node:module';
import { normalizeWords } from './normalize-words.ts';

/** One entry of world-countries (ODbL), the fields that are used here. */
export interface Country {
  name: { common: string; official: string };
  cca2: string;
  cca3: string;
  tld: string[];
  independent: boolean | null;
  unMember: boolean;
  currencies: Record<string, { name: string; symbol: string }>;
  idd: { root: string; suffixes: string[] };
  capital: string[];
  altSpellings: string[];
  region: string;
  subregion: string;
  languages: Record<string, string>;
  translations: Record<string, { official: string; common: string }>;
  latlng: [number, number];
  landlocked: boolean;
  borders: string[];
  area: number;
  flag: string;
  demonyms: Record<string, { f: string; m: string }>;
}

export const countries: readonly Country[] = createRequire(import.meta.url)('world-countries') as Country[];

/** What people say for a country besides its name, by its two letters; the first is what the assistant says itself. */
const spokenNames: Readonly<Record<string, readonly string[]>> = {
  US: ['the united states', 'united states', 'america', 'the united states of america', 'the usa', 'usa', 'the us', 'the u s a', 'the u s', 'the states'], GB: ['the united kingdom', 'united kingdom', 'great britain', 'britain', 'the uk', 'uk', 'the u k', 'england', 'scotland', 'wales'],
  NL: ['the netherlands', 'netherlands', 'holland'], CZ: ['the czech republic', 'czech republic', 'czechia'], TR: ['turkey', 'turkiye'], CI: ['the ivory coast', 'ivory coast'], CD: ['the democratic republic of the congo', 'democratic republic of congo', 'dr congo', 'd r congo', 'the congo'],
  CG: ['the republic of the congo', 'republic of the congo', 'congo'], AE: ['the united arab emirates', 'united arab emirates', 'the emirates', 'the u a e', 'the uae', 'uae'], KR: ['south korea', 'korea'], KP: ['north korea'], MM: ['myanmar', 'burma'], SZ: ['eswatini', 'swaziland'], TL: ['east timor', 'timor leste'],
  MK: ['north macedonia', 'macedonia'], PH: ['the philippines', 'philippines'], BS: ['the bahamas', 'bahamas'], GM: ['the gambia', 'gambia'], MV: ['the maldives', 'maldives'], SB: ['the solomon islands', 'solomon islands'], MH: ['the marshall islands', 'marshall islands'], CF: ['the central african republic', 'central african republic'],
  DO: ['the dominican republic', 'dominican republic'], KM: ['the comoros', 'comoros'], SC: ['the seychelles', 'seychelles'], CV: ['cape verde', 'cabo verde'], VA: ['the vatican', 'vatican city', 'vatican', 'the vatican city'], RU: ['russia', 'the russian federation'], CN: ['china', 'the people\'s republic of china'],
  BA: ['bosnia and herzegovina', 'bosnia'], TT: ['trinidad and tobago', 'trinidad'], ST: ['sao tome and principe', 'sao tome'], AG: ['antigua and barbuda', 'antigua'], KN: ['saint kitts and nevis', 'saint kitts'], VC: ['saint vincent and the grenadines', 'saint vincent'], PG: ['papua new guinea'], LC: ['saint lucia'],
  FK: ['the falkland islands', 'falkland islands'], FO: ['the faroe islands', 'faroe islands'], KY: ['the cayman islands', 'cayman islands'], GW: ['guinea bissau'], SY: ['syria'], LA: ['laos'], PS: ['palestine'], XK: ['kosovo'], IE: ['ireland', 'the republic of ireland'],
};

/** Names that people type in Chinese besides the data's own. */
const chineseNames: Readonly<Record<string, readonly string[]>> = {
  US: ['美国'], GB: ['英国'], KR: ['韩国'], KP: ['朝鲜', '北朝鲜'], RU: ['俄罗斯', '俄国'], DE: ['德国'], NL: ['荷兰'], AE: ['阿联酋'], CZ: ['捷克'], ZA: ['南非'], NZ: ['新西兰'], AU: ['澳大利亚', '澳洲'], SA: ['沙特', '沙特阿拉伯'], VA: ['梵蒂冈'], BA: ['波黑'], CD: ['刚果金'], CG: ['刚果布'], CI: ['科特迪瓦', '象牙海岸'], TW: ['台湾'], HK: ['香港'], MO: ['澳门'], LA: ['老挝'], CN: ['中国', '我国'],
};

/** All the names of a country that may be said or typed in English, normalised; the first is the usual one. */
export function englishNames(country: Country): string[] {
  const spoken = spokenNames[country.cca2] ?? [];
  const given = [country.name.common, country.name.official, ...country.altSpellings.filter((name) => /^[\p{Script=Latin}\s'’.-]{5,}$/u.test(name))].map(normalizeWords);
  return [...new Set([...spoken, ...given])].filter(Boolean);
}

/** The names of a country in Chinese; the first is the usual one. */
export function chineseNamesOf(country: Country): string[] {
  const zho = country.translations['zho'];
  return [...new Set([...(chineseNames[country.cca2] ?? []), zho?.common ?? '', zho?.official ?? ''])].filter(Boolean);
}

/** What is said for a country in a sentence: "the Netherlands", "France". */
export function countryInSentence(country: Country): string {
  const spoken = spokenNames[country.cca2]?.[0];
  if (country.cca2 === 'US') return 'the United States';
  if (country.cca2 === 'GB') return 'the United Kingdom';
  const { common } = country.name;
  if (spoken === 'the vatican') return 'Vatican City';
  if (spoken === 'the ivory coast') return 'Ivory Coast';
  if (spoken === 'the czech republic') return 'the Czech Republic';
  if (spoken === 'the democratic republic of the congo') return 'the Democratic Republic of the Congo';
  if (spoken === 'the republic of the congo') return 'the Republic of the Congo';
  if (spoken === 'turkey') return 'Turkey';
  return spoken?.startsWith('the ') && normalizeWords(common) === spoken.slice(4) ? `the ${common}` : common;
}

/** Independent countries and the few territories that people ask about: what the recognizer expects. */
const askedTerritories = new Set(['GL', 'HK', 'PR', 'TW', 'PS', 'XK', 'BM', 'FO', 'GI', 'MO', 'JE', 'GG', 'IM', 'FK', 'AQ']);
export const expectedCountries: readonly Country[] = countries.filter((country) => country.independent === true || askedTerritories.has(country.cca2));

const byCode = new Map(countries.flatMap((country) => [[country.cca2, country], [country.cca3, country]] as const));
/** By the two or three letters of ISO 3166. */
export const countryByCode = (code: string): Country | undefined => byCode.get(code);
