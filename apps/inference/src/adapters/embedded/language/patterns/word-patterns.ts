import type { PatternGroup } from './pattern.ts';

export const wordPatterns: readonly PatternGroup[] = [
  { intent: 'define', sentences: 6000, phrases: [
    '[and|so|okay] what does {word} mean', '(what\'s|what is) the (meaning|definition) of {word}', 'define {word} [please]', '(can you|could you|please) define {word}', '(what\'s|what is) {a-topic}', 'what exactly is {a-topic}',
    'what are {topics}', 'what does the word {word} mean', '(do you know|can you tell me) what {a-topic} is', 'what do you mean by {word}', 'give me (a|the) definition of {word}', 'tell me what {a-topic} is', 'tell me what {word} means',
    'what is meant by {word}', 'do you know what {word} means', 'what kind of (thing|animal|plant) is {a-topic}', 'meaning of {word}',
  ] },
  { intent: 'tell-about', sentences: 6500, phrases: [
    '[please|so|okay|now|and] tell me [something|more|a bit|a little] about {topics}', 'tell me about {a-topic}', 'tell me [something|more|everything] about {country}', '(can you|could you|would you|please) tell me [something|more] about {topics}', 'can you tell me about {country}',
    'what do you know about {topics}', 'what do you know about {country}', 'what can you tell me about {topics}', 'what can you tell me about {country}', '(explain|describe) {topics} [to me]', '(explain|describe) {a-topic}', 'talk [to me] about {topics}', 'talk about {country}',
    '(i\'d like|i want|i would like) to (know|hear|learn) [more|something] about {topics}', '(i\'d like|i want|i would like) to (know|hear|learn) about {country}', 'teach me about {topics}', 'describe {country}', 'tell me all about {topics}', 'give me information about {topics}',
    'say something about {topics}', 'can you explain {topics}', 'who was {person}',
  ] },
  { intent: 'kinds-of', sentences: 900, phrases: [
    'what (kinds|types|sorts) of {kinds} are there', 'what (kinds|types|sorts) of {kinds} do you know', 'which (kinds|types) of {kinds} (are there|exist)', 'name (some|a few) {kinds}', 'give me (examples|an example) of {kinds}', 'tell me (the|some) (kinds|types) of {kinds}',
    'how many (kinds|types) of {kinds} are there', 'list [some] {kinds}', 'name some (kinds|types) of {kinds}',
  ] },
  { intent: 'parts-of', sentences: 600, phrases: [
    'what are the parts of {whole}', 'what parts does {whole} have', 'what is {whole} made of', 'what does {whole} consist of', 'what belongs to {whole}', 'name the parts of {whole}', 'which parts does {whole} have', 'tell me the parts of {whole}',
  ] },
  { intent: 'opposite-of', sentences: 600, phrases: ['(what\'s|what is) the opposite of {adjective}', 'what is the contrary of {adjective}', 'opposite of {adjective}', 'tell me the opposite of {adjective}', 'give me the opposite of {adjective}', '[and] (what\'s|what is) the opposite of {word}'] },
  { intent: 'synonym-of', sentences: 600, phrases: [
    '(what\'s|what is) another word for {word}', 'what is a synonym (for|of) {word}', 'give me (a synonym|another word|synonyms) for {word}', 'synonyms (for|of) {word}', 'what other words (are there for|mean) {word}', 'another word for {adjective}', 'what is another word for {adjective}', 'how else can i say {adjective}',
  ] },
  { intent: 'spell', sentences: 500, phrases: ['how (do you|do i|would you) spell {word}', 'how is {word} spelled', 'spell {word} [for me|please]', 'can you spell {word}', 'spell the word {word}', 'what is the spelling of {word}'] },
];
