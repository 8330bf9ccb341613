import { readFile, rm } from 'node:fs/promises';
import { runChild } from '../setup/run-child.mjs';

export interface TestCounts { readonly passed: number; readonly failed: number; readonly skipped: number }

/** One tool of the test run. */
export interface TestStep {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The tool's JSON report and how to count in it; without one, the step counts as a single test. */
  readonly report?: { readonly file: string; readonly count: (report: unknown) => TestCounts };
}

/** Runs one tool to its end. A tool that fails without a failed test (it crashed, or found nothing to run) counts as one failure. */
export async function runStep({ name, program, words, environment = {}, report }: TestStep, folder: string, say: (line: string) => void): Promise<TestCounts> {
  say(`\n── ${name}`);
  const startedAt = performance.now();
  if (report !== undefined) await rm(report.file, { force: true });
  const code = await runChild(program, words, { cwd: folder, env: { ...process.env, ...environment } });
  const counts = await countsOf(code, report);
  // A skipped test is a part that this machine lacks: never in silence.
  say(`── ${name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return counts;
}

async function countsOf(code: number, report: TestStep['report']): Promise<TestCounts> {
  if (report === undefined) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  const text = await readFile(report.file, 'utf8').catch(() => '');
  const counts = text === '' ? { passed: 0, failed: 0, skipped: 0 } : report.count(JSON.parse(text));
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** vitest's JSON report. */
export function countVitest(report: unknown): TestCounts {
  const { numPassedTests, numFailedTests, numPendingTests = 0 } = report as { numPassedTests: number; numFailedTests: number; numPendingTests?: number };
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** Playwright's JSON report; a test that passed at a later try is a pass that its list names flaky. */
export function countPlaywright(report: unknown): TestCounts {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
