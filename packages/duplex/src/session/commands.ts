import { flushAnswer, resumeAnswer, speakText } from './answers.ts';
import type { SessionCommand } from './duplex-events.ts';
import type { Step } from './step.ts';

/** A control phrase or its button: acts on the session and needs no spoken answer. */
export function obeyCommand(step: Step, command: SessionCommand): void {
  step.emit({ type: 'command-obeyed', epoch: step.state.epoch, command });
  switch (command) {
    case 'stop':
      flushAnswer(step, 'command');
      return;
    case 'wait':
      step.updateAnswer({ isWaiting: true });
      if (step.state.answer !== null && step.state.answer.playback !== 'held') step.commandPlayback('hold');
      step.clearTimer('longest-hold');
      return;
    case 'go-on':
      goOn(step);
      return;
    case 'repeat': {
      const { answer, lastAnswer } = step.state;
      const text = answer?.ledger.text ?? lastAnswer?.text ?? '';
      if (text === '') return resumeAnswer(step);
      speakText(step, text);
      return;
    }
    case 'louder':
    case 'quieter':
    case 'slower':
    case 'faster':
      step.effect({ type: 'change-setting', command });
      resumeAnswer(step);
  }
}

/** Goes on where the answer was held, or says what was not heard of the one that was interrupted. */
function goOn(step: Step): void {
  if (step.state.answer !== null) {
    step.updateAnswer({ isWaiting: false });
    resumeAnswer(step);
    return;
  }
  const { lastAnswer } = step.state;
  const rest = lastAnswer === null ? '' : lastAnswer.text.slice(lastAnswer.heardCharacters).trim();
  if (rest !== '') speakText(step, rest);
}
