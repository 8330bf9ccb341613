import { measureNames, summarize, type Measure, type MeasureName, type MeasureSummary } from '@duet/shared';
import type { TurnView } from '../call-view.ts';

/** Where a figure was taken in the browser and on the server, the browser's is the one that a person felt. */
export function summarizeMeasures(turns: readonly TurnView[]): Partial<Record<MeasureName, MeasureSummary>> {
  const felt = turns.map((turn) => new Map<MeasureName, Measure>([...turn.measures].toSorted((left) => (left.takenAt === 'browser' ? 1 : -1)).map((measure) => [measure.name, measure])));
  const summaries: Partial<Record<MeasureName, MeasureSummary>> = {};
  for (const name of measureNames) {
    const values = felt.flatMap((turn) => turn.get(name)?.ms ?? []);
    if (values.length > 0) summaries[name] = summarize(values);
  }
  return summaries;
}
