import { parentPort, workerData } from 'node:worker_threads';
import type { PocketsphinxFiles } from '../pocketsphinx/locate-pocketsphinx.ts';
import { cachedModel } from './cached-model.ts';
import type { ModelAnswer } from './prepare-model.ts';

/** Entry of the thread that builds the language model: seconds of counting that no event loop should wait for. */
const { files, cacheDir } = workerData as { files: PocketsphinxFiles; cacheDir: string };
const startedAt = performance.now();
const answer = (message: ModelAnswer): void => { parentPort?.postMessage(message); };
try {
  const { model, isFromCache } = cachedModel(files, cacheDir);
  answer({ model, isFromCache, tookMs: performance.now() - startedAt });
} catch (error) {
  answer({ problem: error instanceof Error ? error.message : String(error) });
}
