import { readFileSync } from 'node:fs';
import { decodeWav, DuetError, mixToMono, resampleAll, upSampleRateHz } from '@duet/shared';
import sharp from 'sharp';
import { UsageError } from './arguments.ts';

/** A camera's frame is not larger than this; the page sends the same. */
const longestEdge = 640;

/**
 * A WAV file of any rate and number of channels as the microphone would give it: 16 kHz mono.
 * @throws UsageError that names the file and what is wrong with it.
 */
export function loadRecording(file: string): Int16Array {
  try {
    const sound = decodeWav(read(file));
    const samples = resampleAll(mixToMono(sound), sound.sampleRateHz, upSampleRateHz);
    if (samples.length === 0) throw new UsageError(`${file} cannot be played: it holds no sound.`);
    return samples;
  } catch (error) {
    if (!(error instanceof DuetError)) throw error;
    throw new UsageError(`${file} cannot be played: ${String(error.parameters['problem'] ?? error.message)}. WAV files with PCM or floats are read; ffmpeg -i ${file} question.wav makes one of most others.`);
  }
}

/** A picture as the camera would give it: JPEG, at most 640 pixels long. @throws UsageError */
export async function loadPicture(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = read(file);
  try {
    return Uint8Array.from(await sharp(bytes).rotate().resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 85 }).toBuffer());
  } catch (error) {
    throw new UsageError(`${file} is no picture that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function read(file: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new UsageError(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'this user may not' : String(error)}`);
  }
  if (bytes.length === 0) throw new UsageError(`${file} is empty`);
  return bytes;
}
