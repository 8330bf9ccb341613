import { expect, it } from 'vitest';
import { areaUnder, rocOf, rocSvg } from './roc.ts';

it('draws the curve from the strictest threshold to the most lenient', () => {
  expect(rocOf([0.9, 0.6], [0.7, 0.1])).toEqual([
    { threshold: 1, accepted: 0, falselyAccepted: 0 }, { threshold: 0.9, accepted: 0.5, falselyAccepted: 0 }, { threshold: 0.7, accepted: 0.5, falselyAccepted: 0.5 },
    { threshold: 0.6, accepted: 1, falselyAccepted: 0.5 }, { threshold: 0.1, accepted: 1, falselyAccepted: 1 },
  ]);
});

it('measures the area as the chance that a query scores higher', () => {
  expect(areaUnder([0.9, 0.6], [0.7, 0.1])).toBe(0.75);
  expect(areaUnder([0.5], [0.5])).toBe(0.5);
  expect(areaUnder([], [0.5])).toBeNaN();
});

it('writes an SVG with its legend', () => {
  const svg = rocSvg([{ name: 'strict', points: rocOf([1], [0]), area: 1 }]);
  expect(svg).toContain('strict, area 1.000');
  expect(svg.startsWith('<svg')).toBe(true);
});
