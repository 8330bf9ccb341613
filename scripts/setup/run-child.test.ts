import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const execute = promisify(execFile);
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'duet-run-child-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(program: string): Promise<{ code: number; stderr: string }> {
  const source = `import { runChild } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'run-child.mjs')).href)}; process.exitCode = await runChild(${JSON.stringify(program)}, []);`;
  return await execute(process.execPath, ['--input-type=module', '--eval', source]).then(() => ({ code: 0, stderr: '' }), (thrown: unknown) => thrown as { code: number; stderr: string });
}

it('says which program is not there', async () => {
  expect(await run(join(folder, 'none'))).toMatchObject({ code: 127, stderr: expect.stringMatching(/none could not be started \(ENOENT\)\.\n$/) as string });
});

it('says of a program that is there and cannot run what would help: the packaged Node on a system without its loader', async () => {
  const program = join(folder, 'node');
  await writeFile(program, '#!/no/such/loader\n');
  await chmod(program, 0o755);
  expect(await run(program)).toMatchObject({ code: 127, stderr: expect.stringContaining('use a Debian image') as string });
});
