import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationDocument } from '@duet/shared';
import { repository } from '../setup/repository.mjs';

await writeFile(join(repository, 'docs/configuration.md'), configurationDocument());
