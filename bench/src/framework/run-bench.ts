import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BenchUnavailable, type Bench, type BenchOptions } from './bench.ts';
import { describeMachine, measureLoad, mostOtherLoad } from './machine.ts';
import { reportText, type BenchReport } from './report.ts';

export interface BenchOutput { out: (text: string) => void; err: (text: string) => void }

export const helpText = (benches: readonly Bench[]): string => `npm run bench -- NAME [options]   Measures Duet, prints the figures and writes them.

${benches.map(({ name, description, isTimed }) => `  ${name.padEnd(14)}${description}${isTimed ? ' (times: wants an idle machine)' : ''}`).join('\n')}

  --json FILE      Writes the result.
  --trials N       How often each trial is repeated.
  --minutes N      Length of the long runs.
  --url URL        Measures a Duet that runs already, instead of one that the bench starts.
  --set K=V        A setting of this bench's own; see docs/measures.md. May be repeated.
  --force          Takes times though the machine is busy; the load is written beside them.
  --help           This text.

Exit codes: 0 all targets met, 1 a target was missed, 2 wrong command line, 3 something that the bench needs is missing, 4 the machine is busy.
`;

/** @returns the exit code. */
export async function runBench(argv: readonly string[], benches: readonly Bench[], { out, err }: BenchOutput, loadNow: () => Promise<number> = measureLoad): Promise<number> {
  const read = readArguments(argv);
  if (typeof read === 'string') {
    err(`${read}\nnpm run bench -- --help lists the benches.\n`);
    return 2;
  }
  const { name, json, isHelp, options } = read;
  if (isHelp || name === undefined) {
    out(helpText(benches));
    return isHelp ? 0 : 2;
  }
  const bench = benches.find((candidate) => candidate.name === name);
  if (bench === undefined) {
    err(`There is no bench "${name}". There are: ${benches.map((candidate) => candidate.name).join(', ')}.\n`);
    return 2;
  }
  const otherLoad = await loadNow();
  if (bench.isTimed && otherLoad > mostOtherLoad && !options.isForced) {
    err(`Other programs use ${String(Math.round(otherLoad * 100))} % of the processor: times taken now would be theirs. End them, or pass --force and read the figures as upper bounds.\n`);
    return 4;
  }
  const startedAt = new Date().toISOString();
  try {
    const { settings, measures, failures, details } = await bench.run(options, (line) => { err(`${line}\n`); });
    const report: BenchReport = { bench: name, startedAt, machine: describeMachine(otherLoad), settings, measures, failures, ...(details === undefined ? {} : { details }) };
    out(reportText(report));
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BenchUnavailable)) throw error;
    err(`${error.message}\n`);
    return 3;
  }
}

interface BenchArguments { name: string | undefined; json: string | undefined; isHelp: boolean; options: BenchOptions }

/** @returns what is wrong, where something is. */
function readArguments(argv: readonly string[]): BenchArguments | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv], allowPositionals: true,
      options: {
        json: { type: 'string' }, trials: { type: 'string' }, minutes: { type: 'string' }, url: { type: 'string' }, set: { type: 'string', multiple: true },
        force: { type: 'boolean' }, help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const trials = values.trials === undefined ? null : Number(values.trials);
  const minutes = values.minutes === undefined ? null : Number(values.minutes);
  if (trials !== null && !(Number.isInteger(trials) && trials > 0)) return `--trials wants a whole number above 0, not "${values.trials ?? ''}"`;
  if (minutes !== null && !(minutes >= 0)) return `--minutes wants a number, not "${values.minutes ?? ''}"`;
  if (positionals.length > 1) return `one bench at a time, not ${positionals.join(' ')}`;
  const pairs = (values.set ?? []).map((pair) => /^([^=]+)=(.*)$/s.exec(pair));
  if (pairs.includes(null)) return '--set wants name=value';
  const extra = Object.fromEntries(pairs.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
  return { name: positionals[0], json: values.json, isHelp: values.help === true, options: { trials, minutes, url: values.url ?? null, isForced: values.force === true, extra } };
}
