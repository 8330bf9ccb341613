import { workerData } from 'node:worker_threads';
import { answerJobs } from '../worker-jobs/answer-jobs.ts';
import type { Speech } from '../../../ports/index.ts';
import { FliteRunner } from './flite-run.ts';
import { shapeSpeech } from './shape-speech.ts';
import type { SpeakingJob, SpeakingWorkerData } from './speaking-jobs.ts';

const flite = new FliteRunner((workerData as SpeakingWorkerData).fliteModule);

answerJobs<SpeakingJob, Speech>((job) => {
  const raw = job.type === 'flite' ? flite.speak(job) : { ...job, wordEnds: [] };
  const result = shapeSpeech(raw.samples, raw.sampleRateHz, raw.wordEnds, job.text);
  return { result, transfer: [result.samples.buffer as ArrayBuffer] };
});
