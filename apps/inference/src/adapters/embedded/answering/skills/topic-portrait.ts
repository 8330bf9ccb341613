import { wordDefinition } from '../knowledge/definition-wording.ts';
import { isCoarse, isNameSynset, kindName, partName, subjectFor, type Subject } from '../knowledge/noun-phrases.ts';
import type { Synset, WordNet } from '../knowledge/word-net.ts';
import { capitalize, counted, joinList } from '../wording.ts';

/** From these on up there is nothing worth saying: "an entity", "an abstraction", "a whole". */
const emptyWords = new Set(['entity', 'physical entity', 'abstraction', 'abstract entity', 'object', 'physical object', 'whole', 'unit', 'thing', 'matter', 'attribute', 'psychological feature', 'event', 'group', 'grouping', 'relation', 'state', 'act', 'deed', 'human action', 'artifact', 'living thing', 'organism', 'being', 'instrumentality', 'causal agent', 'causal agency', 'cause', 'way', 'process', 'phenomenon', 'content', 'cognition', 'substance', 'part', 'piece', 'location', 'measure', 'quantity', 'amount', 'cognitive content', 'mental object']);
const isEmpty = (synset: Synset): boolean => synset.words.some((word) => emptyWords.has(word.toLowerCase()));
const isLatin = (word: string): boolean => /^[A-Z][a-z]+ [a-z]+$/.test(word);
const nameOf = (synset: Synset): string => synset.words[0] ?? '';
const subjectOf = (synset: Synset): Subject => subjectFor(synset, nameOf(synset));

/** The sentence that says what it is. */
export function definitionSentence(synset: Synset, subject: Subject): string {
  const { text, isPlural, field, years } = wordDefinition(synset.definition);
  const isMany = subject.isPlural || (isPlural && !subject.isMass);
  const verb = subject.isPerson && years !== null ? 'was' : isMany ? 'are' : 'is';
  const name = isMany ? subject.general : subject.one;
  return field === null ? `${capitalize(name)} ${verb} ${text}.` : `In ${field}, ${name} ${verb} ${text}.`;
}

/** What a portrait of a thing says, in the order of interest; sentences come one by one, each after the small reads that it needs. */
export async function* topicPortrait(wordNet: WordNet, senses: readonly Synset[], said: string, signal: AbortSignal): AsyncGenerator<string> {
  const [synset] = senses;
  if (synset === undefined) return;
  const subject = subjectFor(synset, said);
  yield definitionSentence(synset, subject);
  const { more, years } = wordDefinition(synset.definition);
  yield* more;
  if (subject.isPerson && years !== null) yield `${subject.one} lived from ${years.replace('-', ' to ')}.`;
  const ancestors = await ancestorsOf(wordNet, synset, signal);
  yield* kindSentences(ancestors, subject, synset);
  yield* partSentences(wordNet, synset, ancestors, subject, signal);
  const children = (await wordNet.related(synset, ['~', '~i'], signal, 60)).filter((child) => !isCoarse(child));
  if (children.length > 0) yield kindsSentence(children, `Its kinds`, said, 6);
  const others = synset.words.filter((word) => !word.toLowerCase().includes(said) && !isLatin(word) && word.length < 25);
  if (others.length > 0 && !subject.isName) yield `${subject.isPlural ? 'They are' : 'It is'} also called ${joinList(others.slice(0, 3), 'en', ' or ')}.`;
  const latin = synset.words.find(isLatin);
  if (latin !== undefined && !subject.isPerson) yield `Its scientific name is ${latin}.`;
  const example = synset.examples.find((entry) => entry.split(' ').length >= 4);
  if (example !== undefined && !subject.isName) yield `You could say, for example: ${capitalize(example).replace(/[.!?]*$/, '')}.`;
  const second = senses.slice(1).find((sense) => !isCoarse(sense));
  if (second !== undefined && !subject.isPerson) yield otherSense(second, senses.length, said);
}

/** The way up, without what says nothing and without the Latin of the systematists. */
async function ancestorsOf(wordNet: WordNet, synset: Synset, signal: AbortSignal): Promise<Synset[]> {
  const line: Synset[] = [];
  let current: Synset | undefined = synset;
  for (let step = 0; step < 8 && current !== undefined; step++) {
    [current] = await wordNet.related(current, ['@', '@i'], signal, 1);
    if (current === undefined || isEmpty(current)) break;
    if (!/iform\b|ceous\b|oidean?\b/.test(nameOf(current))) line.push(current);
  }
  return line;
}

