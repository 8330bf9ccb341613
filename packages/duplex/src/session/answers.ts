import type { AnswerId, RequestId, ServerEvent } from '@duet/shared';
import { advancePlayed, emptyLedger, heardText, isPlayedToEnd } from '../ledger/heard-ledger.ts';
import type { Answer, Request, Turn } from './duplex-state.ts';
import { isAudible } from './duplex-state.ts';
import { engineLimitMs, silenceLimitMs } from './silence-limit.ts';
import type { Step } from './step.ts';

/** How long a cut answer is shown as cut, unless something else happens before. */
const cutShownMs = 700;

type InterruptedBy = ServerEvent<'answer-interrupted'>['by'];

/** Stops the running answer for good: the history keeps what was heard of it. Raises the epoch, so nothing of it sounds any more. */
export function flushAnswer(step: Step, by: InterruptedBy): void {
  const { answer } = step.state;
  if (answer === null) return;
  const { ledger, answerId } = answer;
  step.commandPlayback('flush');
  step.clearTimer('first-audio', 'stall', 'hold', 'longest-hold');
  step.effect({ type: 'drop-output', answerId });
  step.effect({ type: 'abort-request', requestId: answer.requestId });
  step.effect({ type: 'record-answer', answerId, text: ledger.text, heardCharacters: ledger.heardCharacters, isInterrupted: true });
  step.emit({
    type: 'answer-interrupted', epoch: step.state.epoch, answerId, heardText: heardText(ledger), heardCharacters: ledger.heardCharacters, isEstimated: ledger.isEstimated, by,
  });
  discardQuestion(step, answer);
  step.update({ answer: null, lastAnswer: { text: ledger.text, heardCharacters: ledger.heardCharacters }, epoch: step.state.epoch + 1, isCutShown: isAudible(answer) });
  if (isAudible(answer)) step.setTimer('cut-shown', cutShownMs);
}

/** Swaps the roles and lets an accepted request speak under a new epoch. */
export function adoptRequest(step: Step, turn: Turn, request: Request): void {
  if (step.state.answer === null) step.update({ epoch: step.state.epoch + 1 });
  else flushAnswer(step, turn.question === null ? 'query-audio' : 'query-text');
  const { epoch } = step.state;
  const answerId = step.newId('a') as AnswerId;
  step.update({ generationSeat: request.seat });
  step.emit({ type: 'seat-swapped', epoch, generationSeat: request.seat, reason: turn.question === null ? 'query-audio' : 'query-text' });
  openAnswer(step, { answerId, requestId: request.requestId, turn, ledger: request.ledger, source: request.source, frameAgeMs: request.frameAgeMs });
  step.effect({ type: 'adopt-request', requestId: request.requestId, answerId, epoch, seat: request.seat });
}

/** Speaks text that no engine made: a greeting, a repetition, the rest of an interrupted answer. The generation seat says it. */
export function speakText(step: Step, text: string): void {
  if (step.state.answer !== null) flushAnswer(step, 'command');
  else step.update({ epoch: step.state.epoch + 1 });
  const requestId = step.newId('r') as RequestId;
  const answerId = step.newId('a') as AnswerId;
  openAnswer(step, { answerId, requestId, turn: null, ledger: emptyLedger, source: '', frameAgeMs: null });
  step.effect({ type: 'speak-text', requestId, answerId, epoch: step.state.epoch, seat: step.state.generationSeat, text });
}

interface Opening { answerId: AnswerId; requestId: RequestId; turn: Turn | null; ledger: Request['ledger']; source: string; frameAgeMs: number | null }

function openAnswer(step: Step, { answerId, requestId, turn, ledger, source, frameAgeMs }: Opening): void {
  const { epoch, generationSeat } = step.state;
  step.update({
    answer: { answerId, requestId, seat: generationSeat, epoch, ledger, playback: 'playing', isWaiting: false, turn, pendingCommand: null, source },
  });
  step.emit({ type: 'answer-started', epoch, answerId, seat: generationSeat, questionId: turn?.question?.questionId ?? null, source, frameAgeMs });
  if (ledger.text !== '') step.emit({ type: 'answer-delta', epoch, answerId, text: ledger.text });
  if (ledger.isGenerated) announceGenerated(step);
  if (ledger.spokenSamples > 0) step.setTimer('stall', silenceLimitMs(ledger));
  else step.setTimer('first-audio', engineLimitMs);
}

