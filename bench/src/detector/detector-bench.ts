import { cpuUsage } from 'node:process';
import { detectorWindowSamples, samplesToMs, summarize, upSampleRateHz } from '@duet/shared';
import { createSileroMemory, packagedModelPath, SileroModel } from '../../../apps/inference/src/adapters/silero/silero-model.ts';
import type { Bench } from '../framework/bench.ts';
import { expectAtLeast } from '../framework/report.ts';

const batches = [1, 8, 16, 32, 64];
/** What `detector-worker.ts` puts into one batch at most. */
const servedBatch = 64;
const target = 300;

/** Speech-like sound: a harmonic tone with a slow envelope over noise, another for each stream. Its cost is that of any sound. */
function soundOf(stream: number): Int16Array {
  return Int16Array.from({ length: detectorWindowSamples }, (_, index) =>
    Math.round(4000 * Math.sin(((100 + stream * 3) * 2 * Math.PI * index) / upSampleRateHz) + 1000 * Math.sin(index * index * (stream + 1))));
}

/** How many streams of real time one core can judge: processor time of a batch of windows against the 32 ms that it stands for. */
export const detectorBench: Bench = {
  name: 'detector',
  description: 'streams that the voice detector judges on one core, batched',
  isTimed: true,
  async run({ trials }, progress) {
    const runs = trials ?? 200;
    const model = await SileroModel.load(packagedModelPath());
    const measures: Record<string, ReturnType<typeof summarize>> = {};
    const failures: string[] = [];
    for (const size of batches) {
      const inputs = Array.from({ length: size }, (_, stream) => ({ memory: createSileroMemory(), samples: soundOf(stream) }));
      for (let warm = 0; warm < 10; warm += 1) await model.judge(inputs);
      const batchMs: number[] = [];
      const streamsPerCore: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const before = cpuUsage();
        const startedAt = performance.now();
        await model.judge(inputs);
        batchMs.push(performance.now() - startedAt);
        const { user, system } = cpuUsage(before);
        // Processor time, not wall time: another program on the core must not count as the detector's work. It is coarse, so it is summed below.
        streamsPerCore.push((user + system) / 1000);
      }
      const windowMs = samplesToMs(detectorWindowSamples, upSampleRateHz);
      const groups = groupSums(streamsPerCore, 20).map((processorMs) => (size * 20 * windowMs) / processorMs);
      measures[`streams_per_core_batch_${String(size)}`] = summarize(groups, 'streams');
      measures[`batch_of_${String(size)}_ms`] = summarize(batchMs);
      progress(`batch of ${String(size)}: ${String(Math.round(summarize(groups).p50))} streams a core`);
    }
    const served = measures[`streams_per_core_batch_${String(servedBatch)}`];
    if (served !== undefined) expectAtLeast(failures, 'streams per core, batched', served, 'p50', target);
    return { settings: { batches, servedBatch, runs, windowMs: 32, model: 'silero_vad_v6', intraOpThreads: 1 }, measures, failures };
  },
};

function groupSums(values: readonly number[], size: number): number[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, group) => values.slice(group * size, (group + 1) * size).reduce((sum, value) => sum + value, 0));
}
