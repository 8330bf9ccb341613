import { flushAnswer, progressPlayback, resumeAnswer } from './answers.ts';
import type { DuplexEvent } from './duplex-events.ts';
import { isAudible } from './duplex-state.ts';
import { startRequest } from './requests.ts';
import { isDry } from './silence-limit.ts';
import { abandonTurn, onAnswerAudible } from './user-speech.ts';
import type { Step } from './step.ts';

type Of<Type extends DuplexEvent['type']> = Extract<DuplexEvent, { type: Type }>;

/** A report of the player. Reports of an older epoch are about sound that is gone. */
export function onPlaybackProgressed(step: Step, event: Of<'playback-progressed'>): void {
  if (event.epoch !== step.state.answer?.epoch) return;
  const wasAudible = isAudible(step.state.answer);
  progressPlayback(step, event.playedSample, event.outputLatencySamples);
  if (!wasAudible) onAnswerAudible(step);
}

export function onPlaybackConfirmed(step: Step, event: Of<'playback-confirmed'>): void {
  const { answer } = step.state;
  if (answer === null || event.epoch !== answer.epoch) return;
  progressPlayback(step, event.playedSample, 0);
  if (step.state.answer?.pendingCommand?.commandId !== event.commandId) return;
  step.updateAnswer({ pendingCommand: null });
  if (event.action === 'hold') startWaitingRequest(step);
}

/** The held position is known, or has been waited for long enough: the monitoring seat may start from there. */
export function startWaitingRequest(step: Step): void {
  const { turn } = step.state;
  if (turn === null || turn.awaitsPosition === 'no') return;
  startRequest(step, turn.awaitsPosition === 'complete');
}

/** The answer is silent for too long: the page is stuck or was suspended, or the engine does not go on. The heard part is kept. */
export function onStall(step: Step): void {
  const { answer } = step.state;
  if (answer === null || answer.playback === 'held' || !step.state.isConnected) return;
  if (isDry(answer.ledger)) {
    step.recover('answer-broken-off');
    step.reportError('engine.timed-out', { what: 'rest of the answer' });
  } else {
    step.recover('playback-stalled');
  }
  flushAnswer(step, 'failure');
}

/** An accepted answer made no sound. */
export function onNoFirstAudio(step: Step): void {
  const { answer } = step.state;
  if (answer === null || isAudible(answer) || answer.ledger.spokenSamples > 0) return;
  step.recover('no-first-audio');
  step.reportError('engine.timed-out', { what: 'first audio' });
  flushAnswer(step, 'failure');
}

/** A seat gave no verdict in time. */
export function onNoVerdict(step: Step): void {
  if (step.state.turn?.request == null || step.state.turn.request.verdict !== null) return;
  step.recover('no-verdict');
  step.reportError('engine.timed-out', { what: 'verdict' });
  abandonTurn(step, 'failed');
  resumeAnswer(step);
}

export function onRequestFailed(step: Step, event: Of<'request-failed'>): void {
  const { turn, answer } = step.state;
  if (turn?.request?.requestId === event.requestId) {
    step.reportError(event.error.code, event.error.parameters);
    abandonTurn(step, 'failed');
    resumeAnswer(step);
    return;
  }
  if (answer?.requestId !== event.requestId) return;
  step.reportError(event.error.code, event.error.parameters);
  // What came so far is still said; its end is told like that of any answer.
  if (answer.ledger.text === '' && answer.ledger.spokenSamples === 0) flushAnswer(step, 'failure');
}
