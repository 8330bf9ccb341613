import { summarize, type MeasureSummary } from '@duet/shared';
import type { JudgedClip } from './judge-clip.ts';
import type { ClipClass } from './recorded-clips.ts';
import { areaUnder, rocOf, type RocPoint } from './roc.ts';
import type { ConditionName } from './verdict-bench.ts';

export type JudgedList = readonly { condition: ConditionName; clip: JudgedClip }[];

/** A share of clips in the form of the other measures: n is the number of clips, all figures are the share. */
const shareOf = (part: number, whole: number): MeasureSummary => ({ ...summarize([whole === 0 ? Number.NaN : part / whole], 'share'), n: whole });

/** Shares of clips that were accepted, by what they are. */
export function sharesOf(judged: JudgedList, recorded: ReadonlySet<string>): Record<string, MeasureSummary> {
  const accepted = (condition: ConditionName, isCounted: (clip: JudgedClip) => boolean): MeasureSummary => {
    const clips = judged.filter((line) => line.condition === condition && isCounted(line.clip)).map((line) => line.clip);
    return shareOf(clips.filter((clip) => clip.isAccepted).length, clips.length);
  };
  const isOf = (...classes: ClipClass[]) => (clip: JudgedClip): boolean => classes.includes(clip.clipClass);
  const isOther = isOf('statement', 'order', 'conversation', 'chinese');
  const queries = judged.filter((line) => line.condition === 'open, silence' && line.clip.clipClass === 'query');
  return {
    query_clips_with_verdict: shareOf(queries.filter(({ clip }) => clip.onsets > 0 && clip.turns.length > 0).length, queries.length),
    query_clips_accepted_open: accepted('open, silence', isOf('query')),
    query_clips_accepted_strict: accepted('strict, silence', isOf('query')),
    spoken_questions_accepted_strict: accepted('strict, silence', isOf('question')),
    spoken_questions_accepted_open: accepted('open, silence', isOf('question')),
    spoken_questions_interrupt_strict: accepted('strict, over an answer', isOf('question')),
    spoken_questions_interrupt_open: accepted('open, over an answer', isOf('question')),
    other_speech_answered_strict: accepted('strict, silence', isOther),
    recorded_other_speech_answered_strict: accepted('strict, silence', (clip) => recorded.has(clip.name) && isOther(clip)),
    other_speech_ends_answer_strict: accepted('strict, over an answer', isOther),
    names_answered_strict: accepted('strict, silence', isOf('name')),
    backchannels_answered_strict: accepted('strict, silence', isOf('backchannel')),
    backchannels_end_answer_strict: accepted('strict, over an answer', isOf('backchannel')),
    backchannels_end_answer_open: accepted('open, over an answer', isOf('backchannel')),
    noise_answered_strict: accepted('strict, silence', isOf('noise')),
    noise_answered_open: accepted('open, silence', isOf('noise')),
    noise_ends_answer_strict: accepted('strict, over an answer', isOf('noise')),
    noise_ends_answer_open: accepted('open, over an answer', isOf('noise')),
  };
}

const atMostTwo = (share: number, of: number): boolean => Math.round(share * of) <= 2;
const targets: readonly { measure: string; holds: (share: number, of: number) => boolean; says: string }[] = [
  { measure: 'query_clips_with_verdict', holds: (share) => share === 1, says: 'every query clip raises an onset and reaches a verdict' },
  { measure: 'query_clips_accepted_open', holds: (share) => share >= 0.92, says: 'at least 92 % of the query clips are accepted in open listening' },
  { measure: 'other_speech_answered_strict', holds: (share) => share <= 0.1, says: 'at most 10 % of other speech is answered in strict listening' },
  { measure: 'recorded_other_speech_answered_strict', holds: (share) => share <= 0.1, says: 'at most 10 % of other speech is answered in strict listening' },
  { measure: 'noise_answered_strict', holds: atMostTwo, says: 'at most 2 noise clips are answered in silence' },
  { measure: 'noise_answered_open', holds: atMostTwo, says: 'at most 2 noise clips are answered in silence' },
  { measure: 'noise_ends_answer_strict', holds: atMostTwo, says: 'at most 2 noise clips end a running answer' },
  { measure: 'noise_ends_answer_open', holds: atMostTwo, says: 'at most 2 noise clips end a running answer' },
];

export function missedTargets(measures: Readonly<Record<string, MeasureSummary>>): string[] {
  return targets.flatMap(({ measure, holds, says }) => {
    const value = measures[measure];
    if (value === undefined || value.n === 0) return [`${measure}: no clips`];
    return holds(value.p50, value.n) ? [] : [`${measure}: ${Math.round(value.p50 * value.n)} of ${value.n}; ${says}`];
  });
}

/** Curves of what is accepted at each likelihood. */
export function curvesOf(judged: JudgedList): { name: string; area: number; points: RocPoint[] }[] {
  const scores = (condition: ConditionName, classes: readonly ClipClass[]): number[] =>
    judged.filter((line) => line.condition === condition && classes.includes(line.clip.clipClass)).map((line) => line.clip.queryLikelihood);
  const curve = (name: string, queries: number[], others: number[]): { name: string; area: number; points: RocPoint[] } => ({ name, area: areaUnder(queries, others), points: rocOf(queries, others) });
  return [
    curve('questions of the domain, strict', scores('strict, silence', ['question']), scores('strict, silence', ['statement', 'order', 'conversation', 'chinese', 'name', 'backchannel'])),
    curve('queries against noise, open', scores('open, silence', ['question', 'query']), scores('open, silence', ['noise', 'backchannel'])),
  ];
}
