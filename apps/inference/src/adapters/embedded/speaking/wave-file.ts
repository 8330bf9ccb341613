/** The sound of a WAV file: mono, 16 bit. */
export interface WaveSound {
  samples: Int16Array;
  sampleRateHz: number;
}

/**
 * Reads a RIFF WAVE file of 16-bit PCM, mono. Programs that write to a pipe cannot know the length beforehand, so a data chunk may claim more than there is.
 * @returns null when it is nothing of the kind.
 */
export function readWave(bytes: Uint8Array): WaveSound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null;
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (tag(at) === 'fmt ') {
      if (body + 16 > bytes.length || view.getUint16(body, true) !== 1 || view.getUint16(body + 2, true) !== 1 || view.getUint16(body + 14, true) !== 16) return null;
      sampleRateHz = view.getUint32(body + 4, true);
    } else if (tag(at) === 'data') {
      if (sampleRateHz === 0) return null;
      const count = Math.floor(Math.min(size, bytes.length - body) / 2);
      return { samples: Int16Array.from({ length: count }, (_, index) => view.getInt16(body + index * 2, true)), sampleRateHz };
    }
    at = body + size + (size % 2);
  }
  return null;
}
