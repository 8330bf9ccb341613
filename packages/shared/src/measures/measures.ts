import { z } from '../schemas.ts';

/** The names of the measures, used alike in the page, logs, benches and docs. Each says from where to where it runs. */
export const measureNames = [
  'onset_detection_ms', 'duck_ms', 'stop_ms', 'endpoint_delay_ms', 'verdict_ms', 'first_text_ms', 'first_audio_ms', 'voice_to_voice_ms', 'resume_ms',
] as const;
export const measureNameSchema = z.enum(measureNames);
export type MeasureName = z.infer<typeof measureNameSchema>;

/** Where a figure was taken: in the page's one audio context, or on the server's clock. */
export const measureSchema = z.object({
  name: measureNameSchema,
  ms: z.number().min(-60_000).max(600_000),
  takenAt: z.enum(['browser', 'server', 'client']),
});
export type Measure = z.infer<typeof measureSchema>;

export interface MeasureSummary { unit: string; n: number; min: number; p50: number; p95: number; max: number }

/** Nearest-rank percentiles, so that each figure is one that was measured. Empty input gives n = 0 and NaN. */
export function summarize(values: readonly number[], unit = 'ms'): MeasureSummary {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { unit, n: sorted.length, min: sorted[0] ?? Number.NaN, p50: rank(0.5), p95: rank(0.95), max: sorted.at(-1) ?? Number.NaN };
}
