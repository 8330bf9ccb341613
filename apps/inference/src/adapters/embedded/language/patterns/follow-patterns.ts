import type { PatternGroup } from './pattern.ts';

/** Questions that lean on the answer before. The attribute names the intent that then answers. */
const andIts = (attribute: string, sentences: number, phrases: readonly string[]): PatternGroup => ({ intent: 'and-its', sentences, phrases, given: { attribute } });

export const followPatterns: readonly PatternGroup[] = [
  { intent: 'what-about', sentences: 2200, phrases: [
    '[okay|and|so|alright] (what|how) about {place}', '(and|or) in {place}', 'and {place}', 'what about in {place}', 'how about in {place}', 'and what about {place}', '(and|or) for {country}', 'and of {country}', 'same for {country}', 'what about {topics}', 'how about {topics}', 'and {topics}', 'what about {a-topic}',
    '(what|how) about (in|to|into) {unit2}', 'and in {unit2}', 'how much is that in {unit2}', 'how many {unit2} is that', 'what is that in {unit2}', 'and {day}', 'what about {day}', 'what about {holiday}', 'and {holiday}', 'how about {holiday}', 'and the word {word}',
  ] },
  { intent: 'and-its', sentences: 700, phrases: ['(and|what is|what\'s|what about) (its|the|their) {attribute}', 'and its {attribute}', 'and what is its {attribute}', 'and the {attribute}', 'how about (its|the) {attribute}', 'what are its {attribute}'] },
  andIts('country-region', 150, ['[and] where is (it|that)', 'what continent is it (in|on)', 'where is it located', 'and where is that country']),
  andIts('country-area', 100, ['[and] how (big|large) is it', 'how big is that', 'and how big is that country']),
  andIts('population', 120, ['[and] how many people live there', 'how many people are there in it', 'how many people does it have']),
  andIts('time-in', 150, ['[and] what time is it there', 'what day is it there', 'and what\'s the time there', 'what is the time there']),
  andIts('country-languages', 100, ['[and] what (language|languages) do they speak there', 'and what do they speak there', 'which language is spoken there']),
  andIts('country-currency', 100, ['[and] what (money|currency) do they use there', 'what do they pay with there', 'which currency does it have']),
  andIts('country-neighbours', 80, ['which countries border it', 'what countries are around it', 'what borders it', 'how many neighbors does it have']),
  andIts('country-landlocked', 60, ['does it have a (coast|coastline)', 'is it landlocked', 'is it an island']),
  andIts('country-capital', 60, ['what is the capital there', 'and what\'s the capital', 'which city is its capital']),
  andIts('parts-of', 80, ['what is it made of', 'what are its parts', 'what parts does it have']),
  andIts('kinds-of', 80, ['what kinds are there', 'what types are there', 'which kinds are there', 'how many kinds are there']),
  andIts('define', 60, ['what does it mean', 'what does that word mean']),
  andIts('spell', 60, ['how do you spell (it|that)', 'can you spell (it|that)', 'how is that spelled']),
  { intent: 'tell-more', sentences: 400, phrases: ['tell me (more|more about it|more about that|more about them|something else|more please|another one)', 'more please', '[and] what else', 'say more', 'give me more [details|information]', 'can you (explain that|say more|tell me more)', 'what does that mean', 'explain that', 'in more detail', 'more about that', 'what do you mean', 'i want to know more'] },
];

/** What people expect of an assistant and this one has no data for: it says so. */
const lacking = (kind: string, sentences: number, phrases: readonly string[]): PatternGroup => ({ intent: 'unsupported', sentences, phrases, given: { kind } });

export const unsupportedPatterns: readonly PatternGroup[] = [
  lacking('weather', 500, ['(what\'s|what is|how is|how\'s) the (weather|temperature|forecast) [like] [today|tomorrow|outside|now|in {city}]', 'will it (rain|snow) [today|tomorrow|this week]', 'is it (raining|snowing|cold|warm|sunny) [outside|today|in {city}]', 'do i need an umbrella [today]', '(what\'s|what is) the (weather|weather forecast) (for|in) {city}', 'what will the weather be [like] [today|tomorrow|in {city}]', 'how (hot|cold|warm) is it [outside|today|in {city}]', '(do you know|tell me|can you tell me) [what] the weather [is like] [today|tomorrow|in {city}]', 'is it going to rain [today|tomorrow]']),
  lacking('news', 100, ['(what\'s|what is|what are|tell me) [in|on] the [latest] (news|headlines) [today]', 'what happened (today|yesterday|in the world)', 'what is new in the world']),
  lacking('sports', 60, ['who won the (game|match|world cup|race)', 'what is the score [of the game]', 'when is the next game']),
  lacking('money', 80, ['what is the (stock price|exchange rate|price of gold)', 'how much is {amount} (dollars|euros|pounds sterling) in (dollars|euros|yen)', 'how much does (it|a car|a house) cost']),
  lacking('stories', 150, ['tell me (a joke|a story|another joke|a fairy tale|a poem|something funny)', 'sing [me] a song [for me]', 'sing something', 'do you know (a|any) (joke|jokes|story|good jokes)', 'write [me] (a poem|an email|a program|some code|a letter)', 'make me laugh']),
  lacking('music', 60, ['play [some|me some] music [for me]', 'play a song']),
  lacking('politics', 120, ['who is the president [of {country}]', 'who is the (king|queen|prime minister|leader) of {country}', 'who won the election', 'who rules {country}']),
  lacking('timers', 100, ['set (a timer|an alarm) [for {number} minutes]', 'remind me [to] [tomorrow]', 'wake me up at {number}', 'what is on my calendar']),
  lacking('translation', 120, ['translate {word} (to|into) (french|chinese|german|spanish)', 'how do you say {word} in (french|chinese|german|spanish)', 'what is {word} in (french|chinese|german|spanish)', 'what does {word} mean in (french|chinese|german|spanish)']),
  lacking('internet', 80, ['search the (internet|web) [for {topics}]', 'send (an email|a message) [to my friend]', 'call my (mother|wife|friend)', 'look it up [on the internet]', 'google {topics}']),
  lacking('opinions', 80, ['what is the (meaning|purpose) of life', 'do you believe in god', 'what do you think about {topics}', 'what is your favorite (color|food|movie|book|animal)', 'do you love me', 'will you marry me']),
  lacking('advice', 80, ['how (do|can|should) i [learn to] (cook|make|build|repair|bake) {a-topic}', 'what should i (eat|do|wear|cook) [today|tonight]', 'give me [some] advice', 'can you recommend (a book|a movie|a restaurant)']),
];
