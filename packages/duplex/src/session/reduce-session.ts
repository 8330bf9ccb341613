import type { RequestId } from '@duet/shared';
import { appendSpeech, appendText, markGenerated } from '../ledger/heard-ledger.ts';
import { announceGenerated, finishIfHeard, flushAnswer, progressPlayback, speakText } from './answers.ts';
import { obeyCommand } from './commands.ts';
import type { DuplexEffect } from './duplex-effects.ts';
import type { DuplexEvent, TimerName } from './duplex-events.ts';
import { isAudible, type DuplexState, type Request } from './duplex-state.ts';
import { onNoFirstAudio, onNoVerdict, onPlaybackConfirmed, onPlaybackProgressed, onRequestFailed, onStall, startWaitingRequest } from './playback.ts';
import { decideTurn } from './requests.ts';
import { isDry, silenceLimitMs } from './silence-limit.ts';
import { Step } from './step.ts';
import { abandonTurn, endUtterance, onHoldDue, onHypothesis, onLongestHold, onLongestUtterance, onOnset, onPause, onQuestionTyped, onSpeculationDue, onSpeechContinued } from './user-speech.ts';

/**
 * The duplex session as a pure state machine: no timers, sockets or models in it; the use case runs its effects.
 * @param now milliseconds on any monotonic clock; the same log with the same times gives the same state.
 */
export function reduceSession(state: DuplexState, event: DuplexEvent, now: number): { state: DuplexState; effects: DuplexEffect[] } {
  if (state.hasEnded) return { state, effects: [] };
  const step = new Step(state);
  apply(step, event, now);
  return step.finish();
}

function apply(step: Step, event: DuplexEvent, now: number): void {
  switch (event.type) {
    case 'onset': return onOnset(step, event);
    case 'pause': return onPause(step, event, now);
    case 'speech-continued': return onSpeechContinued(step, event.sample);
    case 'hypothesis': return onHypothesis(step, event, now);
    case 'timer-fired': return onTimer(step, event.timer);
    case 'verdict': return onVerdict(step, event);
    case 'transcript': return onTranscript(step, event.requestId, event.text);
    case 'answer-text': return onRequestMade(step, event.requestId, (request) => ({ ledger: appendText(request.ledger, event.text) }), event.text);
    case 'answer-speech': return onSpeech(step, event);
    case 'answer-generated': return onGenerated(step, event.requestId);
    case 'answer-source': return onSource(step, event);
    case 'request-failed': return onRequestFailed(step, event);
    case 'playback-progressed': return onPlaybackProgressed(step, event);
    case 'playback-confirmed': return onPlaybackConfirmed(step, event);
    case 'question-typed': return onQuestionTyped(step, event);
    case 'command-given':
      // "Go on" with no answer to go on with leaves what is being asked alone.
      if (event.command !== 'go-on' || step.state.answer !== null) abandonTurn(step, 'interrupted');
      else if (step.state.turn !== null) return;
      return obeyCommand(step, event.command);
    case 'text-to-speak': return speakText(step, event.text);
    case 'reset': return onReset(step);
    case 'microphone-closed': return endUtterance(step, event.reason, event.sample);
    case 'connection-lost': return onConnectionLost(step);
    case 'connection-restored': return onConnectionRestored(step, event.heard);
    case 'settings-changed':
      return step.update({ settings: event.settings, talkMode: event.talkMode });
    case 'ended': return onEnded(step);
  }
}

function onTimer(step: Step, timer: TimerName): void {
  if (!step.state.timers.has(timer)) return;
  step.update({ timers: new Set([...step.state.timers].filter((name) => name !== timer)) });
  switch (timer) {
    case 'hold': return onHoldDue(step);
    case 'longest-hold': return onLongestHold(step);
    case 'speculation': return onSpeculationDue(step);
    case 'endpoint': return endUtterance(step, 'silence', step.state.turn?.speechEndSample ?? 0);
    case 'longest-utterance': return onLongestUtterance(step);
    case 'position': return startWaitingRequest(step);
    case 'verdict': return onNoVerdict(step);
    case 'first-audio': return onNoFirstAudio(step);
    case 'stall': return onStall(step);
    case 'noise-shown': return step.update({ isNoiseShown: false });
    case 'cut-shown': return step.update({ isCutShown: false });
  }
}

function onVerdict(step: Step, event: Extract<DuplexEvent, { type: 'verdict' }>): void {
  const { turn } = step.state;
  if (turn?.request?.requestId !== event.requestId || turn.request.verdict !== null) return;
  step.clearTimer('verdict');
  step.updateTurn({ request: { ...turn.request, verdict: event.verdict, text: event.text, command: event.command } });
  step.emit({
    type: 'verdict-decided', epoch: step.state.epoch, ...event.verdict, utteranceId: turn.utteranceIds.at(-1) ?? null,
    requestId: event.requestId, seat: turn.request.seat, isOverlap: isAudible(step.state.answer), text: event.text,
  });
  decideTurn(step);
}

