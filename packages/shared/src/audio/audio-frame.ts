import { DuetError } from '../errors/duet-error.ts';
import { mostFrameMs } from './audio-format.ts';

/**
 * One packet of audio on the wire, both ways. Little-endian:
 *
 * | offset | type | field |
 * |---|---|---|
 * | 0 | u8 | version, 1 |
 * | 1 | u8 | flags: bit 0 = last frame of the answer (down), bit 1 = microphone muted (up) |
 * | 2 | i16 | echo similarity × 32767, −1 … 1 (up); 0 (down) |
 * | 4 | u32 | sequence number, one more for each frame of this direction, from 0 in each connection |
 * | 8 | u32 | epoch |
 * | 12 | u32 | sample position of the first sample: since the call began (up, 16 kHz), since the answer began (down, 24 kHz) |
 * | 16 | i16[] | samples |
 */
export const audioHeaderBytes = 16;
const version = 1;
const flagLast = 1;
const flagMuted = 2;
const largestUint32 = 0xffff_ffff;

export interface AudioFrame {
  sequence: number;
  epoch: number;
  /** Position of the first sample on the direction's own sample clock. */
  position: number;
  /** Similarity of the microphone to what was just played, −1 … 1. Likely echo never makes an onset. */
  echoSimilarity: number;
  isLast: boolean;
  isMuted: boolean;
  /** `Int16Array`, mono; a view into the packet where its alignment allows, else a copy. */
  samples: Int16Array;
}

export function encodeAudioFrame(frame: Pick<AudioFrame, 'sequence' | 'epoch' | 'position' | 'samples'> & Partial<AudioFrame>): Uint8Array {
  const packet = new Uint8Array(audioHeaderBytes + frame.samples.length * 2);
  const view = new DataView(packet.buffer);
  view.setUint8(0, version);
  view.setUint8(1, (frame.isLast === true ? flagLast : 0) | (frame.isMuted === true ? flagMuted : 0));
  view.setInt16(2, Math.round(Math.max(-1, Math.min(1, frame.echoSimilarity ?? 0)) * 32767), true);
  view.setUint32(4, frame.sequence % (largestUint32 + 1), true);
  view.setUint32(8, frame.epoch % (largestUint32 + 1), true);
  view.setUint32(12, frame.position % (largestUint32 + 1), true);
  // Every platform that runs Node or a browser with AudioWorklets is little-endian, so the samples need no swapping.
  packet.set(new Uint8Array(frame.samples.buffer, frame.samples.byteOffset, frame.samples.byteLength), audioHeaderBytes);
  return packet;
}

/**
 * Reads one packet by hand: at 50 frames a second and call, a schema validator would cost more than the detector.
 * @throws DuetError `input.frame-malformed` when the packet is short, odd, too long or of another version.
 */
export function decodeAudioFrame(packet: Uint8Array, sampleRateHz: number): AudioFrame {
  const bytes = packet.byteLength - audioHeaderBytes;
  if (bytes < 2) throw new DuetError('input.frame-malformed', { reason: 'shorter than its header and one sample', bytes: packet.byteLength });
  if (bytes % 2 !== 0) throw new DuetError('input.frame-malformed', { reason: 'an odd number of sample bytes', bytes });
  const mostBytes = (mostFrameMs * sampleRateHz * 2) / 1000;
  if (bytes > mostBytes) throw new DuetError('input.frame-malformed', { reason: 'longer than one frame may be', bytes, limit: mostBytes });
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  if (view.getUint8(0) !== version) throw new DuetError('input.frame-malformed', { reason: 'unknown version', version: view.getUint8(0) });
  const flags = view.getUint8(1);
  const start = packet.byteOffset + audioHeaderBytes;
  return {
    sequence: view.getUint32(4, true),
    epoch: view.getUint32(8, true),
    position: view.getUint32(12, true),
    echoSimilarity: view.getInt16(2, true) / 32767,
    isLast: (flags & flagLast) !== 0,
    isMuted: (flags & flagMuted) !== 0,
    // `packet.slice` would not do: of a Node Buffer it is a view, and its `buffer` the pool that other packets lie in.
    samples: start % 2 === 0 ? new Int16Array(packet.buffer, start, bytes / 2) : new Int16Array(packet.buffer.slice(start, start + bytes)),
  };
}
