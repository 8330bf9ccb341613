import { existsSync } from 'node:fs';
import { defaultDuplexSettings, samplesToMs, summarize, upSampleRateHz, type MeasureSummary } from '@duet/shared';
import { advanceStaggeredRows, createStaggeredRows } from '@duet/duplex';
import { packagedModelPath, SileroModel } from '../../../apps/inference/src/adapters/silero/silero-model.ts';
import type { Bench } from '../framework/bench.ts';
import { expectAtMost } from '../framework/report.ts';
import { questions, spokenQuestions } from '../stimuli/spoken-questions.ts';
import { audioFolder, readRecordedClips } from '../verdicts/recorded-clips.ts';
import { afterSilence, judgeRows, places, type PlacedSound } from './judge-rows.ts';

/** The detector's memory is another after a long silence: the first sounds of speech weigh less. */
const silencesSeconds = [0.6, 8] as const;
const targetMs = 160;

interface Onset { delayMs: number; startErrorMs: number }

/** How soon, and how rightly dated, an onset is by the rule alone: no browser, no transport, no clock. */
export const onsetBench: Bench = {
  name: 'onset',
  description: 'first speech sample to onset by detector and rule alone, at 32 places in a window; onsets of the recorded noises',
  isTimed: false,
  async run({ extra }, progress) {
    const model = await SileroModel.load(packagedModelPath());
    const spoken = spokenQuestions(questions.length);
    const folder = extra['audio'] ?? audioFolder();
    const noises = existsSync(folder) ? readRecordedClips(folder).filter(({ clipClass }) => clipClass === 'noise') : [];
    const measures: Record<string, MeasureSummary> = {};
    const failures: string[] = [];
    for (const seconds of silencesSeconds) {
      const memory = await afterSilence(model, seconds);
      const onsets: (Onset | null)[] = [];
      for (const { samples } of spoken) onsets.push(...(await judgeRows(model, samples.subarray(0, upSampleRateHz), memory)).map(onsetOf));
      const found = onsets.filter((onset) => onset !== null);
      const after = `after_${String(seconds)}_s_of_silence`;
      const delay = measures[`onset_detection_ms_${after}`] = summarize(found.map(({ delayMs }) => delayMs));
      measures[`start_error_ms_${after}`] = summarize(found.map(({ startErrorMs }) => startErrorMs));
      if (found.length < onsets.length) failures.push(`${String(onsets.length - found.length)} of ${String(onsets.length)} questions raised no onset in their first second, ${after.replaceAll('_', ' ')}`);
      expectAtMost(failures, `onset_detection_ms_${after}`, delay, 'p95', targetMs);
      let atPlaces = 0;
      for (const { samples } of noises) atPlaces += (await judgeRows(model, samples, memory)).filter((placed) => onsetOf(placed) !== null).length;
      if (noises.length > 0) measures[`noises_with_onset_of_${String(noises.length)}_${after}`] = summarize([atPlaces / places], 'clips');
      progress(`${after.replaceAll('_', ' ')}: median ${String(Math.round(delay.p50))} ms, p95 ${String(Math.round(delay.p95))} ms`);
    }
    return { settings: { questions: spoken.length, places, noises: noises.length, duplex: defaultDuplexSettings, model: 'silero_vad_v6' }, measures, failures };
  },
};

/** As a call finds it: by whichever row hears speech first. */
function onsetOf({ startSample, windows }: PlacedSound): Onset | null {
  let rows = createStaggeredRows(defaultDuplexSettings);
  for (const { isBetween, window } of windows) {
    const step = advanceStaggeredRows(rows, window, isBetween);
    rows = step.rows;
    const onset = step.events.find(({ type }) => type === 'onset');
    if (onset?.type === 'onset') return { delayMs: samplesToMs(onset.decidedSample - startSample, upSampleRateHz), startErrorMs: samplesToMs(onset.speechStartSample - startSample, upSampleRateHz) };
  }
  return null;
}
