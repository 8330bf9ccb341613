import { expect, it } from 'vitest';
import { limited } from './peak-limiter.ts';

it('leaves ordinary sound as it is, and lets nothing over full scale', () => {
  for (const sample of [0, 0.1, -0.5, 0.8, -0.8]) expect(limited(sample)).toBe(sample);
  for (const sample of [0.9, 1, 1.6, 2.5]) {
    expect(limited(sample)).toBeLessThanOrEqual(1);
    expect(limited(-sample)).toBe(-limited(sample));
  }
});

it('never makes what is louder softer', () => {
  const levels = Array.from({ length: 251 }, (_, step) => limited(step / 100));
  for (let step = 1; step < levels.length; step += 1) expect(levels[step]).toBeGreaterThanOrEqual(levels[step - 1] ?? 0);
});
