import { expect, it } from 'vitest';
import { nodeProblem } from './node-version.mjs';

it('takes Node from 20.9 on and says what to do about an older one', () => {
  for (const version of ['20.9.0', '20.20.2', '22.1.0', '24.0.0']) expect(nodeProblem(version), version).toBeNull();
  for (const version of ['20.8.1', '18.20.0', '6.0.0']) expect(nodeProblem(version), version).toContain('needs Node 20.9');
});
