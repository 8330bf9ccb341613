import { decodeAudioFrame, downSampleRateHz, DuetError, serverEventSchemas, type AnyServerEvent, type AudioFrame, type ServerEventName } from '@duet/shared';

/**
 * Checks an event at the page's boundary.
 * @throws DuetError `input.unknown-event`, or `input.malformed` that names the first wrong field.
 */
export function readServerEvent(name: string, payload: unknown): AnyServerEvent {
  if (!Object.hasOwn(serverEventSchemas, name)) throw new DuetError('input.unknown-event', { event: name.slice(0, 64) });
  const result = serverEventSchemas[name as ServerEventName].safeParse(payload);
  if (result.success) return { type: name, ...result.data } as AnyServerEvent;
  const issue = result.error.issues[0];
  throw new DuetError('input.malformed', { event: name, field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' });
}

/**
 * Reads one packet of an answer. The MessagePack parser of browsers gives an `ArrayBuffer`, that of Node a `Buffer`.
 * @throws DuetError `input.frame-malformed`
 */
export function readAudioPacket(packet: unknown): AudioFrame {
  if (packet instanceof ArrayBuffer) return decodeAudioFrame(new Uint8Array(packet), downSampleRateHz);
  if (packet instanceof Uint8Array) return decodeAudioFrame(packet, downSampleRateHz);
  throw new DuetError('input.frame-malformed', { reason: 'not binary' });
}
