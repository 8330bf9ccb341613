import { summarize, type MeasureSummary } from '@duet/shared';

/** What became of one spoken question. */
export interface HeardQuestion {
  voice: string;
  question: string;
  heard: string;
  /** The intent that was read; null for none. */
  read: string | null;
  wordErrors: number;
  words: number;
  isIntentRight: boolean;
  areSlotsRight: boolean;
  /** Processor time for a second of sound. */
  processorMsPerSecond: number;
  /** From the last sample to the final text with its alternatives. */
  endMs: number;
}

/** A share in the form of the other measures: n is how many it is of, all figures are the share. */
export const shareOf = (share: number, of: number): MeasureSummary => ({ ...summarize([share], 'share'), n: of });

const sum = (heard: readonly HeardQuestion[], value: (one: HeardQuestion) => number): number => heard.reduce((total, one) => total + value(one), 0);
const rightShare = (heard: readonly HeardQuestion[]): number => sum(heard, (one) => Number(one.areSlotsRight)) / heard.length;

function byVoice(heard: readonly HeardQuestion[]): HeardQuestion[][] {
  const voices = new Map<string, HeardQuestion[]>();
  for (const one of heard) voices.set(one.voice, [...(voices.get(one.voice) ?? []), one]);
  return [...voices.values()].sort((left, right) => rightShare(right) - rightShare(left));
}

/** The half of the voices that was understood best, half a voice counted as one. */
const betterHalf = (heard: readonly HeardQuestion[]): HeardQuestion[] => {
  const voices = byVoice(heard);
  return voices.slice(0, Math.ceil(voices.length / 2)).flat();
};

/** Share of the questions of which intent and slots were right. */
export const shareOverVoices = (heard: readonly HeardQuestion[], which: 'all' | 'better half'): number => rightShare(which === 'all' ? heard : betterHalf(heard));

/** The figures of one series, each name led by `name`. Shares of single voices are in `_by_voice`, one value a voice. */
export function summarizeHeard(name: string, heard: readonly HeardQuestion[]): Record<string, MeasureSummary> {
  const better = betterHalf(heard);
  const wordErrorShare = (some: readonly HeardQuestion[]): number => sum(some, (one) => one.wordErrors) / sum(some, (one) => one.words);
  return {
    [`${name}_word_errors_all_voices`]: shareOf(wordErrorShare(heard), sum(heard, (one) => one.words)),
    [`${name}_word_errors_better_half`]: shareOf(wordErrorShare(better), sum(better, (one) => one.words)),
    [`${name}_intent_all_voices`]: shareOf(sum(heard, (one) => Number(one.isIntentRight)) / heard.length, heard.length),
    [`${name}_intent_and_slots_all_voices`]: shareOf(rightShare(heard), heard.length),
    [`${name}_intent_and_slots_better_half`]: shareOf(rightShare(better), better.length),
    [`${name}_intent_and_slots_by_voice`]: summarize(byVoice(heard).map(rightShare), 'share'),
    [`${name}_processor_ms_per_second`]: summarize(heard.map((one) => one.processorMsPerSecond)),
    [`${name}_last_sample_to_final_ms`]: summarize(heard.map((one) => one.endMs)),
  };
}

/** Share of the questions of which intent and slots were right, by the name of the voice and then of the series; the best voice of the first series first. */
export function sharesByVoice(first: readonly HeardQuestion[], series: Readonly<Record<string, readonly HeardQuestion[]>>): Record<string, Record<string, number>> {
  const names = byVoice(first).map(([one]) => one?.voice ?? '');
  return Object.fromEntries(names.map((voice) => [voice, Object.fromEntries(Object.entries(series).map(([name, heard]) => [name, rightShare(heard.filter((one) => one.voice === voice))]))]));
}
