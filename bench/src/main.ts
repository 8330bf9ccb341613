import { runBench } from './framework/run-bench.ts';
import { benches } from './benches.ts';

process.exitCode = await runBench(process.argv.slice(2), benches, {
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
});
// Engines keep worker threads; a bench is over when its figures are written.
process.exit();
