/** ok: nothing to do. better: Duet works and would do more. missing: `npm start` could not work. */
export type CheckState = 'ok' | 'better' | 'missing';

/** What one look at the machine found. */
export interface Check {
  readonly subject: string;
  readonly state: CheckState;
  /** What was found, or what it lacks. */
  readonly detail: string;
  /** What to do about it; empty when all is well. */
  readonly remedy: string;
}

export const ok = (subject: string, detail: string): Check => ({ subject, state: 'ok', detail, remedy: '' });
export const better = (subject: string, detail: string, remedy: string): Check => ({ subject, state: 'better', detail, remedy });
export const missing = (subject: string, detail: string, remedy: string): Check => ({ subject, state: 'missing', detail, remedy });

const labels: Readonly<Record<CheckState, string>> = { ok: 'ok', better: 'better with', missing: 'missing' };

/** The report, one check a line, its remedy below it. */
export function reportLines(checks: readonly Check[]): string[] {
  const widest = Math.max(...checks.map(({ subject }) => subject.length));
  return checks.flatMap(({ subject, state, detail, remedy }) => [
    `${labels[state].padEnd(11)}  ${subject.padEnd(widest)}  ${detail}`,
    ...(remedy === '' ? [] : [`${' '.repeat(15 + widest)}${remedy}`]),
  ]);
}
