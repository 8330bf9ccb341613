import { afterEach, beforeEach } from 'vitest';

/**
 * A test that logs fails: output in a passing test is either a fault that nobody looks at or noise that hides the next one.
 * A test that expects a log spies on the console itself.
 */
const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
const untouched: Partial<Console> = { ...console };
let logged: string[] = [];

beforeEach(() => {
  logged = [];
  for (const method of methods) {
    console[method] = (...values: unknown[]) => {
      logged.push(`console.${method}: ${values.map((value) => (value instanceof Error ? value.message : String(value))).join(' ').slice(0, 400)}`);
    };
  }
});

afterEach(() => {
  Object.assign(console, untouched);
  if (logged.length > 0) throw new Error(`The test logged.\n${logged.join('\n')}`);
});
