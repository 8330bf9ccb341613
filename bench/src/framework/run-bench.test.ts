import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { summarize } from '@duet/shared';
import { BenchUnavailable, type Bench, type BenchOptions } from './bench.ts';
import { runBench } from './run-bench.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'duet-bench-test-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

let seen: BenchOptions | null = null;
const bench = (name: string, failures: string[] = []): Bench => ({
  name, description: `what ${name} does`, isTimed: false,
  run: (options) => {
    seen = options;
    return Promise.resolve({ settings: { a: 1 }, measures: { stop_ms: summarize([3, 1, 2]) }, failures });
  },
});
const missing: Bench = { name: 'missing', description: '', isTimed: false, run: () => Promise.reject(new BenchUnavailable('install it')) };

let otherLoad = 0;
async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const code = await runBench(argv, [bench('good'), bench('bad', ['stop_ms is too long']), { ...bench('timed'), isTimed: true }, missing], { out: (text) => { texts.out += text; }, err: (text) => { texts.err += text; } }, () => Promise.resolve(otherLoad));
  return { code, ...texts };
}

describe('npm run bench', () => {
  it('writes the result in the form that all benches share', async () => {
    const file = join(folder, 'result.json');
    const { code, out } = await run('good', '--json', file, '--trials', '7', '--set', 'engine=scripted', '--url', 'https://localhost:1');
    expect(code).toBe(0);
    expect(seen).toEqual({ trials: 7, url: 'https://localhost:1', minutes: null, isForced: false, extra: { engine: 'scripted' } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      bench: 'good', startedAt: expect.stringMatching(/^\d{4}-/) as string, machine: { cores: expect.any(Number) as number }, settings: { a: 1 },
      measures: { stop_ms: { unit: 'ms', n: 3, min: 1, p50: 2, p95: 3, max: 3 } }, failures: [],
    });
    expect(out).toMatch(/stop_ms +ms +3 +1 +2 +3 +3/);
  });

  it('fails when a target was missed, and says which', async () => {
    expect(await run('bad')).toMatchObject({ code: 1, out: expect.stringContaining('FAILED: stop_ms is too long') as string });
  });

  it('lists the benches', async () => {
    expect((await run('--help')).out).toContain('what good does');
    expect((await run()).code).toBe(2);
  });

  it('says what it does not know', async () => {
    expect((await run('nothing')).err).toContain('There are: good, bad, timed, missing');
    expect((await run('good', '--trials', 'many')).err).toContain('--trials');
    expect((await run('good', '--fast')).code).toBe(2);
    expect((await run('good', 'bad')).code).toBe(2);
    expect((await run('good', '--set', 'x')).code).toBe(2);
  });

  it('takes no times on a busy machine, unless it is told to', async () => {
    otherLoad = 0.5;
    expect(await run('timed')).toMatchObject({ code: 4, err: expect.stringContaining('50 % of the processor') as string });
    expect(await run('timed', '--force')).toMatchObject({ code: 0, out: expect.stringContaining('other load 50 %') as string });
    expect((await run('good')).code).toBe(0);
    otherLoad = 0;
  });

  it('says what is missing and how to get it', async () => {
    expect(await run('missing')).toMatchObject({ code: 3, err: 'install it\n' });
  });
});
