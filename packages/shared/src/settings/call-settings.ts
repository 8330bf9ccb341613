import { z } from '../schemas.ts';
import { DuetError } from '../errors/duet-error.ts';
import { defaultDuplexSettings, duplexSettingsSchema, type DuplexSettings } from './duplex-settings.ts';

export const languageSchema = z.enum(['en', 'zh']);
export type Language = z.infer<typeof languageSchema>;

/** `open`: speech with words counts as a question. `strict`: only the engine's own domain is answered. */
export const listeningSchema = z.enum(['open', 'strict']);
/** `full`: talk at any time. `half`: the microphone rests while the assistant speaks. `push`: it hears while a key is down. */
export const talkModeSchema = z.enum(['full', 'half', 'push']);

/** 8 dB above the volume that a call begins with: "louder" has somewhere to go, twice. */
export const mostVolume = 2.5;

/** What a visitor may set for a call. Every field has a default, so `{}` is a valid value. */
export const callSettingsSchema = z.object({
  language: languageSchema.default('en'),
  /** A voice id of the engine's info; empty = the engine's default voice of the language. */
  voice: z.string().max(64).default(''),
  /** Speaking rate, 1 = as the voice is. */
  speechRate: z.number().min(0.5).max(2).default(1),
  /** Playback volume, 1 = as it was made; above it loud peaks are rounded off. */
  volume: z.number().min(0.1).max(mostVolume).default(1),
  persona: z.string().max(80).default(''),
  systemPrompt: z.string().max(4000).default(''),
  /** Spoken when the call begins; empty = the assistant waits. */
  greeting: z.string().max(400).default(''),
  listening: listeningSchema.default('strict'),
  talkMode: talkModeSchema.default('full'),
  duplex: duplexSettingsSchema.default(defaultDuplexSettings),
});
export type CallSettings = z.infer<typeof callSettingsSchema>;
export const defaultCallSettings: CallSettings = callSettingsSchema.parse({});

/** What a client sends: any part of the settings, also inside `duplex`. Checked by `applySettingsPatch` against the whole. */
export const callSettingsPatchSchema = z.looseObject({ duplex: z.looseObject({}).optional() });
export type CallSettingsPatch = Partial<Omit<CallSettings, 'duplex'>> & { duplex?: Partial<DuplexSettings> };

/**
 * Lays a patch over settings and checks the whole.
 * @throws DuetError `input.setting-invalid` that names the first wrong field and its limit.
 */
export function applySettingsPatch(settings: CallSettings, patch: z.infer<typeof callSettingsPatchSchema>): CallSettings {
  const result = callSettingsSchema.safeParse({ ...settings, ...patch, duplex: { ...settings.duplex, ...patch.duplex } });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new DuetError('input.setting-invalid', { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}
