import type { MeasureSummary } from '@duet/shared';
import type { BenchOutcome } from './bench.ts';
import type { Machine } from './machine.ts';

/** The JSON that every bench writes. */
export interface BenchReport {
  bench: string;
  startedAt: string;
  machine: Machine;
  settings: BenchOutcome['settings'];
  measures: BenchOutcome['measures'];
  failures: BenchOutcome['failures'];
  details?: unknown;
}

/** The figures as a table, then what went wrong. */
export function reportText({ bench, machine, measures, failures }: BenchReport): string {
  const rows = Object.entries(measures).map(([name, { unit, n, min, p50, p95, max }]) => [name, unit, String(n), ...[min, p50, p95, max].map(figure)]);
  const table = [['measure', 'unit', 'n', 'min', 'median', 'p95', 'max'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  return [
    `${bench} on ${String(machine.cores)} cores (${machine.processor}), ${String(machine.memoryGiB)} GiB, Node ${machine.node}, other load ${String(Math.round(machine.otherLoad * 100))} %`,
    '', ...lines, '',
    ...(failures.length === 0 ? ['All targets met.'] : failures.map((failure) => `FAILED: ${failure}`)), '',
  ].join('\n');
}

const figure = (value: number): string => (Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '–');

/** Notes a missed target. */
export function expectAtMost(failures: string[], name: string, summary: MeasureSummary, figureName: 'p50' | 'p95' | 'max', limit: number): void {
  if (summary.n === 0) failures.push(`${name} was never measured`);
  else if (!(summary[figureName] <= limit)) failures.push(`${name} ${figureName} is ${figure(summary[figureName])} ${summary.unit}, the target is at most ${String(limit)}`);
}

export function expectAtLeast(failures: string[], name: string, summary: MeasureSummary, figureName: 'p50' | 'min', limit: number): void {
  if (summary.n === 0) failures.push(`${name} was never measured`);
  else if (!(summary[figureName] >= limit)) failures.push(`${name} ${figureName} is ${figure(summary[figureName])} ${summary.unit}, the target is at least ${String(limit)}`);
}
