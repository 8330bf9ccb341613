import type { MeasureSummary } from '@duet/shared';

/** What may be set for a bench on the command line. */
export interface BenchOptions {
  /** How often a trial is repeated; each bench has its own default. */
  trials: number | null;
  /** A Duet that runs already; without it a bench starts what it needs on free ports. */
  url: string | null;
  /** Length of the long runs. */
  minutes: number | null;
  /** Runs timing benches beside other work too; the load is then part of the result. */
  isForced: boolean;
  /** What else a bench takes, as `--set name=value`. */
  extra: Readonly<Record<string, string>>;
}

export interface BenchOutcome {
  settings: Readonly<Record<string, unknown>>;
  measures: Readonly<Record<string, MeasureSummary>>;
  /** Targets that were missed and trials that went wrong, in words. Empty when the bench passed. */
  failures: readonly string[];
  /** Anything further that belongs in the result file. */
  details?: unknown;
}

export interface Bench {
  name: string;
  /** One line for the list. */
  description: string;
  /** Its figures are times: not to be taken beside other work. */
  isTimed: boolean;
  run(options: BenchOptions, progress: (line: string) => void): Promise<BenchOutcome>;
}

/** Something that the bench needs is not there; the message says what, and how to get it. */
export class BenchUnavailable extends Error {
  override readonly name = 'BenchUnavailable';
}
