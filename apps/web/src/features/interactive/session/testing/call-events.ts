import { callSettingsSchema, type AnyServerEvent, type CallSettingsPatch } from '@duet/shared';

/** `session-opened` of a new call, as a service with the scripted engine sends it. */
export function opened(change: { isResumed?: boolean; epoch?: number; upPosition?: number; settings?: CallSettingsPatch } = {}): Extract<AnyServerEvent, { type: 'session-opened' }> {
  const { settings = {}, ...rest } = change;
  return {
    type: 'session-opened', at: 0, epoch: 0, sessionId: 's1' as never, resumeToken: 'token-1', isResumed: false, generationSeat: 'A',
    seats: [{ seat: 'A', engineName: 'Scripted engine' }, { seat: 'B', engineName: 'Scripted engine' }],
    engine: {
      id: 'scripted', name: 'Scripted engine', runsOn: 'here', isVita: false, modalitiesIn: ['text', 'audio'], modalitiesOut: ['text'], languages: [], voices: [], abilities: [],
      limits: { textCharacters: 2000, images: 0, imageBytes: 0, audioSeconds: 30 }, missing: [],
    },
    settings: callSettingsSchema.parse(settings), transcript: [], lease: { idleLimitSeconds: 120, longestCallSeconds: 900, reconnectSeconds: 30 }, upPosition: 0, answer: null, ...rest,
  };
}
