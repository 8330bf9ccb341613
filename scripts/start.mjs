#!/usr/bin/env node
// Runs on any Node from 20.9 with nothing installed; the rest is scripts/start/main.ts on Node 24.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolderOf } from './setup/disk-space.mjs';
import { handOver } from './setup/hand-over.mjs';
import { isInstalled } from './setup/install-packages.mjs';
import { repository } from './setup/repository.mjs';

const words = process.argv.slice(2);
if (words.includes('--help') && !isInstalled()) {
  // The table of settings is TypeScript; before the first start, its page in docs/ says the same.
  process.stdout.write(readFileSync(join(repository, 'docs', 'configuration.md'), 'utf8'));
} else {
  process.exitCode = await handOver('scripts/start/main.ts', words, repository, dataFolderOf(words));
}
