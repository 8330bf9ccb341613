/** Header of a 16-bit PCM WAV file of `dataBytes`; RIFF counts in 32 bits, so a longer recording says as much as fits. */
export function wavHeader(dataBytes: number, channels: number, sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(44);
  const view = new DataView(header.buffer);
  const text = (offset: number, value: string): void => { for (let index = 0; index < value.length; index += 1) header[offset + index] = value.charCodeAt(index); };
  const size = Math.min(dataBytes, 0xffff_ffff - 36);
  text(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  return header;
}

const silentBytes = 96_000;

/** So many bytes of silence: one block that is named again and again, since a gap of minutes need not lie in memory. */
export function silence(bytes: number): Blob[] {
  const block = new Blob([new Uint8Array(silentBytes)]);
  const rest = bytes % silentBytes;
  return [...Array<Blob>(Math.floor(bytes / silentBytes)).fill(block), ...(rest === 0 ? [] : [block.slice(0, rest)])];
}
