import { upSampleRateHz } from '@duet/shared';
import type { Clip } from './recorded-clips.ts';

/** Level changes of the rounds, dB: near, as recorded, from across the room. */
const levelsDb = [0, -8, 5];
/** Silence between clips, seconds: short ones run into each other as talk in a room does. */
const gapsSeconds = [0.4, 1.5, 3];
/** Noise that lies under talk in every other clip, dB below it. */
const bedDb = 15;

const powerOf = (samples: Int16Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);

function mixed(speech: Int16Array, noise: Int16Array, ratioDb: number): Int16Array {
  const gain = Math.sqrt(powerOf(speech) / Math.max(1, powerOf(noise)) / 10 ** (ratioDb / 10));
  return speech.map((sample, index) => Math.max(-32768, Math.min(32767, Math.round(sample + gain * (noise[index % noise.length] ?? 0)))));
}

/**
 * Strings noise and talk that is not to the assistant together to so many minutes of an open microphone: other levels and noise beds in each round,
 * in an order that is the same every time. The pieces are whole, so each can be played to the assistant by itself.
 */
export function openMicrophone(clips: readonly Clip[], minutes: number): Clip[] {
  const noises = clips.filter((clip) => clip.clipClass === 'noise');
  const others = clips.filter((clip) => ['noise', 'statement', 'conversation', 'chinese', 'name', 'backchannel', 'order'].includes(clip.clipClass));
  const pieces: Clip[] = [];
  let seconds = 0;
  for (let index = 0; others.length > 0 && seconds < minutes * 60; index += 1) {
    // A step that has no factor in common with the number of clips visits all before it repeats one.
    const clip = others[(index * 37) % others.length];
    if (clip === undefined) continue;
    const round = Math.floor(index / others.length);
    const level = 10 ** ((levelsDb[(index + round) % levelsDb.length] ?? 0) / 20);
    const bed = noises[(index * 7) % Math.max(1, noises.length)];
    const plain = clip.samples.map((sample) => Math.max(-32768, Math.min(32767, Math.round(sample * level))));
    const sound = bed !== undefined && index % 2 === 1 && clip.clipClass !== 'noise' ? mixed(plain, bed.samples, bedDb) : plain;
    const gap = (gapsSeconds[index % gapsSeconds.length] ?? 1) * upSampleRateHz;
    const samples = new Int16Array(sound.length + gap);
    samples.set(sound);
    pieces.push({ ...clip, samples });
    seconds += samples.length / upSampleRateHz;
  }
  return pieces;
}

/** The pieces in one recording. */
export function joined(pieces: readonly Clip[]): Int16Array {
  const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.samples.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    samples.set(piece.samples, offset);
    offset += piece.samples.length;
  }
  return samples;
}
