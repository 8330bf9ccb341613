import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestPlace { readonly port: number; readonly inferencePort: number; readonly dataDir: string }

/** How the folders begin that a test run makes for itself. */
export const testPlacePrefix = 'duet-e2e-';
/** Prints two ports that nobody uses. */
const askForPorts = `const n=require('net');const a=n.createServer().listen(0,'127.0.0.1',()=>{const b=n.createServer().listen(0,'127.0.0.1',()=>{console.log(a.address().port,b.address().port);a.close();b.close()})})`;

/**
 * Where the Duet of this test run listens and keeps its data: free ports and a folder of its own, so that a running Duet is not disturbed.
 * Playwright reads its configuration again in every worker; the first reading leaves the choice in the environment for the others.
 */
export function testPlace(environment: NodeJS.ProcessEnv = process.env): TestPlace {
  const kept = environment['DUET_TEST_PLACE'];
  if (kept !== undefined) return JSON.parse(kept) as TestPlace;
  const [port = 0, inferencePort = 0] = execFileSync(process.execPath, ['-e', askForPorts], { encoding: 'utf8' }).trim().split(' ').map(Number);
  const place = { port, inferencePort, dataDir: mkdtempSync(join(tmpdir(), testPlacePrefix)) };
  environment['DUET_TEST_PLACE'] = JSON.stringify(place);
  return place;
}
