import { z } from '../schemas.ts';
import { languageSchema } from '../settings/call-settings.ts';

/** What an engine says of itself: shown before the call, and the source of the limits that the page states. */
export const engineInfoSchema = z.object({
  id: z.string().max(64),
  name: z.string().max(80),
  /** Where it runs, in words: "this computer, 2 processor cores". */
  runsOn: z.string().max(120),
  isVita: z.boolean(),
  modalitiesIn: z.array(z.enum(['text', 'audio', 'image', 'video'])),
  modalitiesOut: z.array(z.enum(['text', 'audio'])),
  languages: z.array(z.object({ language: languageSchema, hears: z.boolean(), speaks: z.boolean(), reads: z.boolean() })),
  voices: z.array(z.object({ id: z.string().max(64), name: z.string().max(80), language: languageSchema })),
  /** What it can be asked, as keys of the page's messages (`abilities.<key>`) with example questions to show. */
  abilities: z.array(z.object({ key: z.string().max(40), examples: z.record(languageSchema, z.array(z.string().max(200))) })),
  limits: z.object({ textCharacters: z.number().int(), images: z.number().int(), imageBytes: z.number().int(), audioSeconds: z.number() }),
  /** Parts that cannot run here, each with its error code and what would make it run. */
  missing: z.array(z.object({ part: z.enum(['recognizer', 'synthesizer', 'vision', 'chinese-voice', 'detector']), code: z.string(), remedy: z.string().max(400) })),
});
export type EngineInfo = z.infer<typeof engineInfoSchema>;