export function announceGenerated(step: Step): void {
  const { answer, epoch } = step.state;
  if (answer === null) return;
  step.emit({ type: 'answer-generated', epoch, answerId: answer.answerId, totalSamples: answer.ledger.spokenSamples, source: answer.source });
}

/** The user went on before the first sample was heard: nothing was said, so nothing enters the history; the turn is taken up again. */
export function withdrawUnheardAnswer(step: Step): Turn | null {
  const { answer } = step.state;
  if (answer === null || isAudible(answer)) return null;
  step.clearTimer('first-audio', 'stall');
  step.commandPlayback('flush');
  step.effect({ type: 'drop-output', answerId: answer.answerId });
  step.effect({ type: 'abort-request', requestId: answer.requestId });
  step.emit({ type: 'request-aborted', epoch: step.state.epoch, requestId: answer.requestId, reason: 'more-speech' });
  step.emit({ type: 'answer-interrupted', epoch: step.state.epoch, answerId: answer.answerId, heardText: '', heardCharacters: 0, isEstimated: false, by: 'query-audio' });
  step.effect({ type: 'record-answer', answerId: answer.answerId, text: answer.ledger.text, heardCharacters: 0, isInterrupted: true });
  // The roles stay as they are: they pass only on an accepted query, and the merged turn is the next one.
  step.update({ answer: null, epoch: step.state.epoch + 1 });
  return answer.turn;
}

export function progressPlayback(step: Step, playedSample: number, outputLatencySamples: number): void {
  const { answer, epoch } = step.state;
  if (answer === null) return;
  const before = answer.ledger;
  const ledger = advancePlayed(before, playedSample, outputLatencySamples);
  if (ledger === before) return;
  step.updateAnswer({ ledger });
  if (ledger.heardCharacters > before.heardCharacters) {
    step.emit({ type: 'answer-heard', epoch, answerId: answer.answerId, heardCharacters: ledger.heardCharacters, isEstimated: ledger.isEstimated });
  }
  if (ledger.playedSample > before.playedSample && answer.playback !== 'held') step.setTimer('stall', silenceLimitMs(ledger));
  finishIfHeard(step);
}

/** Ends the answer when its last sample was played. An answer without any sound ends at once: its text was shown. */
export function finishIfHeard(step: Step): void {
  const { answer, epoch } = step.state;
  if (answer === null || !isPlayedToEnd(answer.ledger)) return;
  const { ledger, answerId } = answer;
  step.clearTimer('first-audio', 'stall', 'hold', 'longest-hold');
  if (ledger.heardCharacters < ledger.text.length) {
    step.emit({ type: 'answer-heard', epoch, answerId, heardCharacters: ledger.text.length, isEstimated: false });
  }
  step.effect({ type: 'record-answer', answerId, text: ledger.text, heardCharacters: ledger.text.length, isInterrupted: false });
  step.emit({ type: 'answer-finished', epoch, answerId });
  discardQuestion(step, answer);
  step.update({ answer: null, lastAnswer: { text: ledger.text, heardCharacters: ledger.text.length } });
}

/** The answer is over, so its turn cannot be taken up again. */
function discardQuestion(step: Step, { turn }: Answer): void {
  if (turn !== null && turn.utteranceIds.length > 0) step.effect({ type: 'discard-utterances', utteranceIds: turn.utteranceIds });
}

/** Full volume again, from the held sample where it was held. */
export function resumeAnswer(step: Step): void {
  const { answer } = step.state;
  if (answer === null || answer.isWaiting || answer.playback === 'playing') return;
  step.commandPlayback('resume');
}
