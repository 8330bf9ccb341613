import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const options = { signal: new AbortController().signal, timeLimitMs: 10_000, mostOutputBytes: 10_000 };
const node = process.execPath;

it('passes input and arguments as they are', async () => {
  const run = await runProgram(node, ['-e', 'process.stdin.on("data", (d) => process.stdout.write(process.argv[1] + d))', '$(x); `y`'], { ...options, input: 'in' });
  expect(run.stdout.toString()).toBe('$(x); `y`in');
  expect(run.exitCode).toBe(0);
});

it('kills a program that takes too long, says too much or is not wanted any more', async () => {
  await expect(runProgram(node, ['-e', 'setInterval(() => {}, 1000)'], { ...options, timeLimitMs: 200 })).rejects.toThrow('longer than 200 ms');
  await expect(runProgram(node, ['-e', 'process.stdout.write("x".repeat(100000)); setInterval(() => {}, 1000)'], options)).rejects.toThrow('more than 10000 bytes');
  const controller = new AbortController();
  const run = runProgram(node, ['-e', 'setInterval(() => {}, 1000)'], { ...options, signal: controller.signal });
  controller.abort(new Error('interrupted'));
  await expect(run).rejects.toThrow('interrupted');
});

it('reports a program that is not there', async () => {
  await expect(runProgram('no-such-program-of-duet', [], options)).rejects.toMatchObject({ code: 'ENOENT' });
});
