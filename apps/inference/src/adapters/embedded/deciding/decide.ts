import type { CallSettings, Verdict, VerdictKind, VerdictReason } from '@duet/shared';
import type { OmniTurn } from '../../../ports/index.ts';
import { domainMatch, type Hypothesis } from '../hearing/hypothesis.ts';
import { isBackchannel, wordsOfWeight } from './backchannels.ts';
import { fitOfRunningAnswer } from './fits-running-answer.ts';
import { questionForm } from './question-form.ts';
import type { Reading } from './reading.ts';

/** All that is known of a turn when it has to be judged. Plain data: the same evidence gives the same decision. */
export interface DecisionEvidence {
  hypothesis: Hypothesis;
  /** What it asks for, of all its texts the one that fits best. */
  reading: Reading;
  /** Share of the detector's windows between onset and endpoint that held speech, 0 … 1. */
  speechFraction: number;
  /** Time of the windows that held speech. */
  speechMs: number;
  levelDb: number;
  runningAnswer: OmniTurn['runningAnswer'];
  listening: CallSettings['listening'];
  /** False while the user may go on: a pause inside the turn. */
  isComplete: boolean;
}

export interface Decision {
  /** `undecided` only for a turn that is not complete: nothing can be said before more speech or the endpoint. */
  outcome: 'query' | 'noise' | 'undecided';
  verdict: Verdict;
  /** How likely the turn is a query, 0 … 1. The verdict's confidence is this or its complement. */
  queryLikelihood: number;
  /** The reading to answer from; null when words were heard but none that the assistant knows. */
  reading: Reading | null;
  /** Speech with words that are not English: said to be so, never answered from what it sounded like. */
  isForeign: boolean;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** Shorter speech is a cough, a key or a breath whatever words were found in it: of recorded coughs the longest held 340 ms. */
const shortestSpeechMs = 250;
/** One word alone has to be this long to count as speech to somebody in open listening. */
const shortestWordMs = 450;
/** People speak two to four words a second; noise that passed the detector gets less than one. */
const fewestWordsPerSecond = 0.8;
/** Below this the words that were found do not sound like English. */
const leastEnglish = 0.35;
const echoFit = 0.75;
const acceptance = 0.5;
/** Over an answer a mistake cuts somebody off, so more is asked. */
const acceptanceOverAnswer = 0.6;

/** What is measured of the turn, each 0 … 1 towards a query. */
export interface Marks { speech: number; rate: number; domain: number; form: number; answer: number; language: number }

function measureMarks(evidence: DecisionEvidence): Marks {
  const { hypothesis, reading } = evidence;
  const wordCount = hypothesis.words.length;
  const wordsPerSecond = evidence.speechMs > 0 ? (wordCount * 1000) / evidence.speechMs : 0;
  return {
    speech: clamp(evidence.speechFraction) * sigmoid((evidence.speechMs - 350) / 80),
    rate: wordCount === 0 ? 0 : sigmoid((wordsPerSecond - fewestWordsPerSecond) * 4),
    domain: clamp(0.5 * reading.confidence * (reading.intent === null ? 0 : 1) + 0.5 * sigmoid(domainMatch(hypothesis) * 2)),
    form: questionForm(reading.text),
    answer: 1 - fitOfRunningAnswer(hypothesis.text, evidence.runningAnswer),
    language: clamp(hypothesis.englishLikelihood),
  };
}

function reasonsOf(evidence: DecisionEvidence, marks: Marks): VerdictReason[] {
  const { hypothesis, reading, runningAnswer } = evidence;
  const seconds = (evidence.speechMs / 1000).toFixed(1);
  const reasons: VerdictReason[] = [
    { name: 'speech-fraction', score: marks.speech, detail: `${Math.round(evidence.speechFraction * 100)} % speech, ${seconds} s` },
    { name: 'words-per-second', score: marks.rate, detail: `${hypothesis.words.length} words in ${seconds} s` },
    { name: 'domain-match', score: marks.domain, detail: `${reading.intent ?? 'nothing it knows'}, ${domainMatch(hypothesis).toFixed(1)} per word` },
    { name: 'question-form', score: marks.form, detail: '' },
    { name: 'language', score: marks.language, detail: 'English' },
  ];
  if (runningAnswer !== null) reasons.push({ name: 'fits-running-answer', score: marks.answer, detail: `${Math.round((1 - marks.answer) * 100)} % of the words are the answer's own` });
  return reasons;
}

const verdictOf = (state: Verdict['state'], kind: VerdictKind, confidence: number, reasons: VerdictReason[]): Verdict => ({ state, kind, confidence: clamp(confidence), reasons });

/** Weights of the marks for the assistant's own domain (strict) and for speech with words (open); see docs/measures.md for the curve that they give. */
const strictWeights = { bias: -7, speech: 3, rate: 2, domain: 6, form: 1.5, language: 1.5 };
const openWeights = { bias: -6, speech: 5, rate: 4, domain: 1, form: 1, language: 0 };

function likelihoodOf(marks: Marks, weights: typeof strictWeights): number {
  return sigmoid(weights.bias + weights.speech * marks.speech + weights.rate * marks.rate + weights.domain * marks.domain + weights.form * marks.form + weights.language * marks.language);
}

/**
 * Judges a turn: a question or command to the assistant, or a backchannel, side talk or sound that gets no answer and ends none.
 * A turn that is not complete is `undecided` while more words could still change it; sounds and backchannels are said at once, so that a held answer goes on.
 */
export function decide(evidence: DecisionEvidence): Decision {
  const { hypothesis, reading, isComplete, listening, runningAnswer } = evidence;
  const marks = measureMarks(evidence);
  const reasons = reasonsOf(evidence, marks);
  const refuse = (kind: VerdictKind, likelihood: number): Decision => ({
    outcome: 'noise', queryLikelihood: likelihood, reading: null, isForeign: false, verdict: verdictOf('noise', kind, 1 - likelihood, reasons),
  });

  if (isBackchannel(hypothesis.text) && reading.command === null) return refuse('backchannel', 0.03);
  const weight = wordsOfWeight(hypothesis.text).length;
  if (weight === 0 || evidence.speechMs < shortestSpeechMs) return refuse('sound', 0.02 + 0.1 * marks.speech);
  if (isEcho(marks, reading)) return refuse('side-talk', 0.1);
  if (reading.isPoliteness && runningAnswer !== null) return refuse('backchannel', 0.1);

  const isForeign = marks.language < leastEnglish;
  const isKnown = reading.intent !== null && !isForeign;
  const strict = isKnown ? likelihoodOf(marks, strictWeights) : Math.min(0.3, likelihoodOf(marks, strictWeights));
  const isSpeech = weight >= 2 || evidence.speechMs >= shortestWordMs;
  const open = isSpeech ? likelihoodOf(marks, openWeights) : 0.1;
  const likelihood = listening === 'open' ? Math.max(strict, open) : strict;
  const isAccepted = likelihood >= (runningAnswer === null ? acceptance : acceptanceOverAnswer);

  if (!isAccepted && !isComplete) return { ...refuse('unknown', likelihood), outcome: 'undecided' };
  if (!isAccepted) return refuse(isSpeech && marks.speech > 0.5 ? 'side-talk' : 'sound', likelihood);
  return {
    outcome: 'query', queryLikelihood: likelihood, reading: isKnown ? reading : null, isForeign,
    verdict: verdictOf('query-audio', reading.command !== null && isKnown ? 'command' : 'question', likelihood, reasons),
  };
}

/** The assistant's own voice in the microphone. A question about the answer shares its words, but opens with a question word that the answer does not have there. */
function isEcho(marks: Marks, reading: Reading): boolean {
  const fit = 1 - marks.answer;
  const isAsked = reading.intent !== null && marks.form >= 0.8;
  return isAsked ? fit >= 0.95 : fit >= echoFit;
}

/** How likely the words so far are a query, while the user still speaks; null while there is nothing to go by. */
export function likelihoodSoFar(hypothesis: Hypothesis, reading: Reading): number | null {
  if (hypothesis.words.length === 0) return null;
  const decision = decide({
    hypothesis, reading, speechFraction: 1, speechMs: Math.max(hypothesis.spokenMs, 1), levelDb: -30, runningAnswer: null, listening: 'strict', isComplete: false,
  });
  return decision.queryLikelihood;
}
