import { summarize, type MeasureSummary } from '@duet/shared';
import { HeldCall } from '@duet/talk';
import { BenchUnavailable, type Bench } from '../framework/bench.ts';
import { startInference } from '../service/start-duet.ts';
import { joined, openMicrophone } from '../verdicts/open-microphone.ts';
import { readRecordedClips, type Clip, type ClipClass } from '../verdicts/recorded-clips.ts';
import { playClip, type ClipCondition, type ClipOutcome } from './play-clip.ts';

interface Played { clip: Pick<Clip, 'name' | 'clipClass'>; condition: ClipCondition; outcome: ClipOutcome }

const conditions: readonly ClipCondition[] = (['open', 'strict'] as const).flatMap((listening) => [false, true].map((isOverAnswer) => ({ listening, isOverAnswer })));
/** At once; more calls than cores would measure an overloaded recognizer. */
const atOnce = 2;

/** All recorded clips through real calls with the embedded engine, over the public protocol, in real time. */
export const clipsBench: Bench = {
  name: 'clips',
  description: 'recorded clips through real calls: what is answered and what ends an answer (40 min; --minutes N adds an open microphone)',
  isTimed: false,
  async run({ minutes, url, extra }, progress) {
    const clips = recordedClips().filter(({ clipClass }) => clipClass !== 'long' && (extra['class'] === undefined || extra['class'] === clipClass));
    const service = url === null ? await startInference({ DUET_ENGINE: 'embedded', DUET_MAX_SESSIONS: '8', DUET_LONGEST_CALL_SECONDS: '7200', DUET_IDLE_LIMIT_SECONDS: '7200' }) : null;
    const address = url ?? service?.url ?? '';
    const played: Played[] = [];
    const failures: string[] = [];
    const measures: Record<string, MeasureSummary> = {};
    try {
      const queue = clips.flatMap((clip) => conditions.map((condition) => ({ clip, condition })));
      const work = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const { clip, condition } = next;
          const outcome = await playClip(address, clip.samples, condition);
          played.push({ clip: { name: clip.name, clipClass: clip.clipClass }, condition, outcome });
          progress(`${condition.listening}${condition.isOverAnswer ? ', over an answer' : ''}: ${clip.name}: ${outcome.verdicts.join(' ') || 'nothing'}${outcome.isAnswered ? ' ANSWERED' : ''}${outcome.heard === '' ? '' : ` (${outcome.heard})`}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      if (minutes !== null && minutes > 0) for (const listening of ['strict', 'open'] as const) measures[`open_microphone_false_replies_${listening}`] = await openCall(address, clips, minutes, listening);
    } finally {
      await service?.stop();
    }
    Object.assign(measures, sharesOf(played));
    failures.push(...missedTargets(measures), ...played.flatMap(({ clip, outcome }) => (outcome.problem === null ? [] : [`${clip.name}: ${outcome.problem}`])));
    return { settings: { engine: 'embedded', atOnce, minutes: minutes ?? 0 }, measures, failures, details: played };
  },
};

function recordedClips(): Clip[] {
  try {
    return readRecordedClips();
  } catch (error) {
    throw new BenchUnavailable(error instanceof Error ? error.message : String(error));
  }
}

function sharesOf(played: readonly Played[]): Record<string, MeasureSummary> {
  const share = (isOf: (entry: Played) => boolean, isHit: (outcome: ClipOutcome) => boolean): MeasureSummary => {
    const chosen = played.filter(isOf);
    const hits = chosen.filter(({ outcome }) => isHit(outcome)).length;
    return { ...summarize(chosen.length === 0 ? [] : [hits / chosen.length], 'share'), n: chosen.length };
  };
  const of = (classes: readonly ClipClass[], listening: ClipCondition['listening'], isOverAnswer: boolean) => ({ clip, condition }: Played): boolean =>
    classes.includes(clip.clipClass) && condition.listening === listening && condition.isOverAnswer === isOverAnswer;
  const measures: Record<string, MeasureSummary> = {
    query_clips_with_onset: share(of(['query'], 'open', false), ({ onsets }) => onsets > 0),
    query_clips_with_verdict: share(of(['query'], 'open', false), ({ verdicts }) => verdicts.length > 0),
  };
  for (const listening of ['open', 'strict'] as const) {
    measures[`query_clips_answered_${listening}`] = share(of(['query'], listening, false), ({ isAnswered }) => isAnswered);
    measures[`query_clips_end_answer_${listening}`] = share(of(['query'], listening, true), ({ hasEndedAnswer }) => hasEndedAnswer === true);
    for (const [name, classes] of Object.entries({ noise: ['noise'], other_speech: ['statement', 'conversation', 'chinese'], backchannel: ['backchannel'], name: ['name'] } as const)) {
      measures[`${name}_answered_${listening}`] = share(of(classes, listening, false), ({ isAnswered }) => isAnswered);
      measures[`${name}_ends_answer_${listening}`] = share(of(classes, listening, true), ({ hasEndedAnswer }) => hasEndedAnswer === true);
    }
  }
  return measures;
}

function missedTargets(measures: Readonly<Record<string, MeasureSummary>>): string[] {
  const count = ({ n, p50 }: MeasureSummary): number => Math.round(n * p50);
  const missed = (name: string, isMet: (summary: MeasureSummary) => boolean, target: string): string[] => {
    const summary = measures[name];
    return summary === undefined || summary.n === 0 || isMet(summary) ? [] : [`${name}: ${String(count(summary))} of ${String(summary.n)}, the target is ${target}`];
  };
  return [
    ...missed('query_clips_with_onset', (summary) => count(summary) === summary.n, 'all'),
    ...missed('query_clips_with_verdict', (summary) => count(summary) === summary.n, 'all'),
    ...missed('query_clips_answered_open', (summary) => summary.p50 >= 23 / 25, 'at least 23 of 25'),
    ...missed('other_speech_answered_strict', (summary) => summary.p50 <= 0.1, 'at most 10 %'),
    ...['noise_answered_open', 'noise_answered_strict', 'noise_ends_answer_open', 'noise_ends_answer_strict'].flatMap((name) => missed(name, (summary) => count(summary) <= 2, 'at most 2')),
  ];
}

/** Minutes of noise and talk that nobody means for the assistant, in one call, in real time: how often it answers. */
async function openCall(url: string, clips: readonly Clip[], minutes: number, listening: ClipCondition['listening']): Promise<MeasureSummary> {
  let replies = 0;
  const call = await HeldCall.open({ url, isInsecure: true, call: { client: 'bench', settings: { listening } }, onEvent: (event) => { if (event.type === 'answer-started') replies += 1; } });
  await new Promise<void>((resolve) => { call.microphone.play(joined(openMicrophone(clips, minutes)), undefined, { onEnded: resolve }); });
  await call.end().catch(() => { call.abandon(); });
  return { ...summarize([replies], 'replies'), n: minutes };
}
