import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeProblem } from './node-version.mjs';

it('takes Node from 20.9 on and says what to do about an older one', () => {
  for (const version of ['20.9.0', '20.20.2', '22.1.0', '24.0.0']) expect(nodeProblem(version), version).toBeNull();
  for (const version of ['20.8.1', '18.20.0', '6.0.0']) expect(nodeProblem(version), version).toContain('needs Node 20.9');
});

it('installs what Node 24 uses, also with a Node that is older', () => {
  const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  expect(/^nodeVersion: (.+)$/m.exec(read('pnpm-workspace.yaml'))?.[1]).toBe(devDependencies['node']);
});
