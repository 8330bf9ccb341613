import type { Language } from '@duet/shared';
import { countries, countryByCode, type Country } from '../../language/lexicon/countries.ts';
import { countryName } from './places.ts';

/** Names of Chinese for what the data has in English only; `Intl` knows languages and currencies. */
const regionNames: Readonly<Record<string, string>> = {
  'Africa': '非洲', 'Americas': '美洲', 'Asia': '亚洲', 'Europe': '欧洲', 'Oceania': '大洋洲', 'Antarctic': '南极洲', 'Eastern Africa': '东非', 'Western Africa': '西非', 'Northern Africa': '北非', 'Southern Africa': '南部非洲', 'Middle Africa': '中非', 'North America': '北美洲', 'South America': '南美洲', 'Central America': '中美洲', 'Caribbean': '加勒比地区', 'Eastern Asia': '东亚', 'South-Eastern Asia': '东南亚', 'Southern Asia': '南亚', 'Western Asia': '西亚', 'Central Asia': '中亚',
  'Northern Europe': '北欧', 'Southern Europe': '南欧', 'Western Europe': '西欧', 'Eastern Europe': '东欧', 'Central Europe': '中欧', 'Southeast Europe': '东南欧', 'Australia and New Zealand': '澳大拉西亚', 'Melanesia': '美拉尼西亚', 'Micronesia': '密克罗尼西亚', 'Polynesia': '波利尼西亚',
};

export const capitalsOf = (country: Country): readonly string[] => country.capital;

export function currencyNames(country: Country, language: Language): string[] {
  const names = new Intl.DisplayNames(['zh-CN'], { type: 'currency' });
  return Object.entries(country.currencies).map(([code, { name }]) => (language === 'zh' ? names.of(code) ?? name : lowerCommonNoun(name)));
}

export function languageNames(country: Country, language: Language): string[] {
  const names = new Intl.DisplayNames(['zh-CN'], { type: 'language', fallback: 'none' });
  return Object.entries(country.languages).map(([code, name]) => {
    if (language === 'en') return name;
    try {
      return names.of(code) ?? name;
    } catch {
      return name;
    }
  });
}

/** "Western Europe", or the region alone where the data has no finer one. */
export const regionOf = (country: Country, language: Language): string => {
  const finer = country.subregion === '' ? country.region : country.subregion;
  return language === 'zh' ? regionNames[finer] ?? regionNames[country.region] ?? finer : finer === 'Caribbean' ? 'the Caribbean' : finer === 'Antarctic' ? 'the Antarctic' : finer === 'Southeast Europe' ? 'Southeastern Europe' : finer.replace('South-Eastern', 'Southeastern');
};

/** The continent as it is counted in English: the Americas are two. */
export function continentOf(country: Country, language: Language): string {
  const name = country.region === 'Americas' ? (country.subregion === 'South America' ? 'South America' : 'North America') : country.region === 'Antarctic' ? 'Antarctica' : country.region;
  return language === 'zh' ? regionNames[name] ?? (name === 'Antarctica' ? '南极洲' : name) : name;
}

export const neighboursOf = (country: Country): Country[] => country.borders.flatMap((code) => countryByCode(code) ?? []);
export const neighbourNames = (country: Country, language: Language): string[] => neighboursOf(country).map((neighbour) => countryName(neighbour, language)).sort((a, b) => bare(a).localeCompare(bare(b)));
const bare = (name: string): string => name.replace(/^the /, '');

/** "+33", "+1 684": root and suffix where there is one suffix, the root alone where there are many (North America, Russia). */
export function callingCodeOf(country: Country): string | null {
  const { root, suffixes } = country.idd;
  if (root === '') return null;
  return suffixes.length === 1 ? `${root}${suffixes[0] ?? ''}` : root;
}

/** 1 = the largest of all by area. */
export function areaRank(country: Country): { rank: number; of: number } {
  const sizes = countries.filter((entry) => entry.independent === true && entry.area > 0).map((entry) => entry.area);
  return { rank: 1 + sizes.filter((area) => area > country.area).length, of: sizes.length };
}

/** "the Swiss franc": the data writes "Swiss franc", "Euro", "United States dollar". */
const lowerCommonNoun = (name: string): string => `the ${name === 'Euro' ? 'euro' : name.replace(/ (Franc|Dollar|Pound|Peso|Dinar|Rupee|Krone|Krona|Real|Dirham|Shilling|Rial|Riyal)$/, (word) => word.toLowerCase())}`;
