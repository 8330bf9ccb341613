import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testPlace, testPlacePrefix } from './test-ports.ts';

/** After the last test: the certificates and models of this run are nobody's any more. A place that somebody named is left alone. */
export default async function removeTestPlace(): Promise<void> {
  const { dataDir } = testPlace();
  if (dataDir.startsWith(join(tmpdir(), testPlacePrefix))) await rm(dataDir, { recursive: true, force: true });
}
