import type { PatternGroup } from './pattern.ts';

export const timePatterns: readonly PatternGroup[] = [
  { intent: 'time-now', sentences: 900, phrases: [
    '[please|hey|excuse me|so] (what|what\'s|what is) [the] time [is it] [now|right now|please]',
    '[hey|so|and|okay] what time is it [now|right now|here|at the moment|please]',
    '(tell me|can you tell me|could you tell me|do you know|give me) [the|what] (time|current time) [it is] [please|now]',
    '(do you have|have you got) the time [please]', 'the time please', 'what is the current time', 'what\'s the time [now]', 'how late is it [now]',
  ] },
  { intent: 'time-in', sentences: 3600, phrases: [
    '[and|so|okay|hey] what time is it [now|right now] in {place} [now|right now|at the moment]', '[and] (what\'s|what is) the [current] time in {place} [now|right now]',
    '(tell me|do you know|can you tell me|could you tell me) [what] the time [is] in {place} [please]', '(tell me|do you know|can you tell me) what time it is in {place}',
    'what is the local time in {place}', 'time in {place}', 'the time in {place} [please]', 'how late is it in {place}', 'is it (day|night|morning|evening) in {place} [now]',
    'what day is it in {place}', '(what\'s|what is) the date in {place}', 'in {place} what time is it', 'what time zone is {place} in', '(what\'s|what is) the time zone (of|in) {place}',
    'which time zone is {place} [in]', 'what time do they have in {place}',
  ] },
  { intent: 'time-difference', sentences: 900, phrases: [
    '(what\'s|what is) the time difference between {place} and {place2}', '(what\'s|what is) the time difference (to|with|from here to) {place}',
    'how many hours (is {place} ahead of|is {place} behind|are there between|between) {place2} [and {place}]',
    'how far ahead is {place}', 'how many hours ahead is {place}', 'is {place} ahead of {place2}', 'time difference between {place} and {place2}', 'how many hours are between {place} and {place2}',
  ] },
  { intent: 'date-on', sentences: 900, phrases: [
    '(what\'s|what is) the date [today]', '[and|so] what day is it [today]', '(what\'s|what is) (today\'s|tomorrow\'s|yesterday\'s) date', 'what date is it [today]', 'what day of the week is it [today]',
    'what day (is|was|will it be) {day}', '(what\'s|what is|what was|what will be) the date {day}', 'what date (is|was|will it be) {day}', 'what day of the week (is|was) {day}', 'which day is {day}',
    'tell me (the|today\'s) date', 'what day is today', 'is (it|today) (monday|tuesday|wednesday|thursday|friday|saturday|sunday) [today]', 'what (month|year) is it', 'which (month|year|day) is it', 'what (month|year) are we in',
    'what week is it', 'what is today', 'can you tell me (the|today\'s) date', 'do you know what day it is', 'is this a leap year', 'what is the date (today|tomorrow)', 'what\'s the day today',
  ] },
  { intent: 'date-of', sentences: 500, phrases: [
    '(when is|when\'s) {holiday} [this year|next year]', 'what (day|date) is {holiday} [this year]', 'what day of the week is {holiday}', 'what day does {holiday} fall on', 'on (what|which) day is {holiday}', 'tell me when {holiday} is',
  ] },
  { intent: 'days-until', sentences: 600, phrases: [
    'how many (days|weeks|months) [are there|is it|are left] (until|till|to|before) {holiday}', 'how (long|far) [is it] (until|till|to) {holiday}', 'how many more days (until|till) {holiday}', 'how many days (left|are left) (until|till) {holiday}', 'how many sleeps until {holiday}',
    'days until {holiday}', 'how far away is {holiday}', 'how much longer until {holiday}',
  ] },
];
