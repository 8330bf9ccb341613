import { afterEach, expect, it } from 'vitest';
import type { ProbeRequest } from './testing/probe-worker.ts';
import { WorkerJobs, type WorkerJobsOptions } from './worker-jobs.ts';

const never = new AbortController().signal;
const opened: WorkerJobs<ProbeRequest, Int16Array>[] = [];
function open(options: Partial<WorkerJobsOptions> = {}): WorkerJobs<ProbeRequest, Int16Array> {
  const jobs = new WorkerJobs<ProbeRequest, Int16Array>({ workerUrl: new URL('./testing/probe-worker.ts', import.meta.url), size: 1, timeLimitMs: 20_000, mostWaiting: 4, failureCode: 'engine.synthesizer-failed', ...options });
  opened.push(jobs);
  return jobs;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.close()));
});

it('answers each request with its own result', async () => {
  const jobs = open({ size: 2 });
  const results = await Promise.all([1, 2, 3].map((value) => jobs.run({ do: 'echo', value }, never)));
  expect(results.map((result) => result[0])).toEqual([1, 2, 3]);
  expect([jobs.running, jobs.waiting]).toEqual([0, 0]);
});

it('keeps the code of a refusal, and names the reason of any other failure', async () => {
  const jobs = open();
  await expect(jobs.run({ do: 'refuse' }, never)).rejects.toMatchObject({ code: 'input.text-empty', parameters: { limit: 1 } });
  await expect(jobs.run({ do: 'throw' }, never)).rejects.toMatchObject({ code: 'engine.synthesizer-failed', parameters: { reason: 'broken' } });
});

it('survives a crash: the job fails, the ones behind it are done by a new thread', async () => {
  const jobs = open();
  const crash = jobs.run({ do: 'crash' }, never);
  const behind = jobs.run({ do: 'echo', value: 7 }, never);
  await expect(crash).rejects.toMatchObject({ code: 'engine.synthesizer-failed' });
  expect((await behind)[0]).toBe(7);
});

it('ends a job that hangs', async () => {
  const jobs = open({ timeLimitMs: 300 });
  const hang = jobs.run({ do: 'hang' }, never);
  await expect(hang).rejects.toMatchObject({ code: 'engine.synthesizer-failed', parameters: { reason: 'it took longer than 300 ms' } });
  expect([jobs.running, jobs.waiting]).toEqual([0, 0]);
});

it('drops an aborted job: waiting at once, running without waiting for it', async () => {
  const jobs = open();
  const gate = new SharedArrayBuffer(4);
  const running = new AbortController();
  const waiting = new AbortController();
  const first = jobs.run({ do: 'wait', gate }, running.signal);
  const second = jobs.run({ do: 'echo', value: 2 }, waiting.signal);
  const third = jobs.run({ do: 'echo', value: 3 }, never);
  waiting.abort(new Error('not wanted'));
  await expect(second).rejects.toThrow('not wanted');
  running.abort(new Error('interrupted'));
  await expect(first).rejects.toThrow('interrupted');
  expect([jobs.running, jobs.waiting]).toEqual([1, 1]);
  Atomics.store(new Int32Array(gate), 0, 1);
  Atomics.notify(new Int32Array(gate), 0);
  expect((await third)[0]).toBe(3);
  await expect(jobs.run({ do: 'echo', value: 1 }, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});

it('refuses what would wait too long, and everything once closed', async () => {
  const jobs = open({ mostWaiting: 1 });
  const gate = new SharedArrayBuffer(4);
  const first = jobs.run({ do: 'wait', gate }, never);
  const second = jobs.run({ do: 'echo', value: 2 }, never);
  await expect(jobs.run({ do: 'echo', value: 3 }, never)).rejects.toMatchObject({ code: 'engine.synthesizer-failed' });
  const settled = Promise.allSettled([first, second]);
  await jobs.close();
  expect((await settled).map((result) => result.status)).toEqual(['rejected', 'rejected']);
  await expect(jobs.run({ do: 'echo', value: 4 }, never)).rejects.toMatchObject({ code: 'engine.synthesizer-failed' });
});
