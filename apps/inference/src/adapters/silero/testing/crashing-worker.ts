import { parentPort } from 'node:worker_threads';
import { detectorWindowSamples } from '@duet/shared';
import type { FromWorker, ToWorker } from '../window-batch.ts';

/** Stands in the detector's worker for tests of its loss: calls every window silence, and dies of one that begins with the sample 666. */
const deadlySample = 666;

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'stop') parentPort?.close();
  if (message.type !== 'windows') return;
  const { count, streams, endSamples, samples } = message.batch;
  for (let index = 0; index < count; index += 1) if (samples[index * detectorWindowSamples] === deadlySample) process.exit(1);
  const results = { streams: streams.slice(0, count), endSamples: endSamples.slice(0, count), probabilities: new Float32Array(count), levelsDb: new Float32Array(count).fill(-100) };
  parentPort?.postMessage({ type: 'results', results } satisfies FromWorker);
});
parentPort?.postMessage({ type: 'ready' } satisfies FromWorker);
