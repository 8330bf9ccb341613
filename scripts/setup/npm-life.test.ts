import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** As npm does it: a program, its shell, a shell script that finds Node, and our script. */
const script = `import { endWithNpm } from ${JSON.stringify(new URL('./npm-life.mjs', import.meta.url).href)}; endWithNpm();
process.on('SIGTERM', () => { console.log('ended in order'); process.exit(0); }); setInterval(() => undefined, 1000); console.log('runs');`;
const runner = `const { spawn } = require('child_process');
const shell = 'sh -c \\'"$NODE" --input-type=module -e "$SCRIPT"; exit $?\\'; exit $?';
spawn('sh', ['-c', shell], { stdio: 'inherit', env: { ...process.env, SCRIPT: ${JSON.stringify(script)}, NODE: process.execPath, npm_lifecycle_event: 'start' } });`;

it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGKILL'] as const)('ends with npm, however npm went: %s', async (signal) => {
  const environment = { ...process.env };
  delete environment['npm_lifecycle_event'];
  const npm = spawn(process.execPath, ['-e', runner], { stdio: ['ignore', 'pipe', 'inherit'], env: environment });
  let output = '';
  npm.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes('runs')) npm.kill(signal);
  });
  // The pipe closes when the last process that holds it is gone.
  await once(npm.stdout, 'close');
  expect(output).toBe('runs\nended in order\n');
});
