import { describe, expect, it } from 'vitest';
import { defaultDuplexSettings } from '@duet/shared';
import { endpointWaitMs } from './endpoint-wait.ts';

describe('the silence that ends a turn', () => {
  it('is short when the turn is over and long when it is not', () => {
    expect([0, 0.3, 0.55, 0.8, 1].map((finished) => Math.round(endpointWaitMs(defaultDuplexSettings, finished)))).toEqual([1200, 1200, 750, 300, 300]);
  });
});
