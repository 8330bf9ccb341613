import type { VerdictReason } from '@duet/shared';
import { domainMatch } from '../hearing/hypothesis.ts';
import type { DecisionEvidence } from './decide.ts';
import { fitOfRunningAnswer } from './fits-running-answer.ts';
import { questionForm } from './question-form.ts';

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const logit = (share: number): number => Math.log(share / (1 - share));
const clamp = (value: number, least = 0, most = 1): number => Math.max(least, Math.min(most, value));

/** People speak two to four different words a second, the slowest of 213 recorded and synthesised questions 1.7; noise that passed the detector gave 0.6. */
const fewestWordsPerSecond = 1.2;

/** What is measured of the turn, each 0 … 1 towards a query. */
export interface Marks { speech: number; rate: number; domain: number; form: number; answer: number; language: number }

export function measureMarks(evidence: DecisionEvidence): Marks {
  const { hypothesis, reading } = evidence;
  const wordCount = hypothesis.words.length;
  // A sound that comes again and again is heard as one word that does: windscreen wipers say "what what of what".
  const differentWords = new Set(hypothesis.words.map((heard) => heard.word)).size;
  const wordsPerSecond = evidence.speechMs > 0 ? (differentWords * 1000) / evidence.speechMs : 0;
  const match = clamp(domainMatch(hypothesis), -4, 3);
  // A text is answered from a score of 0.6 on; between there and 1 the language models have a say too.
  const fit = clamp((reading.confidence - 0.6) / 0.4);
  return {
    speech: clamp(evidence.speechFraction * 1.6) * sigmoid((evidence.speechMs - 250) / 40),
    rate: wordCount === 0 ? 0 : sigmoid((wordsPerSecond - fewestWordsPerSecond) * 5),
    domain: reading.intent === null ? 0.25 * sigmoid(match) : sigmoid(4 * fit + 0.67 * match - 1.2),
    form: reading.command !== null ? 1 : questionForm(reading.text),
    answer: 1 - fitOfRunningAnswer(hypothesis.text, evidence.runningAnswer),
    language: clamp(hypothesis.englishLikelihood),
  };
}

/**
 * How likely the turn asks the assistant for something of its own domain. The weights were set on 240 synthesised questions against statements,
 * orders to others and recorded speech; the curve is in docs/measures.md.
 */
export function strictLikelihood(marks: Marks, wordCount: number, finished: number): number {
  // Few words have to be exact, and whole: "what's the" is the rest of something, or a sound.
  // Pieces of talk and coughs give "don't talk" too, but fit the sound badly.
  const short = (wordCount <= 2 ? 1.5 + 3 * (1 - marks.language) : 0) + (wordCount <= 3 && finished < 0.25 ? 1.5 : 0);
  return sigmoid(logit(clamp(marks.domain, 0.001, 0.999)) + 1.2 * marks.language - 0.5 + 0.5 * (marks.form - 0.5) + 2 * (marks.speech - 1) + 1.5 * (marks.rate - 1) - short);
}

/** How likely the turn is speech with words, whomever it is for. */
export const openLikelihood = (marks: Marks): number => sigmoid(4 * marks.speech + 5 * marks.rate + 0.5 * marks.form - 5.5);

export function reasonsOf(evidence: DecisionEvidence, marks: Marks): VerdictReason[] {
  const { hypothesis, reading, runningAnswer } = evidence;
  const seconds = (evidence.speechMs / 1000).toFixed(1);
  const reasons: VerdictReason[] = [
    { name: 'speech-fraction', score: marks.speech, detail: `${Math.round(evidence.speechFraction * 100)} % speech, ${seconds} s` },
    { name: 'words-per-second', score: marks.rate, detail: `${hypothesis.words.length} words in ${seconds} s of speech` },
    { name: 'domain-match', score: marks.domain, detail: `${reading.intent ?? 'nothing it knows'}, ${domainMatch(hypothesis).toFixed(1)} per word` },
    { name: 'question-form', score: marks.form, detail: reading.command === null ? '' : 'a control phrase' },
    { name: 'language', score: marks.language, detail: `fits English to ${Math.round(marks.language * 100)} %` },
  ];
  if (runningAnswer !== null) reasons.push({ name: 'fits-running-answer', score: marks.answer, detail: `${Math.round((1 - marks.answer) * 100)} % of the words are the answer's own` });
  return reasons;
}
