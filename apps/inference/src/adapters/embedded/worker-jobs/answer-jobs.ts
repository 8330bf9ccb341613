import { parentPort } from 'node:worker_threads';
import { failureReply, type JobReply, type JobRequest, type JobResult } from './job-messages.ts';

/** The worker's side of `WorkerJobs`: answers each request in turn. A DuetError keeps its code on the way back. */
export function answerJobs<Request, Result>(handle: (request: Request) => JobResult<Result> | Promise<JobResult<Result>>): void {
  const port = parentPort;
  if (port === null) throw new Error('this module runs in a worker thread only');
  port.on('message', (message: JobRequest) => {
    void (async () => {
      try {
        const { result, transfer } = await handle(message.request as Request);
        port.postMessage({ id: message.id, result } satisfies JobReply, [...(transfer ?? [])]);
      } catch (thrown) {
        port.postMessage(failureReply(message.id, thrown));
      }
    })();
  });
}
