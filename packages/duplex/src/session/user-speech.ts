import { isQuery, type UtteranceId } from '@duet/shared';
import { endpointWaitMs } from '../turn-taking/endpoint-wait.ts';
import { flushAnswer, withdrawUnheardAnswer } from './answers.ts';
import type { DuplexEvent } from './duplex-events.ts';
import { isAudible, type Turn } from './duplex-state.ts';
import { abortRequest, beginRequest, decideTurn } from './requests.ts';
import type { Step } from './step.ts';

/** At and above this the ear takes what it heard so far for a query, and a hold goes on. */
const likelyQuery = 0.5;
const upSamplesPerMs = 16;

type Of<Type extends DuplexEvent['type']> = Extract<DuplexEvent, { type: Type }>;

export function onOnset(step: Step, event: Of<'onset'>): void {
  const { answer, settings, talkMode } = step.state;
  if (talkMode === 'half' && isAudible(answer) && answer?.playback !== 'held') return step.effect({ type: 'listen-afresh' });
  // What was cut at its longest is decided as it is: speech that never ends would put it off for ever.
  if (step.state.turn?.question != null || step.state.turn?.isCut === true) return step.effect({ type: 'listen-afresh' });
  if (step.state.turn !== null && step.state.turn.speech !== 'ended') {
    onSpeechContinued(step, event.speechStartSample);
    return;
  }

  const merged = takeUpTurn(step);
  const utteranceId = step.newId('u') as UtteranceId;
  const isOverlap = isAudible(step.state.answer);
  step.update({
    isNoiseShown: false,
    turn: {
      utteranceIds: [...(merged?.utteranceIds ?? []), utteranceId], question: null, isOverlap, speech: 'speaking',
      speechStartSample: event.speechStartSample, speechEndSample: event.decidedSample, finished: 0, queryLikelihood: null, request: null, awaitsPosition: 'no', isSetAside: false, wasHeldLongest: false, isCut: false, pausedAt: 0,
    },
  });
  step.clearTimer('noise-shown');
  step.effect({ type: 'open-utterance', utteranceId, speechStartSample: event.speechStartSample });
  step.emit({
    type: 'utterance-started', epoch: step.state.epoch, utteranceId, seat: step.state.generationSeat === 'A' ? 'B' : 'A', speechStartSample: event.speechStartSample, decidedSample: event.decidedSample, isOverlap,
  });
  const spokenMs = (event.decidedSample - event.speechStartSample) / upSamplesPerMs;
  step.setTimer('longest-utterance', settings.longestUtteranceMs - spokenMs);
  if (isOverlap) duckFor(step, spokenMs);
}

/** Onset while deciding, or before the first sample of the answer was heard: the user goes on, and both stretches make one turn. */
function takeUpTurn(step: Step): Turn | null {
  if (step.state.turn !== null) {
    const undecided = step.state.turn;
    abortRequest(step, 'more-speech');
    step.clearTimer('speculation', 'endpoint', 'position', 'longest-utterance');
    return undecided;
  }
  const { answer } = step.state;
  if (answer === null || isAudible(answer) || answer.turn === null || answer.turn.question !== null || answer.turn.isCut) return null;
  return withdrawUnheardAnswer(step);
}

/** An answer begins to sound while the user speaks (a greeting, the answer to a typed question): it gives way as one that was talked over. */
export function onAnswerAudible(step: Step): void {
  const { turn, answer, settings } = step.state;
  if (turn === null || turn.question !== null || turn.isOverlap || !isAudible(answer)) return;
  step.updateTurn({ isOverlap: true });
  if (turn.speech === 'speaking') duckFor(step, settings.holdAfterMs);
}

/** Ducks at once and holds when speech lasts. */
function duckFor(step: Step, spokenMs: number): void {
  const { answer, settings } = step.state;
  if (answer === null || answer.playback === 'held') return;
  if (answer.playback === 'playing') step.commandPlayback('duck');
  step.setTimer('hold', settings.holdAfterMs - spokenMs);
}

export function onPause(step: Step, event: Of<'pause'>, now: number): void {
  const { turn, settings } = step.state;
  if (turn === null || turn.speech !== 'speaking') return;
  const silentMs = (event.sample - event.speechEndSample) / upSamplesPerMs;
  step.updateTurn({ speech: 'pausing', speechEndSample: event.speechEndSample, pausedAt: now - silentMs });
  step.clearTimer('hold');
  step.setTimer('speculation', settings.speculationMs - silentMs);
  step.setTimer('endpoint', endpointWaitMs(settings, turn.finished) - silentMs);
}

export function onSpeechContinued(step: Step, sample: number): void {
  const { turn, answer, settings } = step.state;
  // The pause was taken for the end of what asked nothing: more speech is judged anew.
  if (turn === null) onOnset(step, { type: 'onset', speechStartSample: sample, decidedSample: sample });
  if (turn === null || turn.speech !== 'pausing') return;
  step.clearTimer('speculation', 'endpoint', 'position');
  abortRequest(step, 'more-speech');
  step.updateTurn({ speech: 'speaking', awaitsPosition: 'no', isSetAside: false });
  if (answer !== null && isAudible(answer) && answer.playback !== 'held' && !turn.wasHeldLongest) duckFor(step, settings.holdAfterMs / 2);
}

