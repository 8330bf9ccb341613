import { z } from '../schemas.ts';
import { answerIdSchema, seatSchema, utteranceIdSchema } from '../ids.ts';
import { verdictSchema } from './verdict.ts';

/** One entry of what was said in a call, in order of time. Survives a reload. */
export const transcriptEntrySchema = z.discriminatedUnion('speaker', [
  z.object({
    speaker: z.literal('user'),
    id: z.string(),
    utteranceId: utteranceIdSchema.nullable(),
    text: z.string(),
    isTyped: z.boolean(),
    /** Null while undecided. A noise turn is shown greyed and left out of later prompts. */
    verdict: verdictSchema.nullable(),
    at: z.number(),
  }),
  z.object({
    speaker: z.literal('assistant'),
    id: answerIdSchema,
    seat: seatSchema,
    /** All that was generated. */
    text: z.string(),
    /** How many characters of `text` were heard; the rest is struck out once the answer has ended. */
    heardCharacters: z.number().int().min(0),
    isEstimated: z.boolean(),
    state: z.enum(['speaking', 'finished', 'interrupted', 'failed']),
    /** From what it answered: "WordNet 3.1", "the camera, 0.3 s old". Empty when the engine does not say. */
    source: z.string(),
    at: z.number(),
  }),
]);
export type TranscriptEntry = z.infer<typeof transcriptEntrySchema>;
