import type { IntentName } from '../../language/intents.ts';
import type { WordNet } from '../knowledge/word-net.ts';
import type { Skill } from '../skill.ts';
import { calculation } from './calculation.ts';
import * as camera from './camera.ts';
import { capitalCountry, cityWhere, population } from './cities.ts';
import { conversion } from './conversion.ts';
import * as country from './countries.ts';
import { dateOf, dateOn, daysUntil } from './dates.ts';
import * as self from './self.ts';
import { timeDifference, timeIn, timeNow } from './time.ts';
import { unsupported } from './unsupported.ts';
import { createWordSkills } from './words.ts';

/** The skill of each intent; follow-ups are resolved before, and control phrases need none. */
export function createSkills(wordNet: WordNet): Record<Exclude<IntentName, 'what-about' | 'and-its' | 'tell-more' | 'session-command'>, Skill> {
  const words = createWordSkills(wordNet);
  return {
    'time-now': timeNow, 'time-in': timeIn, 'time-difference': timeDifference, 'date-on': dateOn, 'date-of': dateOf, 'days-until': daysUntil, 'calculate': calculation, 'convert': conversion,
    'define': words.define, 'tell-about': words.tellAbout, 'kinds-of': words.kindsOf, 'parts-of': words.partsOf, 'opposite-of': words.oppositeOf, 'synonym-of': words.synonymOf, 'spell': words.spell,
    'country-capital': country.countryCapital, 'capital-country': capitalCountry, 'country-currency': country.countryCurrency, 'country-languages': country.countryLanguages, 'country-area': country.countryArea, 'country-region': country.countryRegion, 'country-neighbours': country.countryNeighbours,
    'country-calling-code': country.countryCallingCode, 'country-flag': country.countryFlag, 'country-landlocked': country.countryLandlocked, 'country-bigger': country.countryBigger, 'population': population, 'city-where': cityWhere,
    'see-scene': camera.seeScene, 'see-text': camera.seeText, 'see-people': camera.seePeople, 'see-colour': camera.seeColour, 'see-holding': camera.seeHolding, 'see-mood': camera.seeMood, 'see-light': camera.seeLight, 'see-thing': camera.seeThing, 'see-me': camera.seeMe,
    'abilities': self.abilities, 'who-are-you': self.whoAreYou, 'are-you-vita': self.areYouVita, 'can-you-hear': self.canYouHear, 'languages-spoken': self.languagesSpoken, 'privacy': self.privacy, 'hello': self.hello, 'goodbye': self.goodbye, 'thanks': self.thanks, 'how-are-you': self.howAreYou,
    'where-from': self.whereFrom, 'why': self.why, 'unsupported': unsupported,
  };
}
