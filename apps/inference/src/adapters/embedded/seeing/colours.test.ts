import { describe, expect, it } from 'vitest';
import type { ColourName } from '../answering/scene.ts';
import { centreColours, clothingColours, colourName, wholeColours } from './colours.ts';
import type { Picture } from './picture.ts';

const cases: readonly (readonly [string, ColourName])[] = [
  ['#000000', 'black'], ['#1a1a1a', 'black'], ['#ffffff', 'white'], ['#f5f3ef', 'white'], ['#808080', 'gray'], ['#b0b0b0', 'gray'], ['#555a5c', 'gray'],
  ['#ff0000', 'red'], ['#c0182a', 'red'], ['#8b0000', 'red'], ['#ff7f00', 'orange'], ['#f28c28', 'orange'], ['#ffff00', 'yellow'], ['#f2d21b', 'yellow'], ['#008000', 'green'], ['#3cb043', 'green'], ['#7cfc00', 'green'], ['#2e4d2e', 'green'],
  ['#40e0d0', 'turquoise'], ['#008b8b', 'turquoise'], ['#0000ff', 'blue'], ['#1f4fa0', 'blue'], ['#87ceeb', 'blue'], ['#001f54', 'blue'], ['#800080', 'purple'], ['#6a0dad', 'purple'], ['#ffc0cb', 'pink'], ['#ff69b4', 'pink'], ['#e75480', 'pink'],
  ['#8b4513', 'brown'], ['#5c4033', 'brown'], ['#a0522d', 'brown'], ['#f5f5dc', 'white'], ['#d2b48c', 'beige'], ['#e8d3b0', 'beige'],
];

const channels = (hex: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

describe('names of colours', () => {
  it.each(cases)('%s is %s', (hex, name) => {
    expect(colourName(...channels(hex))).toBe(name);
  });
});

/** A picture of 40 × 40 whose colours are told by the place. */
function painted(colourAt: (x: number, y: number) => string): Picture {
  const data = new Uint8Array(40 * 40 * 3);
  for (let y = 0; y < 40; y += 1) for (let x = 0; x < 40; x += 1) data.set(channels(colourAt(x, y)), (y * 40 + x) * 3);
  return { data, width: 40, height: 40 };
}

it('counts the colours of a picture and of its middle', () => {
  const picture = painted((x, y) => (x >= 12 && x < 28 && y >= 12 && y < 28 ? '#ff0000' : x < 10 ? '#0000ff' : '#ffffff'));
  expect(wholeColours(picture).map(({ name }) => name)).toEqual(['white', 'blue', 'red']);
  expect(wholeColours(picture)[1]?.share).toBeCloseTo(0.25, 2);
  expect(centreColours(picture)).toEqual([{ name: 'red', share: 1 }]);
});

it('finds the clothing below a face, and none where the picture ends', () => {
  const picture = painted((_x, y) => (y < 20 ? '#e8d3b0' : '#008000'));
  expect(clothingColours(picture, { x: 0.4, y: 0.1, width: 0.2, height: 0.35 })[0]?.name).toBe('green');
  expect(clothingColours(picture, { x: 0.4, y: 0.6, width: 0.2, height: 0.35 })).toEqual([]);
  expect(clothingColours(picture, undefined)).toEqual([]);
});
