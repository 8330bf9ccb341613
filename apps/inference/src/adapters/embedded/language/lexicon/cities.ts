import { createRequire } from 'node:module';
import { normalizeWords } from './normalize-words.ts';

/** One entry of city-timezones (Natural Earth places with their zones). `pop` is the place's population there, a rounded estimate of its urban area. */
export interface City {
  city: string;
  city_ascii: string;
  lat: number;
  lng: number;
  pop: number;
  country: string;
  iso2: string;
  iso3: string;
  province: string;
  timezone: string;
}

/** Cities that are asked for often, by the name that is said; the recognizer expects these. Capitals are added from the countries. */
export const wellKnownCities: readonly string[] = `
abidjan|accra|acapulco|addis ababa|adelaide|agra|alexandria|algiers|amman|amsterdam|anchorage|ankara|antwerp|athens|atlanta|auckland|austin|baghdad|baku|bali|baltimore|bangkok|barcelona|basel|beijing|beirut|belfast|belgrade|berlin|bergen|bern|bilbao|birmingham|bogota|bologna|bonn|bordeaux|boston|brasilia|bremen|brisbane|bristol|brussels|bucharest|budapest|buenos aires|buffalo
cairo|calcutta|calgary|cali|cambridge|canberra|cancun|cape town|caracas|cardiff|casablanca|charlotte|chengdu|chennai|chicago|chongqing|cincinnati|cleveland|cologne|colombo|columbus|copenhagen|dakar|dalian|dallas|damascus|dar es salaam|delhi|denver|detroit|dhaka|dortmund|dresden|dubai|dublin|durban|dusseldorf|edinburgh|edmonton|florence|fortaleza|frankfurt|fukuoka
geneva|genoa|glasgow|gothenburg|granada|guadalajara|guangzhou|hague|hamburg|hangzhou|hanoi|harare|harbin|havana|helsinki|hiroshima|ho chi minh city|hong kong|honolulu|houston|hyderabad|indianapolis|innsbruck|islamabad|istanbul|jakarta|jerusalem|johannesburg|kabul|kampala|kansas city|karachi|kathmandu|khartoum|kiev|kingston|kinshasa|kobe|kolkata|krakow|kuala lumpur|kunming|kyoto
la paz|lagos|lahore|las vegas|leeds|leipzig|lima|lisbon|liverpool|london|los angeles|luxembourg|lyon|macau|madrid|malaga|manchester|manila|maputo|marrakesh|marseille|mecca|medellin|medina|melbourne|memphis|mexico city|miami|milan|milwaukee|minneapolis|minsk|mogadishu|mombasa|monaco|monterrey|montevideo|montreal|moscow|mumbai|munich
nagasaki|nagoya|nairobi|nanjing|naples|nashville|new delhi|new orleans|new york|newcastle|nice|nottingham|nuremberg|oakland|odessa|orlando|osaka|oslo|ottawa|oxford|palermo|panama city|paris|perth|peshawar|philadelphia|phnom penh|phoenix|pittsburgh|portland|porto|prague|pretoria|pyongyang|quebec|quito|rangoon|reykjavik|riga|rio de janeiro|riyadh|rome|rotterdam
sacramento|saigon|salt lake city|salvador|salzburg|san antonio|san diego|san francisco|san jose|santiago|santo domingo|sao paulo|sapporo|sarajevo|seattle|seoul|seville|shanghai|sheffield|shenzhen|singapore|sofia|southampton|st louis|stockholm|strasbourg|stuttgart|sydney|taipei|tampa|tashkent|tbilisi|tehran|tel aviv|the hague|tianjin|tijuana|timbuktu|tokyo|toronto|toulouse|tripoli|tunis|turin
ulan bator|valencia|vancouver|venice|verona|vienna|vilnius|vladivostok|warsaw|washington|wellington|winnipeg|wuhan|xian|yekaterinburg|yokohama|zagreb|zanzibar|zurich`.trim().split(/[|\n]/);

/** What is said → the name in the data, where the two differ. */
export const cityAliases: Readonly<Record<string, string>> = {
  'bali': 'denpasar', 'calcutta': 'kolkata', 'hague': 'the hague', 'kyiv': 'kiev', 'marrakesh': 'marrakesh', 'saigon': 'ho chi minh city', 'st louis': 'st louis', 'saint louis': 'st louis', 'washington': 'washington d c', 'washington dc': 'washington d c', 'new york city': 'new york', 'yangon': 'rangoon', 'bombay': 'mumbai', 'peking': 'beijing', 'tel aviv': 'tel aviv yafo', 'ulan bator': 'ulaanbaatar', 'saint petersburg': 'st petersburg', 'la': 'los angeles', 'l a': 'los angeles', 'vegas': 'las vegas', 'rio': 'rio de janeiro', 'nur sultan': 'astana', 'ulaanbaatar': 'ulaanbaatar',
};

const toned = createRequire(import.meta.url)('city-timezones') as { cityMapping: City[] };
/** All the places, largest first, so that the first of a name is the one that is meant. */
export const cities: readonly City[] = [...toned.cityMapping].sort((a, b) => b.pop - a.pop);
export const cityName = (city: City): string => normalizeWords(city.city_ascii);
