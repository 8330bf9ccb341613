#!/usr/bin/env node
// Lint, types, unit, contract and browser tests; scripts/testing/main.ts on Node 24 does it.
import { handOver } from './setup/hand-over.mjs';
import { repository } from './setup/repository.mjs';

process.exitCode = await handOver('scripts/testing/main.ts', process.argv.slice(2), repository);