function* kindSentences(ancestors: readonly Synset[], subject: Subject, synset: Synset): Generator<string> {
  const [parent, grandparent] = ancestors;
  if (parent === undefined) return;
  const above = subjectOf(parent);
  const isSaid = synset.definition.toLowerCase().split(/\W+/).slice(0, 10).includes(nameOf(parent).toLowerCase());
  const up = grandparent === undefined ? '' : `${above.one} ${above.isPlural ? 'are' : 'is'} a kind of ${nameOf(grandparent)}`;
  if (subject.isName) {
    if (!isSaid) yield `${capitalize(subject.one)} ${subject.isPerson ? 'was' : 'is'} ${above.one}.`;
  } else if (!isSaid) yield `${capitalize(subject.one)} ${subject.isPlural ? 'are' : 'is'} a kind of ${nameOf(parent)}${up === '' ? '' : `, and ${up}`}.`;
  else if (up !== '') yield `${capitalize(up)}.`;
  if (parent.definition.length > 15) yield definitionSentence(parent, above);
  if (grandparent !== undefined && grandparent.definition.length > 15 && !isNameSynset(synset)) yield definitionSentence(grandparent, subjectOf(grandparent));
}

async function* partSentences(wordNet: WordNet, synset: Synset, ancestors: readonly Synset[], subject: Subject, signal: AbortSignal): AsyncGenerator<string> {
  if (subject.isPerson) return;
  const parts = (await wordNet.related(synset, ['%p'], signal, 12)).filter((part) => !isCoarse(part));
  if (parts.length > 1) yield `Its parts include ${joinList(parts.slice(0, 6).map(subject.isName ? nameOf : partName))}.`;
  else {
    // Only animals and plants pass on their parts to their kinds in a way that people recognise.
    for (const ancestor of ancestors.slice(0, synset.domain === 5 || synset.domain === 20 ? 4 : 0)) {
      const inherited = (await wordNet.related(ancestor, ['%p'], signal, 12)).filter((part) => !isCoarse(part));
      if (inherited.length < 2) continue;
      yield `Like any ${nameOf(ancestor)}, it has ${joinList(inherited.slice(0, 5).map(partName))}.`;
      break;
    }
  }
  const substances = await wordNet.related(synset, ['%s'], signal, 4);
  if (substances.length > 0) yield `It contains ${joinList(substances.map(nameOf))}.`;
  const wholes = await wordNet.related(synset, ['#p'], signal, 3);
  if (wholes.length > 0) yield `It is part of ${joinList(wholes.map((whole) => subjectOf(whole).one))}.`;
  const [group] = await wordNet.related(synset, ['#m'], signal, 1);
  if (group === undefined) return;
  const rank = group.words.find((word) => /^(genus|family|order|class|phylum|kingdom) /.test(word));
  if (rank !== undefined) yield `It belongs to the ${rank}.`;
  else if (!/^[A-Z]/.test(nameOf(group))) yield `It belongs to ${subjectOf(group).one}.`;
}

/** @param lead "Its kinds", "The kinds of whale". */
export function kindsSentence(children: readonly Synset[], lead: string, said: string, most: number): string {
  const isInstances = children.every(isNameSynset);
  const shown = isInstances ? children : children.filter((child) => !isNameSynset(child));
  // Names that hold the word itself are the ones that people know: "killer whale" before "grampus".
  const ranked = [...shown].sort((a, b) => rankOf(b, said) - rankOf(a, said));
  const names = [...new Set(ranked.map((child) => (isInstances ? nameOf(child) : kindName(child, said))))].slice(0, most);
  if (isInstances) return `${names.length === 1 ? 'One example is' : 'Examples are'} ${joinList(names)}.`;
  if (shown.length === 1) return `One kind of it is called ${names[0] ?? ''}.`;
  return shown.length > names.length ? `WordNet knows ${shown.length >= 55 ? 'many kinds' : counted(shown.length, 'kind')} of ${said}, such as ${joinList(names)}.` : `${lead} are ${joinList(names)}.`;
}
function rankOf(child: Synset, said: string): number {
  const holdsWord = child.words.some((word) => word.toLowerCase().endsWith(said)) ? 2 : 0;
  const wordCount = (child.words[0] ?? '').split(' ').length;
  return holdsWord + Math.min(2, child.pointers.length * 0.05) - (wordCount > 2 ? 1 : 0) - (/^[A-Z]/.test(child.words[0] ?? '') ? 0.5 : 0);
}

function otherSense(sense: Synset, count: number, said: string): string {
  const { text, field } = wordDefinition(sense.definition);
  const name = isNameSynset(sense) ? nameOf(sense) : said;
  const meaning = `${text}${field === null ? '' : `, in ${field}`}`;
  return count === 2 ? `The word ${name} can also mean ${meaning}.` : `The word ${name} has ${counted(count - 1, 'other meaning')} as well, for example ${meaning}.`;
}
