import type { SceneObservation } from '../answering/scene.ts';
import type { Picture } from './picture.ts';

/** A room at night without a lamp. */
const tooDark = 0.07;
/**
 * Strength of the strongest edges as a share of the contrast, below which a picture is blurred. Photos as JPEG of 640 pixels, edges between blocks of 3 × 3 (which hide those of JPEG):
 * sharp 0.75 to 3.1, blurred with a radius of 4 pixels 0.27 to 0.57, of 8 pixels 0.12 to 0.20.
 */
const sharpestBlur = 0.25;
const blockSize = 3;
/** A plain wall has no edges and is not blurred. */
const leastContrastToJudge = 0.05;

/** Brightness, contrast and whether the picture says much at all. */
export function readLight(picture: Picture): Pick<SceneObservation, 'light' | 'isUnclear'> {
  const luma = lumaOf(picture);
  let sum = 0;
  let squares = 0;
  for (const value of luma) {
    sum += value;
    squares += value * value;
  }
  const brightness = sum / luma.length;
  const contrast = Math.sqrt(Math.max(0, squares / luma.length - brightness * brightness));
  const isBlurred = contrast > leastContrastToJudge && strongestEdges(blocksOf(luma, picture.width, picture.height)) / contrast < sharpestBlur;
  return { light: { brightness, contrast }, isUnclear: brightness < tooDark || isBlurred };
}

function lumaOf({ data, width, height }: Picture): Float32Array {
  const luma = new Float32Array(width * height);
  for (let pixel = 0; pixel < luma.length; pixel += 1) {
    luma[pixel] = (0.299 * (data[pixel * 3] ?? 0) + 0.587 * (data[pixel * 3 + 1] ?? 0) + 0.114 * (data[pixel * 3 + 2] ?? 0)) / 255;
  }
  return luma;
}

interface Luma {
  luma: Float32Array;
  width: number;
  height: number;
}

function blocksOf(pixels: Float32Array, pixelWidth: number, pixelHeight: number): Luma {
  const [width, height] = [Math.floor(pixelWidth / blockSize), Math.floor(pixelHeight / blockSize)];
  const luma = new Float32Array(width * height);
  for (let y = 0; y < height * blockSize; y += 1) {
    for (let x = 0; x < width * blockSize; x += 1) {
      const at = Math.floor(y / blockSize) * width + Math.floor(x / blockSize);
      luma[at] = (luma[at] ?? 0) + (pixels[y * pixelWidth + x] ?? 0) / (blockSize * blockSize);
    }
  }
  return { luma, width, height };
}

/** Steps of the histogram of edges, whose strength is 0 … 4. */
const edgeSteps = 2048;

/**
 * Mean of the strongest fiftieth of the second derivative (Laplacian): a blurred picture has no strong one anywhere, a sharp one of few things has some.
 * By a histogram, for sorting 300 000 values takes longer than all the rest.
 */
function strongestEdges({ luma, width, height }: Luma): number {
  const counts = new Uint32Array(edgeSteps + 1);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const edge = Math.abs(4 * (luma[at] ?? 0) - (luma[at - 1] ?? 0) - (luma[at + 1] ?? 0) - (luma[at - width] ?? 0) - (luma[at + width] ?? 0));
      const step = Math.min(edgeSteps, Math.round((edge / 4) * edgeSteps));
      counts[step] = (counts[step] ?? 0) + 1;
    }
  }
  const wanted = Math.max(1, Math.floor(((width - 2) * (height - 2)) / 50));
  let taken = 0;
  let sum = 0;
  for (let step = edgeSteps; step >= 0 && taken < wanted; step -= 1) {
    const count = Math.min(counts[step] ?? 0, wanted - taken);
    taken += count;
    sum += (count * step * 4) / edgeSteps;
  }
  return sum / taken;
}
