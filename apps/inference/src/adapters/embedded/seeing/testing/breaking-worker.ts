import { answerJobs } from '../../worker-jobs/answer-jobs.ts';
import { PictureLooker } from '../look-at-picture.ts';
import type { SeeingJob } from '../seer.ts';

const looker = new PictureLooker();

/** Crashes at a look for objects and hangs at one for faces; looks at colours as the real one. */
answerJobs(async (job: SeeingJob) => {
  if (job.type === 'warm-up') return { result: null };
  if (job.parts.includes('objects')) process.exit(9);
  if (job.parts.includes('faces')) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return { result: await looker.look(job.image, job.frameAgeMs, job.parts) };
});
