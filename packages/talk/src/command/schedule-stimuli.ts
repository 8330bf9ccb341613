import { randomUUID } from 'node:crypto';
import { msToSamples, upSampleRateHz, type QuestionId } from '@duet/shared';
import type { EventLog } from './event-log.ts';
import type { HeldCall } from './held-call.ts';
import type { QuestionWatch } from './question-watch.ts';
import type { TurnWatch } from './turn-watch.ts';

/** What is to be said, typed and shown, already loaded. */
export type Stimulus =
  | { type: 'say'; name: string; samples: Int16Array; atSeconds: number | null }
  | { type: 'text'; text: string; atSeconds: number | null }
  | { type: 'image'; name: string; image: Uint8Array<ArrayBuffer>; atSeconds: number | null };

const frameMs = 20;
const cameraEveryFrames = 25;
/** Digital silence before the first clip, so that its first sound is an onset like any other. */
const leadInMs = 300;

interface Watches { watch: TurnWatch; questions: QuestionWatch; log: EventLog }

/** @returns what is to be called each 20 ms; true when all was said and the assistant has finished. */
export function scheduleStimuli(call: HeldCall, { watch, questions, log }: Watches, stimuli: readonly Stimulus[]): (frame: number) => boolean {
  const open = [...stimuli];
  // A picture asks nothing: what comes first is the first that is said or typed.
  const first = stimuli.find(({ type }) => type !== 'image');
  let hasAsked = false;
  let image: Uint8Array<ArrayBuffer> | null = null;

  const speak = ({ name, samples }: Extract<Stimulus, { type: 'say' }>, atSample: number): void => {
    const mark = (type: string, micSample: number): void => { log.client(type, { name, micSample }, performance.now()); };
    const start = call.microphone.play(samples, atSample, {
      onStarted: () => {
        mark('stimulus-started', start);
        questions.asked(name, null, performance.now());
      },
      onEnded: () => {
        mark('stimulus-ended', start + samples.length);
        watch.asked(performance.now());
        hasAsked = true;
      },
    });
  };
  const show = (): void => {
    if (image !== null && call.client.isInCall) call.client.send('camera-frame', { capturedAt: Date.now(), image });
  };
  const perform = (stimulus: Stimulus): void => {
    open.splice(open.indexOf(stimulus), 1);
    if (stimulus.type === 'image') {
      // At once, and not at the camera's next turn: the question that follows in the same frame is about it.
      image = stimulus.image;
      show();
    } else if (stimulus.type === 'text') {
      const questionId = randomUUID() as QuestionId;
      watch.asked(performance.now());
      questions.asked(stimulus.text, questionId, performance.now());
      hasAsked = true;
      call.client.send('question-typed', { questionId, text: stimulus.text });
    } else {
      speak(stimulus, call.microphone.nextSample + (hasAsked ? 0 : msToSamples(leadInMs, upSampleRateHz)));
    }
  };
  for (const stimulus of stimuli) {
    // Placed on the sample that was asked for, not on the frame in which it falls due.
    if (stimulus.type !== 'say' || stimulus.atSeconds === null) continue;
    open.splice(open.indexOf(stimulus), 1);
    speak(stimulus, Math.round(stimulus.atSeconds * upSampleRateHz));
  }
  return (frame) => {
    if (frame % cameraEveryFrames === 0) show();
    for (const stimulus of open.filter(({ atSeconds }) => atSeconds !== null && atSeconds * 1000 <= frame * frameMs)) perform(stimulus);
    const isFirst = first !== undefined && open.includes(first);
    const isQuiet = call.microphone.isSilent && (isFirst || (hasAsked && watch.isAssistantDone(performance.now())));
    if (!isQuiet) return false;
    // What has no time comes after everything that stands before it on the command line.
    const next = open[0]?.atSeconds === null && mayFollow(call, stimuli, open[0]) ? open[0] : undefined;
    if (next !== undefined) perform(next);
    return next === undefined && call.microphone.isDone && open.every((stimulus) => stimulus.type === 'image');
  };
}

/** No recording with a time that stands before `stimulus` on the command line is still to come. */
function mayFollow(call: HeldCall, stimuli: readonly Stimulus[], stimulus: Stimulus): boolean {
  const seconds = call.microphone.nextSample / upSampleRateHz;
  return stimuli.slice(0, stimuli.indexOf(stimulus)).every(({ atSeconds }) => atSeconds === null || atSeconds < seconds);
}
