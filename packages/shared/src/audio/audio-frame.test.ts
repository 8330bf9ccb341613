/** Guards the hand-read header: a frame that is read wrongly is heard as noise, and one that is not refused reaches the detector. */
import { describe, expect, it } from 'vitest';
import { audioHeaderBytes, decodeAudioFrame, encodeAudioFrame } from './audio-frame.ts';

const samples = Int16Array.from({ length: 320 }, (_, index) => index * 100 - 16_000);
const packet = encodeAudioFrame({ sequence: 7, epoch: 3, position: 640, samples, echoSimilarity: -0.5, isLast: true });

describe('an audio frame', () => {
  it('comes out as it went in', () => {
    const frame = decodeAudioFrame(packet, 16_000);
    expect(frame).toMatchObject({ sequence: 7, epoch: 3, position: 640, isLast: true, isMuted: false });
    expect(frame.echoSimilarity).toBeCloseTo(-0.5, 3);
    expect(frame.samples).toEqual(samples);
  });

  it.each([0, 1, 2, 3, 5])('is read at any offset of a pooled Node buffer (%i)', (offset) => {
    const pool = Buffer.alloc(offset + packet.length + 9, 0xaa);
    pool.set(packet, offset);
    expect(decodeAudioFrame(pool.subarray(offset, offset + packet.length), 16_000).samples).toEqual(samples);
  });

  it.each([
    ['shorter than its header', packet.subarray(0, 10)],
    ['without a sample', packet.subarray(0, audioHeaderBytes)],
    ['of an odd number of bytes', packet.subarray(0, packet.length - 1)],
    ['of another version', Uint8Array.from([9, ...packet.subarray(1)])],
    ['longer than 60 ms', encodeAudioFrame({ sequence: 0, epoch: 0, position: 0, samples: new Int16Array(961) })],
  ])('is refused when it is %s', (_name, broken) => {
    expect(() => decodeAudioFrame(broken, 16_000)).toThrow(expect.objectContaining({ code: 'input.frame-malformed' }) as Error);
  });
});
