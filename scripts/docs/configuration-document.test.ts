import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationDocument } from '@duet/shared';
import { expect, it } from 'vitest';
import { repository } from '../setup/repository.mjs';

it('docs/configuration.md says what the table says (npm run docs:configuration writes it again)', async () => {
  expect(await readFile(join(repository, 'docs/configuration.md'), 'utf8')).toBe(configurationDocument());
});
