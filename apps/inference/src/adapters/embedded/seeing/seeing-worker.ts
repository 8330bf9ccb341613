import type { SceneObservation } from '../answering/scene.ts';
import { answerJobs } from '../worker-jobs/answer-jobs.ts';
import { PictureLooker } from './look-at-picture.ts';
import type { SeeingJob } from './seer.ts';

const looker = new PictureLooker();

answerJobs<SeeingJob, SceneObservation | null>(async (job) => {
  if (job.type === 'warm-up') {
    await looker.warmUp();
    return { result: null };
  }
  return { result: await looker.look(job.image, job.frameAgeMs, job.parts) };
});
