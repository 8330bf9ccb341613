import { setTimeout as wait } from 'node:timers/promises';
import { samplesToMs, upSampleRateHz, type AnyServerEvent, type QuestionId } from '@duet/shared';
import { HeldCall } from '@duet/talk';

export interface ClipCondition {
  listening: 'open' | 'strict';
  /** Played over a running answer, instead of in silence. */
  isOverAnswer: boolean;
}

/** What one clip did in a real call. */
export interface ClipOutcome {
  onsets: number;
  /** Kinds of the verdicts on the clip, in order. */
  verdicts: string[];
  heard: string;
  /** The assistant answered it, or obeyed it. */
  isAnswered: boolean;
  /** The running answer ended before its own end; null in silence. */
  hasEndedAnswer: boolean | null;
  problem: string | null;
}

/** An answer long enough to be talked over. */
const longQuestion = 'tell me about elephants';
/** Longest silence of the endpoint, a slow verdict, and the answer's first words. */
const settleMs = 3500;

/** Plays a clip into a fresh call over the public protocol and waits until it has been dealt with. */
export async function playClip(url: string, samples: Int16Array, { listening, isOverAnswer }: ClipCondition): Promise<ClipOutcome> {
  const events: AnyServerEvent[] = [];
  const call = await HeldCall.open({ url, isInsecure: true, call: { client: 'bench', settings: { listening } }, onEvent: (event) => events.push(event) });
  try {
    if (isOverAnswer && !(await beginAnswer(call, events))) return { onsets: 0, verdicts: [], heard: '', isAnswered: false, hasEndedAnswer: null, problem: 'no answer to talk over' };
    const from = events.length;
    const spoken = new Promise<void>((resolve) => { call.microphone.play(samples, call.microphone.nextSample + upSampleRateHz / 5, { onEnded: resolve }); });
    await spoken;
    await wait(settleMs);
    return outcomeOf(events.slice(from), isOverAnswer);
  } finally {
    await call.end().catch(() => { call.abandon(); });
  }
}

async function beginAnswer(call: HeldCall, events: readonly AnyServerEvent[]): Promise<boolean> {
  call.client.send('question-typed', { questionId: 'long' as QuestionId, text: longQuestion });
  const deadline = performance.now() + 15_000;
  while (!events.some((event) => event.type === 'state-changed' && event.state === 'speaking')) {
    if (performance.now() > deadline) return false;
    await wait(50);
  }
  await wait(1000);
  return true;
}

function outcomeOf(events: readonly AnyServerEvent[], isOverAnswer: boolean): ClipOutcome {
  const verdicts = events.filter((event) => event.type === 'verdict-decided');
  const errors = events.flatMap((event) => (event.type === 'error-raised' ? [event.error.code] : []));
  return {
    onsets: events.filter((event) => event.type === 'utterance-started').length,
    verdicts: verdicts.map(({ state, kind }) => (state === 'noise' ? kind : `${kind}!`)),
    heard: verdicts.map(({ text }) => text).join(' | '),
    isAnswered: events.some((event) => event.type === 'answer-started' || event.type === 'command-obeyed'),
    hasEndedAnswer: isOverAnswer ? events.some((event) => event.type === 'answer-interrupted' && event.by !== 'failure') : null,
    problem: errors[0] ?? null,
  };
}

export const clipSeconds = (samples: Int16Array): number => samplesToMs(samples.length, upSampleRateHz) / 1000;
