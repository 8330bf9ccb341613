import { z } from '../schemas.ts';

/** The model's verdict on its input. VITA 1.0 writes `<1> <2> <3>`, VITA-1.5 `☞ ☟ ☜`. */
export const verdictStateSchema = z.enum(['query-audio', 'noise', 'query-text']);
export type VerdictState = z.infer<typeof verdictStateSchema>;
export const verdictKindSchema = z.enum(['question', 'command', 'backchannel', 'side-talk', 'sound', 'unknown']);
export type VerdictKind = z.infer<typeof verdictKindSchema>;

/** One reason of a verdict, for the decision card: a figure from 0 (speaks against a query) to 1 (speaks for it), and what was measured. */
export const verdictReasonSchema = z.object({
  name: z.enum(['speech-fraction', 'words-per-second', 'domain-match', 'question-form', 'fits-running-answer', 'language', 'state-token', 'gate']),
  score: z.number().min(0).max(1),
  detail: z.string().max(120).default(''),
});
export type VerdictReason = z.infer<typeof verdictReasonSchema>;

export const verdictSchema = z.object({
  state: verdictStateSchema,
  kind: verdictKindSchema,
  confidence: z.number().min(0).max(1).nullable(),
  reasons: z.array(verdictReasonSchema).max(12),
});
export type Verdict = z.infer<typeof verdictSchema>;
export const isQuery = (verdict: Pick<Verdict, 'state'>): boolean => verdict.state !== 'noise';
