import { describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, mixToMono } from './wav.ts';

/** A WAV file by hand: format code, bits and raw sample bytes. */
function wavOf(format: number, bits: number, channels: number, data: Uint8Array, dataSize = data.length): Uint8Array {
  const bytes = new Uint8Array(44 + data.length);
  bytes.set(encodeWav({ sampleRateHz: 8000, channels: [] }).subarray(0, 44));
  const view = new DataView(bytes.buffer);
  view.setUint16(20, format, true);
  view.setUint16(22, channels, true);
  view.setUint16(34, bits, true);
  view.setUint32(40, dataSize, true);
  bytes.set(data, 44);
  return bytes;
}

describe('WAV files', () => {
  it('come back as they were written', () => {
    const sound = { sampleRateHz: 24_000, channels: [Int16Array.of(1, -2, 32767), Int16Array.of(-32768, 0, 5)] };
    expect(decodeWav(encodeWav(sound))).toEqual(sound);
  });

  it('fill the shorter channel with silence', () => {
    expect(decodeWav(encodeWav({ sampleRateHz: 24_000, channels: [Int16Array.of(1), Int16Array.of(2, 3)] })).channels).toEqual([Int16Array.of(1, 0), Int16Array.of(2, 3)]);
  });

  it('are read in 8, 24 and 32 bits and as floats', () => {
    expect(decodeWav(wavOf(1, 8, 1, Uint8Array.of(128, 255, 0))).channels[0]).toEqual(Int16Array.of(0, 127 << 8, -32768));
    expect(decodeWav(wavOf(1, 24, 1, Uint8Array.of(9, 0x34, 0x12))).channels[0]).toEqual(Int16Array.of(0x1234));
    expect(decodeWav(wavOf(1, 32, 1, Uint8Array.of(9, 9, 0x34, 0x12))).channels[0]).toEqual(Int16Array.of(0x1234));
    expect(decodeWav(wavOf(3, 32, 1, new Uint8Array(Float32Array.of(0.5, -2).buffer))).channels[0]).toEqual(Int16Array.of(16384, -32768));
  });

  it('are read to the end of the file where a streaming writer left the length open', () => {
    expect(decodeWav(wavOf(1, 16, 1, Uint8Array.of(1, 0, 2, 0), 0xffff_ffff)).channels[0]).toEqual(Int16Array.of(1, 2));
  });

  it('are refused with what is wrong', () => {
    expect(() => decodeWav(new TextEncoder().encode('ID3 and so on and so on'))).toThrow(/not a RIFF WAV file/);
    expect(() => decodeWav(wavOf(17, 4, 1, Uint8Array.of(1, 2)))).toThrow(/format 17 with 4 bits/);
    expect(() => decodeWav(encodeWav({ sampleRateHz: 8000, channels: [Int16Array.of(1)] }).subarray(0, 36))).toThrow(/no samples/);
  });

  it('become mono by the mean of their channels', () => {
    expect(mixToMono({ sampleRateHz: 8000, channels: [Int16Array.of(10, 30000), Int16Array.of(20, 30000)] })).toEqual(Int16Array.of(15, 30000));
  });
});
