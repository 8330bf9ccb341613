#!/usr/bin/env node
// `npm run talk`, `bench` and `certs`: installs what is missing, then runs a TypeScript file on Node 24. Paths among the arguments are relative to where the command was called.
import { handOver } from './setup/hand-over.mjs';

const [script, ...words] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write('Say which file: node scripts/run.mjs FILE.ts [options]\n');
  process.exitCode = 1;
} else {
  process.exitCode = await handOver(script, words, process.env['INIT_CWD']);
}
