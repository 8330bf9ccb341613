import { DuetError } from '../errors/duet-error.ts';

/** Sound as it lies in a WAV file: one `Int16Array` a channel, all of one length. */
export interface WavSound {
  sampleRateHz: number;
  channels: Int16Array[];
}

const formatPcm = 1;
const formatFloat = 3;
const formatExtensible = 0xfffe;
const mostChannels = 32;

type SampleReader = (view: DataView, offset: number) => number;
const clampToInt16 = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value)));

/** How one sample of a format becomes 16 bits. 8-bit WAV is unsigned; 24 and 32 bits lose their lowest ones. */
function sampleReader(format: number, bits: number): SampleReader | null {
  if (format === formatPcm && bits === 8) return (view, offset) => (view.getUint8(offset) - 128) << 8;
  if (format === formatPcm && bits === 16) return (view, offset) => view.getInt16(offset, true);
  if (format === formatPcm && bits === 24) return (view, offset) => view.getInt16(offset + 1, true);
  if (format === formatPcm && bits === 32) return (view, offset) => view.getInt16(offset + 2, true);
  if (format === formatFloat && bits === 32) return (view, offset) => clampToInt16(view.getFloat32(offset, true) * 32768);
  if (format === formatFloat && bits === 64) return (view, offset) => clampToInt16(view.getFloat64(offset, true) * 32768);
  return null;
}

/**
 * Reads a RIFF WAV file: PCM of 8, 16, 24 or 32 bits or floats of 32 or 64, any rate, up to 32 channels.
 * A data chunk that says it is longer than the file (as streaming writers leave it) is read to the end of the file.
 * @throws DuetError `input.malformed` with what is wrong.
 */
export function decodeWav(bytes: Uint8Array): WavSound {
  const refuse = (problem: string): never => { throw new DuetError('input.malformed', { format: 'wav', problem }); };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (offset: number): string => String.fromCharCode(...bytes.subarray(offset, offset + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return refuse('not a RIFF WAV file');
  let format: { reader: SampleReader; channelCount: number; sampleRateHz: number; bytesPerSample: number } | null = null;
  for (let offset = 12; offset + 8 <= bytes.length;) {
    const size = view.getUint32(offset + 4, true);
    const start = offset + 8;
    if (tag(offset) === 'fmt ') {
      if (size < 16 || start + size > bytes.length) return refuse('its format chunk is cut off');
      const isExtensible = view.getUint16(start, true) === formatExtensible && size >= 26;
      const code = view.getUint16(isExtensible ? start + 24 : start, true);
      const bits = view.getUint16(start + 14, true);
      const reader = sampleReader(code, bits);
      if (reader === null) return refuse(`format ${String(code)} with ${String(bits)} bits; PCM and float are read`);
      format = { reader, channelCount: view.getUint16(start + 2, true), sampleRateHz: view.getUint32(start + 4, true), bytesPerSample: bits / 8 };
      if (format.channelCount < 1 || format.channelCount > mostChannels) return refuse(`${String(format.channelCount)} channels`);
      if (format.sampleRateHz < 1000 || format.sampleRateHz > 768_000) return refuse(`a sample rate of ${String(format.sampleRateHz)} Hz`);
    } else if (tag(offset) === 'data') {
      if (format === null) return refuse('samples before their format');
      return readSamples(view, start, Math.min(size, bytes.length - start), format);
    }
    offset = start + size + (size % 2);
  }
  return refuse('no samples');
}

function readSamples(view: DataView, start: number, sizeBytes: number, format: { reader: SampleReader; channelCount: number; sampleRateHz: number; bytesPerSample: number }): WavSound {
  const { reader, channelCount, sampleRateHz, bytesPerSample } = format;
  const frameBytes = channelCount * bytesPerSample;
  const frames = Math.floor(sizeBytes / frameBytes);
  const channels = Array.from({ length: channelCount }, (_, channel) => {
    const samples = new Int16Array(frames);
    for (let frame = 0; frame < frames; frame += 1) samples[frame] = reader(view, start + frame * frameBytes + channel * bytesPerSample);
    return samples;
  });
  return { sampleRateHz, channels };
}

/** Writes 16-bit PCM. Channels that are shorter than the longest are filled with silence. */
export function encodeWav({ sampleRateHz, channels }: WavSound): Uint8Array {
  const frames = Math.max(0, ...channels.map((samples) => samples.length));
  const dataBytes = frames * channels.length * 2;
  const bytes = new Uint8Array(44 + dataBytes);
  const view = new DataView(bytes.buffer);
  const tag = (offset: number, text: string): void => { for (let index = 0; index < 4; index += 1) bytes[offset + index] = text.charCodeAt(index); };
  tag(0, 'RIFF');
  view.setUint32(4, 36 + dataBytes, true);
  tag(8, 'WAVE');
  tag(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, formatPcm, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  channels.forEach((samples, channel) => {
    for (let frame = 0; frame < samples.length; frame += 1) view.setInt16(44 + (frame * channels.length + channel) * 2, samples[frame] ?? 0, true);
  });
  return bytes;
}

/** All channels of a sound as one: their mean. */
export function mixToMono({ channels }: WavSound): Int16Array {
  const [first] = channels;
  if (first === undefined) return new Int16Array(0);
  if (channels.length === 1) return first;
  const mono = new Int16Array(first.length);
  for (let frame = 0; frame < mono.length; frame += 1) {
    let sum = 0;
    for (const samples of channels) sum += samples[frame] ?? 0;
    mono[frame] = Math.round(sum / channels.length);
  }
  return mono;
}
