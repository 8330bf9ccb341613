import type { PatternGroup } from './pattern.ts';

export const followPatterns: readonly PatternGroup[] = [
  { intent: 'what-about', sentences: 2200, phrases: [
    '[okay|and|so|alright] (what|how) about {place}', '(and|or) in {place}', 'and {place}', 'what about in {place}', 'how about in {place}', 'and what about {place}', '(and|or) for {country}', 'and of {country}', 'same for {country}', 'what about {topics}', 'how about {topics}', 'and {topics}', 'what about {a-topic}',
    '(what|how) about (in|to|into) {unit2}', 'and in {unit2}', 'how much is that in {unit2}', 'how many {unit2} is that', 'what is that in {unit2}', 'and {day}', 'what about {day}', 'what about {holiday}', 'and {holiday}', 'how about {holiday}', 'and the word {word}',
  ] },
  { intent: 'and-its', sentences: 1300, phrases: [
    '(and|what is|what\'s|what about) (its|the|their) {attribute}', 'and its {attribute}', 'and what is its {attribute}', 'and the {attribute}', 'how about (its|the) {attribute}', 'and where is it', 'where is it', 'where is that', 'how big is it', 'and how big is it', 'how large is it', 'how many people live there', 'and how many people live there',
    'what time is it there', 'and what time is it there', 'what language do they speak there', 'what languages do they speak there', 'and what do they speak there', 'what money do they use there', 'which countries border it', 'what currency do they use there', 'what is it made of', 'what are its parts', 'what kinds are there', 'what day is it there', 'does it have a coast', 'what does it mean', 'how do you spell (it|that)', 'is it landlocked', 'and its neighbors', 'what color is it', 'what continent is it (in|on)',
  ] },
  { intent: 'tell-more', sentences: 400, phrases: ['tell me (more|more about it|more about that|something else|more please|another one)', '(more|more please)', '[and] what else', 'anything else', 'say more', 'give me more [details|information]', 'can you (explain|explain that|say more|tell me more)', 'what does that mean', 'explain that', 'in more detail', 'more about that', 'what do you mean', 'i want to know more', 'and then'] },
  { intent: 'unsupported', sentences: 1200, phrases: [
    '(what\'s|what is|how is|how\'s) the (weather|temperature|forecast) [like] [today|tomorrow|outside|now|in {city}]', 'will it (rain|snow) [today|tomorrow]', 'is it (raining|snowing|cold|warm|sunny) [outside|today|in {city}]', 'do i need an umbrella [today]', '(what\'s|what is) the (weather|weather forecast) (for|in) {city}', 'what will the weather be [like] [today|tomorrow|in {city}]', 'how hot is it [outside|today]',
    '(what\'s|what is|what are|tell me) [in|on] the [latest] (news|headlines) [today]', 'what happened (today|yesterday|in the world)', 'who won the (game|match|election|world cup)', 'what is the (score|stock price)', 'tell me (a joke|a story|another joke|a fairy tale|a poem)', 'sing [me] a song [for me]', 'sing something', 'play [some|me some] music [for me]', 'play a song', 'do you know (a|any) (joke|jokes|story)', 'who is the president [of {country}]', 'who is the (king|queen|prime minister) of {country}',
    'set (a timer|an alarm) [for {number} minutes]', 'remind me [to] [tomorrow]', 'translate {word} (to|into) (french|chinese|german|spanish)', 'how do you say {word} in (french|chinese|german|spanish)', 'what is the (meaning|purpose) of life', 'search the internet', 'send (an email|a message)', 'call my (mother|wife|friend)', 'write (a poem|an email|a program|some code)',
  ] },
];
