import { downSampleRateHz, encodeWav, resampleAll, upSampleRateHz } from '@duet/shared';

/** Both sides of a call on one clock, 24 kHz: the user left, what the listener heard right. */
export function stereoRecording(spoken: readonly Int16Array[], heard: readonly Int16Array[]): Uint8Array {
  return encodeWav({ sampleRateHz: downSampleRateHz, channels: [resampleAll(concatenate(spoken), upSampleRateHz, downSampleRateHz), concatenate(heard)] });
}

export function concatenate(pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
