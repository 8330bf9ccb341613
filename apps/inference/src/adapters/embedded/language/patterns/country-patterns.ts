import type { PatternGroup } from './pattern.ts';

export const countryPatterns: readonly PatternGroup[] = [
  { intent: 'country-capital', sentences: 2600, phrases: [
    '[and|so|okay|hey] (what\'s|what is) the capital [city] of {country}', '(tell me|do you know|can you tell me|could you tell me|name|give me) the capital [city] of {country}', 'which city is the capital of {country}', 'what city is the capital of {country}', 'capital of {country}',
    'the capital of {country} please', 'what is {country-s} capital', 'do you know what the capital of {country} is', 'where is the government of {country}', 'what would be the capital of {country}', 'what capital does {country} have',
  ] },
  { intent: 'capital-country', sentences: 500, phrases: ['(what|which) country is {capital} the capital of', '{capital} is the capital of (what|which) country', 'what is {capital} the capital of', 'of which country is {capital} the capital', 'which country has {capital} as its capital', 'is {capital} the capital of {country}'] },
  { intent: 'country-currency', sentences: 1500, phrases: [
    '[and] (what\'s|what is) the (currency|money) (of|in) {country}', '(what|which) currency (do they|do people|does {country}) use [in {country}]', 'what currency does {country} use', 'what (currency|money) do they (use|have) in {country}', 'what (money|currency) is used in {country}',
    'how do you pay in {country}', 'what is the money called in {country}', '(tell me|do you know) the currency of {country}', 'which currency does {country} have', 'what kind of money do they use in {country}', 'currency of {country}',
  ] },
  { intent: 'country-languages', sentences: 1600, phrases: [
    '(what|which) (language|languages) (do they|do people) speak in {country}', '(what|which) (language|languages) (is|are) spoken in {country}', '(what\'s|what is) the [official|main] language (of|in) {country}', 'what are the [official] languages (of|in) {country}', 'what language does {country} speak',
    'do they speak (english|spanish|french|german|arabic|portuguese|chinese) in {country}', 'what do they speak in {country}', 'which languages does {country} have', 'language of {country}',
  ] },
  { intent: 'country-area', sentences: 1300, phrases: [
    'how (big|large|small) is {country}', '(what\'s|what is) the (area|size) of {country}', 'how many square (kilometers|miles) (is|has) {country}', 'how much land does {country} have', 'what is the surface of {country}', 'tell me the (area|size) of {country}', 'how big a country is {country}', 'area of {country}', 'is {country} a (big|large|small) country',
  ] },
  { intent: 'country-region', sentences: 1300, phrases: [
    '(what|which) continent is {country} (in|on|part of)', '[and] where is {country}', 'where is {country} located', 'where in the world is {country}', 'on (what|which) continent is {country}', 'in which part of the world is {country}', 'what part of the world is {country} in', 'is {country} in (europe|africa|asia|america)', 'which region is {country} in', 'where can i find {country}', 'where does {country} lie', 'what continent does {country} belong to',
  ] },
  { intent: 'country-neighbours', sentences: 1300, phrases: [
    '(which|what) countries (border|are next to|are around|touch|surround|share a border with) {country}', 'what are the neighbors of {country}', 'which countries does {country} border', 'what countries does {country} border', 'who are the neighbors of {country}', 'what borders {country}', 'which countries have a border with {country}',
    'how many (countries border|neighbors does) {country} [have]', 'what are the neighboring countries of {country}', 'name the neighbors of {country}', 'does {country} border {country2}', 'how many neighbors has {country}',
  ] },
  { intent: 'country-calling-code', sentences: 700, phrases: ['(what\'s|what is) the (calling|dialing|country|phone|telephone|area) code (of|for|in) {country}', 'how do i (call|phone|dial) {country}', 'what code do i dial for {country}', 'what number do i dial to call {country}', 'what is the (prefix|phone prefix) (of|for) {country}', 'country code of {country}', '(what\'s|what is) the internet domain of {country}'] },
  { intent: 'country-flag', sentences: 500, phrases: ['(what\'s|what is) the flag of {country}', 'show me the flag of {country}', 'what does the flag of {country} look like', 'what flag does {country} have', '(describe|show) the flag of {country}'] },
  { intent: 'country-landlocked', sentences: 500, phrases: ['is {country} landlocked', 'does {country} have (a coast|a coastline|access to the sea|any beaches|an ocean)', 'is {country} (on|by) the sea', 'is {country} an island', 'does {country} border (an|the) ocean', 'is there sea in {country}'] },
  { intent: 'country-bigger', sentences: 700, phrases: ['which is (bigger|larger|smaller) {country} or {country2}', '(what\'s|what is) (bigger|larger|smaller) {country} or {country2}', 'is {country} (bigger|larger|smaller) than {country2}', 'which country is (bigger|larger) {country} or {country2}', 'compare {country} (and|with|to) {country2}', 'how much bigger is {country} than {country2}'] },
  { intent: 'population', sentences: 1600, phrases: [
    '[and] how many people live in {place}', '(what\'s|what is) the population of {place}', 'how many people (are there|are) in {place}', 'how many inhabitants does {place} have', 'how many people does {place} have', 'how big is the population of {place}', 'tell me the population of {place}', 'population of {place}', 'how large is the population of {place}', 'how many (citizens|residents) does {place} have',
  ] },
  { intent: 'city-where', sentences: 900, phrases: ['where is {city}', 'where is {city} located', '(what|which) country is {city} in', 'in (what|which) country is {city}', 'what country is {city} [a part of]', 'is {city} in {country}', 'how (big|large) is {city}', 'tell me about {city}', 'where in the world is {city}', 'what do you know about {city}', 'to which country does {city} belong'] },
];
