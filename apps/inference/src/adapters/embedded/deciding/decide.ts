import type { CallSettings, Verdict, VerdictKind, VerdictReason } from '@duet/shared';
import type { OmniTurn } from '../../../ports/index.ts';
import type { Hypothesis } from '../hearing/hypothesis.ts';
import { isBackchannel, wordsOfWeight } from './backchannels.ts';
import { questionForm } from './question-form.ts';
import { measureMarks, openLikelihood, reasonsOf, strictLikelihood, type Marks } from './marks.ts';
import { noReading, type Reading } from './reading.ts';

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

/** Shorter speech is a cough, a key or a breath, whatever words were found in it. Spoken "wait" and "stop" had 320 to 544 ms. */
const shortestSpeechMs = 200;
/** In open listening speech has at least two words and lasts this long; pieces of talk and laughs are shorter. */
const shortestTalkMs = 600;
/** From this share of its words on, what was heard is the running answer itself. */
const echoFit = 0.75;
/** Over an answer short speech that asks for nothing known is a backchannel that was not understood: "mm-hm" lasts 400 to 750 ms. */
const shortestOverAnswerMs = 800;
const longestBackchannelMs = 1200;
const acceptance = 0.5;
const leastKnownOpenly = 0.3;
/** Over an answer a mistake cuts somebody off, so more is asked. */
const acceptanceOverAnswer = 0.55;
/** Speech of which nothing could be made and that fits English this badly may not be English. Eight Chinese clips had 0.04 to 0.75, recorded English ones 0.07 to 1: it hits seven of eight, and seven of 25 English questions. */
const leastEnglish = 0.6;
/** With so few words another reading of the sound is a guess: "no" has become "go on". */
const wordsForOtherReadings = 3;

const verdictOf = (state: Verdict['state'], kind: VerdictKind, confidence: number, reasons: VerdictReason[]): Verdict => ({ state, kind, confidence: Math.max(0, Math.min(1, confidence)), reasons });

/**
 * Judges a turn: a question or command to the assistant, or a backchannel, side talk or sound that gets no answer and ends none.
 * A turn that is not complete is `undecided` while more words could still change it; sounds and backchannels are said at once, so that a held answer goes on.
 */
export function decide(given: DecisionEvidence): Decision {
  const evidence = withoutGuesses(given);
  const { hypothesis, reading, isComplete, listening, runningAnswer } = evidence;
  const marks = measureMarks(evidence);
  const reasons = reasonsOf(evidence, marks);
  const refuse = (kind: VerdictKind, likelihood: number): Decision => ({
    outcome: 'noise', queryLikelihood: likelihood, reading: null, isForeign: false, verdict: verdictOf('noise', kind, 1 - likelihood, reasons),
  });

  if (soundsLikeBackchannel(evidence)) return refuse('backchannel', 0.03);
  const weight = wordsOfWeight(hypothesis.text).length;
  if (weight === 0 || evidence.speechMs < shortestSpeechMs) return refuse('sound', 0.02 + 0.1 * marks.speech);
  if (isEcho(marks, reading)) return refuse('side-talk', 0.1);
  if (reading.isPoliteness && runningAnswer !== null) return refuse('backchannel', 0.1);

  const isSpeech = weight >= 2 && evidence.speechMs >= (runningAnswer === null ? shortestTalkMs : shortestOverAnswerMs);
  const strict = Math.min(reading.intent === null ? 0.3 : 1, strictLikelihood(marks, hypothesis.words.length, reading.finished));
  const likelihood = listening === 'open' && isSpeech ? Math.max(strict, openLikelihood(marks)) : strict;
  const isAccepted = likelihood >= (runningAnswer === null ? acceptance : acceptanceOverAnswer);

  if (!isAccepted && !isComplete && !isLittleOverAnswer(evidence, likelihood)) return { ...refuse('unknown', likelihood), outcome: 'undecided' };
  if (!isAccepted) return refuse(isSpeech && marks.speech > 0.5 ? 'side-talk' : 'sound', likelihood);
  // Whoever talks in open listening talks to the assistant, so a weaker reading will do than in strict listening.
  const isKnown = reading.intent !== null && strict >= (listening === 'open' ? leastKnownOpenly : acceptance);
  return {
    outcome: 'query', queryLikelihood: likelihood, reading: isKnown ? reading : null, isForeign: !isKnown && marks.language < leastEnglish,
    verdict: verdictOf('query-audio', isKnown && reading.command !== null ? 'command' : 'question', likelihood, reasons),
  };
}

/** From this likelihood that more must come on down, a phrase waits for its rest. */
const clearlyUnfinished = 0.25;

/**
 * Over an answer, a pause after words that ask for nothing lets it go on: the session judges them again with whatever follows. Words that clearly lack
 * their rest ("do you know what the") still wait, unless they are as short as a backchannel: "uh huh" and "oh", misheard as words, took 0.8 to 1.3 s to resume
 * before this rule. The bar for a query is the same before and after the endpoint, so waiting for it brings no more.
 */
const isLittleOverAnswer = ({ reading, runningAnswer, speechMs }: DecisionEvidence, likelihood: number): boolean =>
  runningAnswer !== null && (speechMs < shortestOverAnswerMs || (likelihood < 0.35 && reading.finished > clearlyUnfinished));

/**
 * One or two words are too few to take another reading of their sound for what was said. And over an answer one word that only names something asks
 * nothing: "oh", heard as "go", was taken for "and what about go?".
 */
function withoutGuesses(evidence: DecisionEvidence): DecisionEvidence {
  const { hypothesis, reading, runningAnswer } = evidence;
  const isBareName = runningAnswer !== null && reading.intent === 'what-about' && hypothesis.words.length < 2;
  if (!isBareName && (reading.text === hypothesis.text || hypothesis.words.length >= wordsForOtherReadings)) return evidence;
  return { ...evidence, reading: noReading(hypothesis.text, reading.finished) };
}

/** A backchannel as it was heard, or as one of the other readings of a short sound that asks for nothing else. */
function soundsLikeBackchannel({ hypothesis, reading, speechMs }: DecisionEvidence): boolean {
  if (isBackchannel(hypothesis.text)) return true;
  return reading.intent === null && speechMs <= longestBackchannelMs && hypothesis.alternatives.some(isBackchannel);
}

/** The assistant's own voice in the microphone. A question about the answer shares its words, but opens with a question word that the answer does not have there. */
function isEcho(marks: Marks, reading: Reading): boolean {
  const fit = 1 - marks.answer;
  const isAsked = reading.intent !== null && marks.form >= 0.8;
  return isAsked ? fit >= 0.95 : fit >= echoFit;
}

/** A question that has begun and lacks its rest holds an answer like a whole one; in this many words it has said what it is about. */
const wordsOfOpenQuestion = 6;

const isOpenQuestion = ({ text, words }: Hypothesis, { finished }: Reading): boolean =>
  words.length <= wordsOfOpenQuestion && finished < 0.5 && questionForm(text) >= 0.9;

/** How likely the words so far are a query, while the user still speaks; null while there is nothing to go by. */
export function likelihoodSoFar(hypothesis: Hypothesis, reading: Reading, listening: CallSettings['listening']): number | null {
  if (hypothesis.words.length === 0) return null;
  const decision = decide({
    hypothesis, reading, speechFraction: 1, speechMs: Math.max(hypothesis.spokenMs, 1), levelDb: -30, runningAnswer: null, listening, isComplete: false,
  });
  return isOpenQuestion(hypothesis, reading) ? Math.max(0.5, decision.queryLikelihood) : decision.queryLikelihood;
}
