import type { Box, ColourName, SceneObservation } from '../answering/scene.ts';
import type { Picture } from './picture.ts';

type ColourShares = SceneObservation['colours'];
/** Less of a colour is noise of the camera or the edge of something. */
const smallestShare = 0.04;
/** About this many pixels are looked at; more changes no share by a hundredth. */
const sampledPixels = 6000;

/** Where a thing is held up to the camera. */
const centre: Box = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };

/** The name that most people give a colour, red, green and blue 0 … 255. Dim indoor pictures are paler and darker than print, so the bounds lie lower than a colour chart's. */
export function colourName(red: number, green: number, blue: number): ColourName {
  const most = Math.max(red, green, blue) / 255;
  const least = Math.min(red, green, blue) / 255;
  const chroma = most - least;
  const saturation = most === 0 ? 0 : chroma / most;
  if (most < 0.16) return 'black';
  if (chroma < 0.07 || saturation < 0.13) return most > 0.82 ? 'white' : most < 0.24 ? 'black' : 'gray';
  const hue = hueOf(red / 255, green / 255, blue / 255, most, chroma);
  if (hue < 14 || hue >= 346) return most > 0.72 && saturation < 0.55 ? 'pink' : most < 0.42 && saturation < 0.6 ? 'brown' : 'red';
  if (hue < 42) {
    if (saturation < 0.42) return most > 0.62 ? 'beige' : 'brown';
    return most > 0.72 && saturation > 0.55 ? 'orange' : 'brown';
  }
  if (hue < 68) return saturation < 0.35 ? 'beige' : most < 0.42 ? 'brown' : 'yellow';
  if (hue < 162) return 'green';
  if (hue < 196) return 'turquoise';
  if (hue < 256) return 'blue';
  if (hue < 292) return 'purple';
  return most > 0.62 ? 'pink' : 'purple';
}

function hueOf(red: number, green: number, blue: number, most: number, chroma: number): number {
  const sector = most === red ? ((green - blue) / chroma + 6) % 6 : most === green ? (blue - red) / chroma + 2 : (red - green) / chroma + 4;
  return sector * 60;
}

/** The colours of a part of a picture with their shares, largest first. */
export function colourShares(picture: Picture, box: Box): ColourShares {
  const left = Math.max(0, Math.floor(box.x * picture.width));
  const top = Math.max(0, Math.floor(box.y * picture.height));
  const right = Math.min(picture.width, Math.ceil((box.x + box.width) * picture.width));
  const bottom = Math.min(picture.height, Math.ceil((box.y + box.height) * picture.height));
  if (right <= left || bottom <= top) return [];
  const step = Math.max(1, Math.round(Math.sqrt(((right - left) * (bottom - top)) / sampledPixels)));
  const counts = new Map<ColourName, number>();
  let total = 0;
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const at = (y * picture.width + x) * 3;
      const name = colourName(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      total += 1;
    }
  }
  return [...counts].map(([name, count]) => ({ name, share: count / total })).filter(({ share }) => share >= smallestShare).sort((a, b) => b.share - a.share);
}

export const wholeColours = (picture: Picture): ColourShares => colourShares(picture, { x: 0, y: 0, width: 1, height: 1 });
export const centreColours = (picture: Picture): ColourShares => colourShares(picture, centre);

/** Below a face, from its chin and a neck's length down, a little wider than the face; empty where the picture ends before. */
export function clothingColours(picture: Picture, face: Box | undefined): ColourShares {
  if (face === undefined) return [];
  const top = face.y + face.height * 1.35;
  const height = Math.min(1 - top, face.height * 1.2);
  if (height < 0.04) return [];
  return colourShares(picture, { x: face.x - face.width * 0.15, y: top, width: face.width * 1.3, height });
}
