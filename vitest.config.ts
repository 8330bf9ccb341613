import { defineConfig } from 'vitest/config';

/** Unit and contract tests of all packages, beside the code. A file that needs a document says so in its head: `// @vitest-environment happy-dom`. */
export default defineConfig({
  test: {
    include: ['{apps,packages}/**/*.test.{ts,tsx}', '{certs,bench,e2e,scripts}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.next/**', 'e2e/specs/**', '**/*.spec.ts'],
    setupFiles: ['scripts/testing/fail-on-log.ts'],
    // Two cores are the smallest machine that Duet is made for; more workers only make each test slower there.
    maxWorkers: 2,
    // Native models load in some files; 20 s on a loaded machine of two cores is generous, and a hang still ends.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
