import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countPlaywright, countVitest, runStep } from './test-step.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duet-steps-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const say = (): void => undefined;
const tool = (source: string): { program: string; words: string[] } => ({ program: process.execPath, words: ['-e', source] });

it('counts a tool without a report as one test', async () => {
  expect(await runStep({ name: 'lint', ...tool('process.exit(0)') }, folder, say)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(await runStep({ name: 'lint', ...tool('process.exit(1)') }, folder, say)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('counts the tests of a report, and a crash as a failure even if no test failed', async () => {
  const file = join(folder, 'report.json');
  const write = (passed: number, failed: number): string => `require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({numPassedTests:${passed},numFailedTests:${failed},numPendingTests:2}));`;
  const report = { file, count: countVitest };
  expect(await runStep({ name: 'unit', ...tool(write(7, 0)), report }, folder, say)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect(await runStep({ name: 'unit', ...tool(`${write(6, 1)} process.exit(1)`), report }, folder, say)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  expect(await runStep({ name: 'unit', ...tool(`${write(7, 0)} process.exit(1)`), report }, folder, say)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  await writeFile(file, JSON.stringify({ numPassedTests: 99, numFailedTests: 0 }));
  expect(await runStep({ name: 'unit', ...tool('process.exit(1)'), report }, folder, say), 'a report of an earlier run').toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('tells what was skipped, which the last line does not count', async () => {
  const lines: string[] = [];
  const file = join(folder, 'report.json');
  const source = `require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({numPassedTests:3,numFailedTests:0,numPendingTests:19}))`;
  await runStep({ name: 'unit', ...tool(source), report: { file, count: countVitest } }, folder, (line) => lines.push(line));
  expect(lines.at(-1)).toMatch(/^── unit: 3 passed, 0 failed, 19 skipped, \d+ s$/);
});

it('counts the browser tests', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } })).toEqual({ passed: 7, failed: 1, skipped: 3 });
});
