import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engineParts, installSystemParts, testParts } from '../setup/system-parts.ts';
import { findChromium } from '../setup/find-chromium.ts';
import { nodeBinary, repository } from '../setup/repository.mjs';
import { buildPages } from '../start/build-pages.ts';
import { countPlaywright, countVitest, runStep, type TestStep } from './test-step.ts';

/** `npm test`: lint, types, unit and contract tests, browser tests. The last line is `N passed, N failed`. */
const help = `npm test [-- OPTIONS]   Runs everything: lint with the import-direction check, types, unit, contract and browser tests.

  --unit   Lint, types, unit and contract tests only
  --e2e    Browser tests only

On Debian as root it first installs what the tests use: the speech recognizer and Chinese voice, and for the browser tests Chromium and ffmpeg.
Elsewhere it says what to install; tests of a part that is not there are skipped, and counted as skipped.
`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const reports = join(repository, 'test-results');
const tool = (path: string): string => join(repository, 'node_modules', path);

const unitSteps = (): TestStep[] => [
  { name: 'lint', program: nodeBinary, words: [tool('eslint/bin/eslint.js'), '.'] },
  { name: 'import directions', program: nodeBinary, words: [tool('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'certs', 'e2e', 'bench', 'scripts'] },
  { name: 'types', program: nodeBinary, words: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of what drives a browser', program: nodeBinary, words: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.browser.json'] },
  { name: 'types of the pages', program: nodeBinary, words: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web/tsconfig.json'] },
  {
    name: 'unit and contract tests', program: nodeBinary,
    words: [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`],
    report: { file: join(reports, 'vitest.json'), count: countVitest },
  },
];

const browserStep = (): TestStep => ({
  name: 'browser tests', program: nodeBinary,
  words: [join(repository, 'e2e/node_modules/@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
  environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'playwright.json'), PLAYWRIGHT_HTML_OPEN: 'never' },
  report: { file: join(reports, 'playwright.json'), count: countPlaywright },
});

/** The browser tests need a browser and built pages; both failing is said before the first test waits for them. */
async function prepareBrowserTests(): Promise<string | null> {
  if (findChromium() === null) return 'The browser tests need Chromium or Chrome: apt-get install -y chromium, or set DUET_CHROMIUM to its path.';
  return buildPages(say);
}

async function test(): Promise<number> {
  const { values } = parseArgs({ options: { unit: { type: 'boolean', default: false }, e2e: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
  if (values.help) {
    say(help);
    return 0;
  }
  await mkdir(reports, { recursive: true });
  const isBoth = values.unit === values.e2e;
  const hasBrowserTests = isBoth || values.e2e;
  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: { passed: number; failed: number }): void => {
    total.passed += passed;
    total.failed += failed;
  };
  // Before the first step: on a fresh machine the contract tests of the recognizer and of the Chinese voice would skip themselves.
  await installSystemParts({ parts: hasBrowserTests ? [...engineParts, ...testParts] : engineParts, dataDir: join(repository, '.duet'), say, isInsistent: true });
  if (isBoth || values.unit) for (const step of unitSteps()) add(await runStep(step, repository, say));
  if (hasBrowserTests && existsSync(join(repository, 'e2e/playwright.config.ts'))) {
    const problem = await prepareBrowserTests();
    if (problem === null) add(await runStep(browserStep(), repository, say));
    else {
      say(problem);
      add({ passed: 0, failed: 1 });
    }
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

process.exit(await test());