export function onHypothesis(step: Step, event: Of<'hypothesis'>, now: number): void {
  const { turn, answer, settings } = step.state;
  if (turn === null || turn.utteranceIds.at(-1) !== event.utteranceId) return;
  step.updateTurn({ finished: event.finished, queryLikelihood: event.queryLikelihood ?? turn.queryLikelihood });
  if (turn.speech === 'pausing') step.setTimer('endpoint', endpointWaitMs(settings, event.finished) - (now - turn.pausedAt));
  const isLikely = (event.queryLikelihood ?? 0) >= likelyQuery;
  if (turn.wasHeldLongest && isLikely && answer !== null && isAudible(answer) && answer.playback === 'ducked') {
    step.updateTurn({ wasHeldLongest: false });
    step.commandPlayback('hold');
  }
}

/** Speech lasts: it is more than a cough, so the answer pauses until the monitoring seat has decided. */
export function onHoldDue(step: Step): void {
  const { turn, answer, settings } = step.state;
  if (turn === null || turn.speech !== 'speaking' || answer === null || !isAudible(answer) || answer.playback !== 'ducked') return;
  step.commandPlayback('hold');
  step.setTimer('longest-hold', settings.longestHoldMs);
}

/** Held for long without a likely query: the answer goes on softly, and judging goes on too. */
export function onLongestHold(step: Step): void {
  const { turn, answer, settings } = step.state;
  if (answer === null || answer.playback !== 'held' || answer.isWaiting) return;
  const isDecidedQuery = turn?.request?.verdict != null && isQuery(turn.request.verdict);
  if (turn !== null && (isDecidedQuery || (turn.queryLikelihood ?? 0) >= likelyQuery)) {
    step.setTimer('longest-hold', settings.longestHoldMs);
    return;
  }
  step.updateTurn({ wasHeldLongest: true });
  step.commandPlayback(turn === null ? 'resume' : 'resume-ducked');
}

export function onSpeculationDue(step: Step): void {
  const { turn } = step.state;
  if (turn === null || turn.speech !== 'pausing' || turn.request !== null || turn.isSetAside) return;
  beginRequest(step, false);
}

export function onLongestUtterance(step: Step): void {
  const { turn, settings } = step.state;
  if (turn === null) return;
  step.updateTurn({ isCut: true });
  endUtterance(step, 'longest', turn.speechStartSample + settings.longestUtteranceMs * upSamplesPerMs);
}

export function endUtterance(step: Step, reason: 'silence' | 'longest' | 'key-up' | 'muted', decidedSample: number): void {
  const { turn, epoch } = step.state;
  if (turn === null || turn.speech === 'ended' || turn.question !== null) return;
  const utteranceId = turn.utteranceIds.at(-1)!;
  const speechEndSample = turn.speech === 'speaking' ? Math.max(decidedSample, turn.speechEndSample) : turn.speechEndSample;
  step.clearTimer('speculation', 'endpoint', 'longest-utterance', 'hold');
  step.updateTurn({ speech: 'ended', speechEndSample });
  step.emit({ type: 'utterance-ended', epoch, utteranceId, speechEndSample, decidedSample: Math.max(decidedSample, speechEndSample), reason });
  step.effect({ type: 'close-utterance', utteranceId, speechEndSample });

  if (turn.isSetAside) {
    step.effect({ type: 'discard-utterances', utteranceIds: turn.utteranceIds });
    return step.update({ turn: null });
  }
  const { request } = step.state.turn ?? { request: null };
  if (request === null) {
    if (step.state.turn?.awaitsPosition === 'speculative') step.updateTurn({ awaitsPosition: 'complete' });
    else if (step.state.turn?.awaitsPosition === 'no') beginRequest(step, true);
    return;
  }
  decideTurn(step);
}

/** A typed question goes to the monitoring seat like a spoken one; what was being said by voice is given up for it. */
export function onQuestionTyped(step: Step, event: Of<'question-typed'>): void {
  abandonTurn(step, 'interrupted');
  const { answer } = step.state;
  if (answer !== null && !isAudible(answer)) flushAnswer(step, 'query-text');
  step.update({
    isNoiseShown: false,
    turn: {
      utteranceIds: [], question: { questionId: event.questionId, text: event.text }, isOverlap: isAudible(step.state.answer), speech: 'ended',
      speechStartSample: 0, speechEndSample: 0, finished: 1, queryLikelihood: 1, request: null, awaitsPosition: 'no', isSetAside: false, wasHeldLongest: false, isCut: false, pausedAt: 0,
    },
  });
  beginRequest(step, true);
}

/** Gives up whatever is undecided. */
export function abandonTurn(step: Step, reason: 'interrupted' | 'reset' | 'failed'): void {
  const { turn, epoch } = step.state;
  if (turn === null) return;
  abortRequest(step, reason);
  step.clearTimer('speculation', 'endpoint', 'longest-utterance', 'hold', 'longest-hold', 'position', 'verdict');
  if (turn.speech !== 'ended') {
    const utteranceId = turn.utteranceIds.at(-1)!;
    step.emit({ type: 'utterance-ended', epoch, utteranceId, speechEndSample: turn.speechEndSample, decidedSample: turn.speechEndSample, reason: 'abandoned' });
    step.effect({ type: 'close-utterance', utteranceId, speechEndSample: turn.speechEndSample });
  }
  step.effect({ type: 'discard-utterances', utteranceIds: turn.utteranceIds });
  step.update({ turn: null });
}
