import type { MeasureName } from '@duet/shared';
import type { TurnView } from '../call-view.ts';

/** The way from your last word to the first sound of the answer, in milliseconds; the four add up to `total`. */
export interface TurnStages {
  readonly turn: number;
  readonly endpoint: number;
  readonly verdict: number;
  readonly firstAudio: number;
  readonly played: number;
  readonly total: number;
}

export const measureOf = (turn: TurnView, name: MeasureName): number | null => turn.measures.find((measure) => measure.name === name)?.ms ?? null;

/**
 * Null where no answer was heard. The stages come from two clocks, so a stage can come out slightly negative: it then counts as 0 and the
 * others are not stretched, which is why the bar may end a little before its figure.
 */
export function turnStages(turn: TurnView): TurnStages | null {
  const total = measureOf(turn, 'voice_to_voice_ms');
  if (total === null) return null;
  const within = (ms: number): number => Math.max(0, Math.min(total, ms));
  const endpoint = within(measureOf(turn, 'endpoint_delay_ms') ?? 0);
  const verdict = within(measureOf(turn, 'verdict_ms') ?? 0);
  const firstAudio = within((measureOf(turn, 'first_audio_ms') ?? verdict) - verdict);
  const played = within(total - endpoint - verdict - firstAudio);
  return { turn: turn.turn, endpoint, verdict, firstAudio, played, total };
}