function onTranscript(step: Step, requestId: RequestId, text: string): void {
  const request = step.state.turn?.request;
  if (request?.requestId === requestId) step.updateTurn({ request: { ...request, text } });
}

/** Adds to what a request has made: to the undecided turn's request, or to the answer it became. */
function onRequestMade(step: Step, requestId: string, change: (made: Pick<Request, 'ledger'>) => Partial<Pick<Request, 'ledger'>>, shownText = ''): void {
  const { turn, answer, epoch } = step.state;
  if (turn?.request?.requestId === requestId) {
    step.updateTurn({ request: { ...turn.request, ...change(turn.request) } });
  } else if (answer?.requestId === requestId) {
    step.updateAnswer(change(answer));
    if (shownText !== '') step.emit({ type: 'answer-delta', epoch, answerId: answer.answerId, text: shownText });
  }
}

function onSpeech(step: Step, event: Extract<DuplexEvent, { type: 'answer-speech' }>): void {
  const wasDry = step.state.answer !== null && isDry(step.state.answer.ledger);
  onRequestMade(step, event.requestId, (made) => ({ ledger: appendSpeech(made.ledger, event) }));
  const { answer, epoch } = step.state;
  if (answer?.requestId !== event.requestId || event.samples === 0) return;
  step.clearTimer('first-audio');
  if (wasDry && answer.playback !== 'held') step.setTimer('stall', silenceLimitMs(answer.ledger));
  const marks = answer.ledger.stretches.at(-1);
  if (marks === undefined) return;
  step.emit({
    type: 'answer-marked', epoch, answerId: answer.answerId, isEstimated: marks.wordEnds.length === 0,
    marks: marks.wordEnds.length > 0 ? [...marks.wordEnds] : [{ endCharacter: marks.endCharacter, endSample: marks.endSample }],
  });
}

function onGenerated(step: Step, requestId: string): void {
  onRequestMade(step, requestId, (made) => ({ ledger: markGenerated(made.ledger) }));
  if (step.state.answer?.requestId !== requestId) return;
  announceGenerated(step);
  if (step.state.timers.has('stall')) step.setTimer('stall', silenceLimitMs(step.state.answer.ledger));
  finishIfHeard(step);
}

function onSource(step: Step, event: Extract<DuplexEvent, { type: 'answer-source' }>): void {
  const { turn, answer } = step.state;
  if (turn?.request?.requestId === event.requestId) step.updateTurn({ request: { ...turn.request, source: event.source, frameAgeMs: event.frameAgeMs } });
  else if (answer?.requestId === event.requestId) {
    step.updateAnswer({ source: event.source });
    step.emit({ type: 'answer-sourced', epoch: step.state.epoch, answerId: answer.answerId, source: event.source, frameAgeMs: event.frameAgeMs });
  }
}

function onReset(step: Step): void {
  abandonTurn(step, 'reset');
  flushAnswer(step, 'reset');
  step.clearTimer('noise-shown', 'cut-shown');
  step.update({ epoch: step.state.epoch + 1, lastAnswer: null, isNoiseShown: false, isCutShown: false });
  step.effect({ type: 'forget-conversation' });
  step.emit({ type: 'conversation-reset', epoch: step.state.epoch });
}

/** The page is away: it plays out what it has, and nothing is judged until it is back. */
function onConnectionLost(step: Step): void {
  if (!step.state.isConnected) return;
  step.clearTimer('stall');
  step.update({ isConnected: false });
}

function onConnectionRestored(step: Step, heard: { epoch: number; playedSample: number } | null): void {
  step.update({ isConnected: true });
  const { answer } = step.state;
  // Speech that was broken by the gap cannot be judged as a whole. What was said to its end, or to a pause, arrived whole.
  if (step.state.turn?.question === null && step.state.turn.speech === 'speaking') abandonTurn(step, 'interrupted');
  if (answer === null) return;
  if (heard !== null && heard.epoch === answer.epoch) progressPlayback(step, heard.playedSample, 0);
  if (step.state.answer === null) return;
  step.updateAnswer({ pendingCommand: null });
  step.effect({ type: 'resend-output', answerId: answer.answerId, fromSample: step.state.answer.ledger.playedSample });
  if (!isAudible(step.state.answer)) {
    if (answer.ledger.spokenSamples > 0) step.setTimer('stall', silenceLimitMs(answer.ledger));
    return;
  }
  // Whatever the state says: the last command may have gone to a connection that was dead already.
  step.commandPlayback(answer.isWaiting || (answer.playback === 'held' && step.state.turn !== null) ? 'hold' : 'resume');
}

function onEnded(step: Step): void {
  abandonTurn(step, 'interrupted');
  flushAnswer(step, 'stop-button');
  step.clearTimer(...step.state.timers);
  step.update({ hasEnded: true });
}
