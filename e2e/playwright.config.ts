import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser/launch.ts';
import { testPlace } from './browser/test-ports.ts';

/** Browser tests: Debian's Chromium (or any other that is there) against a Duet that this run starts. `npm test -- --e2e` runs them. */
const { port, inferencePort, dataDir } = testPlace();
const origin = `https://localhost:${port}`;

export default defineConfig({
  testDir: './specs',
  globalTeardown: './browser/remove-test-place.ts',
  globalSetup: './voices/speak-phrases.ts',
  outputDir: '../test-results/e2e',
  // Two cores: the service, the browser and the recognizer of one call fill them. A second call at the same time would measure the machine.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    baseURL: origin,
    // The authority is this run's own; the certificate itself is judged by the tests of certs/ and of the gateway.
    ignoreHTTPSErrors: true,
    trace: 'retain-on-failure',
    launchOptions: launchOptions(),
  },
  webServer: {
    command: `node scripts/start.mjs --port ${port} --inference-port ${inferencePort} --data-dir ${dataDir} --system-parts skip`,
    cwd: '..',
    url: `${origin}/gateway/health`,
    ignoreHTTPSErrors: true,
    // Somebody who writes tests names a place in DUET_TEST_PLACE where a Duet runs already; the ports of any other run are free.
    reuseExistingServer: true,
    // A first start builds the pages.
    timeout: 300_000,
    env: { DUET_DEMONSTRATIONS: 'on' },
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
