import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DuetError } from '@duet/shared';
import { locatePocketsphinx } from '../pocketsphinx/locate-pocketsphinx.ts';
import type { PreparedModel } from './prepared-model.ts';

/** What the worker that builds the model answers. */
export type ModelAnswer = { model: PreparedModel; isFromCache: boolean; tookMs: number } | { problem: string };

/**
 * The recognizer's models from the assistant's templates, taken from `dataDir/cache` or built there. Building takes some seconds of a thread of
 * its own; the same templates, code and general model are built once.
 * @throws DuetError `engine.recognizer-missing`, `engine.recognizer-failed`.
 */
export async function prepareModel(dataDir: string): Promise<PreparedModel> {
  const files = locatePocketsphinx();
  const worker = new Worker(new URL('./model-worker.ts', import.meta.url), { workerData: { files, cacheDir: path.resolve(dataDir, 'cache') }, name: 'language-model' });
  const answer = await new Promise<ModelAnswer>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error: unknown) => { resolve({ problem: error instanceof Error ? error.message : String(error) }); });
    worker.once('exit', (code) => { resolve({ problem: `the builder ended with code ${code}` }); });
  });
  if ('problem' in answer) throw new DuetError('engine.recognizer-failed', { reason: `language model: ${answer.problem.slice(0, 200)}` });
  return answer.model;
}
