import type { ParsedIntent } from '../../language/parsed-intent.ts';
import { countryOf } from '../knowledge/places.ts';
import { wordDefinition } from '../knowledge/definition-wording.ts';
import { isCoarse, subjectFor } from '../knowledge/noun-phrases.ts';
import { orderSenses } from '../knowledge/sense-order.ts';
import type { Synset, WordNet } from '../knowledge/word-net.ts';
import { answerOf, type Skill, type SkillAnswer } from '../skill.ts';
import { sourceName } from '../sources.ts';
import { capitalize, counted, joinList } from '../wording.ts';
import { countryPortrait } from './country-portrait.ts';
import { definitionSentence, kindsSentence, topicPortrait } from './topic-portrait.ts';

const source = (): string => sourceName('wordNet', 'en');
const topicOf = (parsed: ParsedIntent): { lemma: string; said: string } | null => (parsed.slots.topic?.type === 'topic' ? parsed.slots.topic : null);

const unknownWord = (said: string): SkillAnswer => answerOf(source(), [`I don't find ${said} in my dictionary.`, 'I can look up single English words and common names, for example volcano, democracy or Isaac Newton.']);
const noWord = (): SkillAnswer => answerOf(source(), ['I did not catch the word.']);

/** Skills about words need the dictionary; they are made once for one. */
export function createWordSkills(wordNet: WordNet): Record<'define' | 'tellAbout' | 'kindsOf' | 'partsOf' | 'oppositeOf' | 'synonymOf' | 'spell', Skill> {
  const nounSenses = async (lemma: string, signal: AbortSignal): Promise<Synset[]> => orderSenses(await wordNet.senses(lemma, 'noun', signal), lemma);

  const tellAbout: Skill = async (parsed, context) => {
    const country = countryOf(parsed.slots.country);
    if (country !== null) return countryPortrait(country, context);
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    const senses = await nounSenses(topic.lemma, context.signal);
    return senses.length === 0 ? define(parsed, context) : answerOf(source(), topicPortrait(wordNet, senses, topic.lemma, context.signal));
  };

  const define: Skill = async (parsed, context) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    const asThing = /\b(what|whats|what's)( exactly)?( is| are)? (a|an|the)\b/i.test(parsed.text);
    const part = asThing ? 'noun' : wordNet.mainPart(topic.lemma) ?? 'noun';
    const senses = part === 'noun' ? await nounSenses(topic.lemma, context.signal) : await wordNet.senses(topic.lemma, part, context.signal);
    const [first] = senses.length > 0 || !asThing ? senses : await wordNet.senses(topic.lemma, wordNet.mainPart(topic.lemma) ?? 'verb', context.signal);
    if (first === undefined) return unknownWord(topic.said);
    const sentences = [first.part === 'noun' ? definitionSentence(first, subjectFor(first, topic.lemma)) : meaningSentence(first, topic.lemma)];
    const example = first.examples.find((entry) => entry.split(' ').length >= 3);
    if (example !== undefined) sentences.push(`For example: ${capitalize(example).replace(/[.!?]*$/, '')}.`);
    if (first.part === 'noun') sentences.push(...wordDefinition(first.definition).more.slice(0, 1));
    const second = senses.slice(1).find((sense) => !isCoarse(sense));
    if (second === undefined && sentences.length === 1 && first.part === 'noun') {
      const [parent] = await wordNet.related(first, ['@'], context.signal, 1);
      if (parent !== undefined) sentences.push(`It is a kind of ${parent.words[0] ?? ''}.`);
    }
    if (second !== undefined) sentences.push(senses.length === 2 ? `It can also mean ${shortMeaning(second)}.` : `It has ${counted(senses.length - 1, 'other meaning')}, for example ${shortMeaning(second)}.`);
    return answerOf(source(), sentences);
  };

  const kindsOf: Skill = async (parsed, { signal }) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    for (const sense of await nounSenses(topic.lemma, signal)) {
      const children = (await wordNet.related(sense, ['~', '~i'], signal, 80)).filter((child) => !isCoarse(child));
      if (children.length === 0) continue;
      const subject = subjectFor(sense, topic.lemma);
      return answerOf(source(), [kindsSentence(children, `The kinds of ${topic.lemma}`, topic.lemma, 10), definitionSentence(sense, subject)]);
    }
    return answerOf(source(), [`I know of no kinds of ${topic.said}.`]);
  };

  const partsOf: Skill = async (parsed, { signal }) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    for (const sense of await nounSenses(topic.lemma, signal)) {
      const subject = subjectFor(sense, topic.lemma);
      let current: Synset | undefined = sense;
      for (let level = 0; level < 4 && current !== undefined; level++) {
        const parts: Synset[] = await wordNet.related(current, ['%p', '%s', '%m'], signal, 14);
        if (parts.length > 0) {
          const names = joinList(parts.map((part) => part.words[0] ?? ''));
          return answerOf(source(), [level === 0 ? `The parts of ${subject.one} are: ${names}.` : `Like any ${current.words[0] ?? ''}, ${subject.one} has these parts: ${names}.`]);
        }
        [current] = await wordNet.related(current, ['@', '@i'], signal, 1);
      }
    }
    return answerOf(source(), [`My dictionary names no parts of ${topic.said}.`]);
  };

  const oppositeOf: Skill = async (parsed, { signal }) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    for (const part of ['adj', 'noun', 'verb', 'adv'] as const) {
      for (const sense of await wordNet.senses(topic.lemma, part, signal)) {
        const opposite = await oppositeIn(wordNet, sense, topic.lemma, signal);
        if (opposite !== null) return answerOf(source(), [`The opposite of ${topic.lemma} is ${opposite}.`]);
      }
    }
    return answerOf(source(), [`My dictionary has no opposite of ${topic.said}.`]);
  };

  const synonymOf: Skill = async (parsed, { signal }) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    const main = wordNet.mainPart(topic.lemma) ?? 'noun';
    const words = new Set<string>();
    for (const sense of await wordNet.senses(topic.lemma, main, signal, 4)) {
      for (const word of sense.words) words.add(word);
      for (const similar of await wordNet.related(sense, ['&'], signal, 4)) words.add(similar.words[0] ?? '');
    }
    const others = [...words].filter((word) => word.toLowerCase() !== topic.lemma && word !== '' && !/^[A-Z][a-z]+ [a-z]+$/.test(word)).slice(0, 6);
    return answerOf(source(), [others.length === 0 ? `I know no other word for ${topic.lemma}.` : `Other words for ${topic.lemma} are ${joinList(others)}.`.replace('Other words for', others.length === 1 ? 'Another word for' : 'Other words for').replace(/ are (\S+( \S+)?)\.$/, others.length === 1 ? ' is $1.' : ' are $1.')]);
  };

  const spell: Skill = (parsed) => {
    const topic = topicOf(parsed);
    if (topic === null) return noWord();
    const letters = [...topic.said.replace(/[^a-z' ]/gi, '')].filter((letter) => /[a-z]/i.test(letter)).map((letter) => letter.toUpperCase());
    return answerOf(source(), [`${capitalize(topic.said)} is spelled ${letters.join(', ')}.`]);
  };

  return { define, tellAbout, kindsOf, partsOf, oppositeOf, synonymOf, spell };
}

/** "To run means to move fast", "brave means able to face danger". */
function meaningSentence(synset: Synset, lemma: string): string {
  const { text, field } = predicateOfOther(synset);
  const head = field === null ? '' : `In ${field}, `;
  return `${head}${head === '' ? capitalize(synset.part === 'verb' ? `to ${lemma}` : `the word ${lemma}`) : synset.part === 'verb' ? `to ${lemma}` : `the word ${lemma}`} means ${synset.part === 'verb' ? 'to ' : ''}${text}.`;
}
const shortMeaning = (synset: Synset): string => {
  const text = synset.part === 'noun' ? wordDefinition(synset.definition).text : predicateOfOther(synset).text.split(';')[0] ?? '';
  return synset.part === 'verb' ? `to ${text}` : text;
};
/** Definitions of verbs and adjectives need no article. */
function predicateOfOther(synset: Synset): { text: string; field: string | null } {
  const field = /^\(([a-z][a-z ]{3,30})\)\s+/.exec(synset.definition)?.[1] ?? null;
  const isNote = field !== null && /^(used|of|often|usually|followed|especially|with)/.test(field);
  return { text: synset.definition.replace(/^(\([^)]*\)\s*)+/, '').replace(/\s*\([^)]*\)/g, '').replace(/^to /, '').replace(/\.$/, '').trim(), field: isNote ? null : field };
}

async function oppositeIn(wordNet: WordNet, sense: Synset, lemma: string, signal: AbortSignal): Promise<string | null> {
  const position = sense.words.findIndex((word) => word.toLowerCase() === lemma) + 1;
  const direct = sense.pointers.find(({ symbol, from }) => symbol === '!' && (from === position || from === 0)) ?? sense.pointers.find(({ symbol }) => symbol === '!');
  if (direct !== undefined) return (await wordNet.synset(direct.part, direct.offset, signal)).words[Math.max(0, direct.to - 1)] ?? null;
  // A satellite adjective has the opposite of its head: "tiny" of "small".
  for (const head of await wordNet.related(sense, ['&'], signal, 1)) {
    const indirect = head.pointers.find(({ symbol }) => symbol === '!');
    if (indirect !== undefined) return (await wordNet.synset(indirect.part, indirect.offset, signal)).words[Math.max(0, indirect.to - 1)] ?? null;
  }
  return null;
}
