import { detectorWindowSamples } from '@duet/shared';
import type { TurnTakingWindow } from '@duet/duplex';
import { createSileroMemory, type SileroMemory, type SileroModel } from '../../../apps/inference/src/adapters/silero/silero-model.ts';

const half = detectorWindowSamples / 2;
/** A sound is tried at so many places in a window. */
export const places = 32;
const placeSamples = detectorWindowSamples / places;

/** One place of a sound: where it begins, and what the two rows of a call's windows say in the order in which they end. */
export interface PlacedSound { startSample: number; windows: readonly { isBetween: boolean; window: TurnTakingWindow }[] }

/** What the detector remembers after so much digital silence. */
export async function afterSilence(model: SileroModel, seconds: number): Promise<SileroMemory> {
  const memory = createSileroMemory();
  const samples = new Int16Array(detectorWindowSamples);
  for (let window = Math.round((seconds * 16_000) / detectorWindowSamples); window > 0; window -= 1) await model.judge([{ memory, samples }]);
  return memory;
}

/** Judges a sound at each of `places` places, all in one batch. @param heard what the detector remembers before it, see `afterSilence` */
export async function judgeRows(model: SileroModel, sound: Int16Array, heard: SileroMemory): Promise<PlacedSound[]> {
  const rows = Array.from({ length: places }, (_, place) => [false, true].map((isBetween) => ({
    place, isBetween, memory: { context: heard.context.slice(), state: heard.state.slice() }, samples: new Int16Array(detectorWindowSamples),
  }))).flat();
  const placed: { startSample: number; windows: { isBetween: boolean; window: TurnTakingWindow }[] }[] = Array.from({ length: places }, (_, place) => ({ startSample: detectorWindowSamples + place * placeSamples, windows: [] }));
  const count = Math.ceil(sound.length / detectorWindowSamples) + 3;
  for (let index = 0; index < count; index += 1) {
    for (const row of rows) {
      const from = index * detectorWindowSamples - (row.isBetween ? half : 0) - (placed[row.place]?.startSample ?? 0);
      for (let at = 0; at < detectorWindowSamples; at += 1) row.samples[at] = sound[from + at] ?? 0;
    }
    const probabilities = await model.judge(rows);
    for (const [at, { place, isBetween }] of rows.entries()) {
      const endSample = (index + 1) * detectorWindowSamples - (isBetween ? half : 0);
      placed[place]?.windows.push({ isBetween, window: { probability: probabilities[at] ?? 0, levelDb: -30, endSample, echoSimilarity: 0, isEchoAdapting: false } });
    }
  }
  return placed.map(({ startSample, windows }) => ({ startSample, windows: windows.toSorted((one, other) => one.window.endSample - other.window.endSample) }));
}
