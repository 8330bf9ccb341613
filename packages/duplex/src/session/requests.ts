import { isQuery, otherSeat, type RequestId, type ServerEvent, type Verdict } from '@duet/shared';
import { emptyLedger } from '../ledger/heard-ledger.ts';
import { adoptRequest, resumeAnswer } from './answers.ts';
import { obeyCommand } from './commands.ts';
import { isAudible } from './duplex-state.ts';
import type { Step } from './step.ts';

/** A seat that has given no verdict in this long is given up; the answer that was held goes on. */
const verdictLimitMs = 15_000;
/** The page confirms a hold within one round trip; without a word from it the last report has to do. */
const positionLimitMs = 250;
/** How long a rejected utterance is shown. */
const noiseShownMs = 700;

/** The monitoring seat starts on what was said so far. Over an answer it first holds and waits for the confirmed position. */
export function beginRequest(step: Step, isComplete: boolean): void {
  const { turn, answer } = step.state;
  if (turn === null) return;
  if (answer !== null && isAudible(answer) && answer.playback !== 'held') {
    step.commandPlayback('hold');
    step.updateTurn({ awaitsPosition: isComplete ? 'complete' : 'speculative' });
    step.setTimer('position', positionLimitMs);
    if (!answer.isWaiting) step.setTimer('longest-hold', step.state.settings.longestHoldMs);
    return;
  }
  if (answer !== null && isAudible(answer) && answer.pendingCommand?.action === 'hold') {
    step.updateTurn({ awaitsPosition: isComplete ? 'complete' : 'speculative' });
    step.setTimer('position', positionLimitMs);
    return;
  }
  startRequest(step, isComplete);
}

export function startRequest(step: Step, isComplete: boolean): void {
  const { turn, answer, generationSeat } = step.state;
  if (turn === null) return;
  step.clearTimer('position');
  abortRequest(step, 'more-speech');
  const requestId = step.newId('r') as RequestId;
  const seat = otherSeat(generationSeat);
  const running = answer !== null && isAudible(answer) ? { answerId: answer.answerId, heardCharacters: answer.ledger.heardCharacters, cutSample: answer.ledger.playedSample } : null;
  step.updateTurn({
    awaitsPosition: 'no',
    request: {
      requestId, seat, isComplete, verdict: null, text: '', command: null, ledger: emptyLedger, source: '', frameAgeMs: null,
      cutSample: running === null ? -1 : running.cutSample,
    },
  });
  step.effect({ type: 'start-request', requestId, seat, utteranceIds: turn.utteranceIds, question: turn.question, isComplete, runningAnswer: running === null ? null : { answerId: running.answerId, heardCharacters: running.heardCharacters } });
  step.emit({ type: 'request-started', epoch: step.state.epoch, requestId, utteranceId: turn.utteranceIds.at(-1) ?? null, seat, isSpeculative: !isComplete });
  step.setTimer('verdict', verdictLimitMs);
}

/** Aborts the request of the undecided turn, if it has one. */
export function abortRequest(step: Step, reason: ServerEvent<'request-aborted'>['reason']): void {
  const request = step.state.turn?.request ?? null;
  if (request === null) return;
  step.clearTimer('verdict');
  step.effect({ type: 'abort-request', requestId: request.requestId });
  step.emit({ type: 'request-aborted', epoch: step.state.epoch, requestId: request.requestId, reason });
  step.updateTurn({ request: null });
}

/** Decides the turn when its verdict is known and the user has finished, or as soon as the verdict says that there is nothing to answer. */
export function decideTurn(step: Step): void {
  const { turn } = step.state;
  const request = turn?.request ?? null;
  if (turn === null || request === null || request.verdict === null) return;
  if (!isQuery(request.verdict)) {
    // Over an answer, noise resumes at once. In silence there is nothing to resume: the endpoint decides, the user may go on.
    if (isAudible(step.state.answer) && turn.speech !== 'ended') setTurnAside(step);
    else if (turn.isOverlap && isAudible(step.state.answer)) rejectTurn(step);
    else if (turn.speech === 'ended') rejectOrAskAgain(step, request.isComplete, request.verdict.kind);
    return;
  }
  if (turn.speech !== 'ended') return;
  acceptTurn(step);
}

/** An unfinished phrase may be judged otherwise once it is known that no more will come; sounds and backchannels will not. */
function rejectOrAskAgain(step: Step, isComplete: boolean, kind: Verdict['kind']): void {
  if (!isComplete && (kind === 'unknown' || kind === 'side-talk')) beginRequest(step, true);
  else rejectTurn(step);
}

function acceptTurn(step: Step): void {
  const { turn, answer } = step.state;
  const request = turn?.request ?? null;
  if (turn === null || request === null || request.verdict === null) return;
  // Played on since the seat was given the cut: it would answer to words that it does not know were heard.
  if (answer !== null && isAudible(answer) && request.cutSample >= 0 && answer.ledger.playedSample > request.cutSample + 24 * 100 && answer.playback !== 'held') {
    // A query it is, so this time the answer stays held however long the seat takes.
    step.updateTurn({ queryLikelihood: 1, wasHeldLongest: false });
    beginRequest(step, true);
    return;
  }
  step.clearTimer('verdict', 'hold', 'longest-hold', 'speculation', 'endpoint', 'longest-utterance', 'position');
  step.effect({ type: 'record-question', requestId: request.requestId, utteranceIds: turn.utteranceIds, question: turn.question, text: request.text, verdict: request.verdict });
  step.update({ turn: null, isNoiseShown: false });
  if (request.command !== null) {
    step.effect({ type: 'abort-request', requestId: request.requestId });
    step.effect({ type: 'discard-utterances', utteranceIds: turn.utteranceIds });
    obeyCommand(step, request.command);
    return;
  }
  adoptRequest(step, turn, request);
}

/**
 * Nothing that was said so far asks anything, so the answer goes on at once. The user may only have taken a breath: until the endpoint, more speech
 * belongs to the same turn and is judged with what came before it.
 */
function setTurnAside(step: Step): void {
  abortRequest(step, 'rejected');
  step.clearTimer('hold', 'longest-hold', 'position');
  step.updateTurn({ isSetAside: true, wasHeldLongest: false });
  step.update({ isNoiseShown: true });
  step.setTimer('noise-shown', noiseShownMs);
  resumeAnswer(step);
}

/** Not a question: nothing is said, nothing swaps, and a held answer goes on from the held sample. */
export function rejectTurn(step: Step): void {
  const { turn } = step.state;
  if (turn === null) return;
  abortRequest(step, 'rejected');
  step.clearTimer('verdict', 'speculation', 'endpoint', 'longest-utterance', 'hold', 'longest-hold', 'position');
  step.effect({ type: 'discard-utterances', utteranceIds: turn.utteranceIds });
  step.update({ turn: null, isNoiseShown: true });
  step.setTimer('noise-shown', noiseShownMs);
  resumeAnswer(step);
}
