import { DuetError } from '@duet/shared';
import { answerJobs } from '../answer-jobs.ts';

export type ProbeRequest = { do: 'echo'; value: number } | { do: 'throw' } | { do: 'refuse' } | { do: 'crash' } | { do: 'hang' } | { do: 'wait'; gate: SharedArrayBuffer };

/** Does what a worker can do at its best and worst, for the tests of `WorkerJobs`. */
answerJobs<ProbeRequest, Int16Array>((request) => {
  if (request.do === 'throw') throw new Error('broken');
  if (request.do === 'refuse') throw new DuetError('input.text-empty', { limit: 1 });
  if (request.do === 'crash') process.exit(3);
  if (request.do === 'hang') for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (request.do === 'wait') Atomics.wait(new Int32Array(request.gate), 0, 0);
  const result = Int16Array.of(request.do === 'echo' ? request.value : 0);
  return { result, transfer: [result.buffer] };
});
