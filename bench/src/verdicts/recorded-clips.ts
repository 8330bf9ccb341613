import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeWav, upSampleRateHz } from '@duet/shared';

/** What a clip is, for the figures. `other-speech` is all speech that is not to the assistant. */
export type ClipClass = 'query' | 'statement' | 'chinese' | 'conversation' | 'name' | 'backchannel' | 'noise' | 'long' | 'question' | 'order';

export interface Clip {
  name: string;
  clipClass: ClipClass;
  /** 16 kHz mono. */
  samples: Int16Array;
  /** What was said, where it is known. */
  text: string;
}

/** Where the recorded clips lie: `DUET_AUDIO_DIR`, else `shared/audio` beside the repository. */
export const audioFolder = (): string => resolve(process.env['DUET_AUDIO_DIR'] ?? join(import.meta.dirname, '../../../../shared/audio'));

function classOf(folder: string, kind: string): ClipClass | null {
  if (folder === 'query_en') return 'query';
  if (folder === 'query_zh') return 'chinese';
  if (folder === 'noise') return 'noise';
  if (folder === 'long') return 'long';
  if (folder === 'statement') return kind === 'background_conversation' ? 'conversation' : 'statement';
  return folder === 'backchannel' ? (kind.startsWith('single word') ? 'name' : 'backchannel') : null;
}

/**
 * Reads the clips that the folder's `MANIFEST.tsv` names.
 * @throws Error that says what is missing and how to give it.
 */
export function readRecordedClips(folder = audioFolder()): Clip[] {
  const manifest = join(folder, 'MANIFEST.tsv');
  if (!existsSync(manifest)) throw new Error(`No recorded clips at ${folder}: set DUET_AUDIO_DIR to a folder with MANIFEST.tsv and its clips.`);
  const [, ...lines] = readFileSync(manifest, 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const [file = '', , , kind = '', text = ''] = line.split('\t');
    // Clips may have been sorted into other folders than the list says: the folder on the disk is the class.
    const folders = ['query_en', 'query_zh', 'statement', 'noise', 'backchannel', 'long'];
    const place = [file, ...folders.map((name) => join(name, file.split('/').at(-1) ?? ''))].find((path) => existsSync(join(folder, path)));
    const clipClass = place === undefined ? null : classOf(place.split('/')[0] ?? '', kind);
    if (place === undefined || clipClass === null) return [];
    const sound = decodeWav(readFileSync(join(folder, place)));
    const samples = sound.channels[0] ?? new Int16Array(0);
    if (sound.sampleRateHz !== upSampleRateHz) throw new Error(`${place} has ${String(sound.sampleRateHz)} Hz; the clips are expected at ${String(upSampleRateHz)} Hz.`);
    return [{ name: place, clipClass, samples, text }];
  });
}
