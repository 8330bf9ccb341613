import sharp, { type Metadata } from 'sharp';
import { DuetError } from '@duet/shared';

/** Pixels as they come from a decoder: 3 bytes each, red, green, blue, row by row. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

/** A frame is at most 640 pixels wide; a photo of a telephone has 12 megapixels and is for the ability mode. */
export const mostMegapixels = 8;
const mostPixels = mostMegapixels * 1_000_000;
const mostBytes = 10_000_000;
const smallestSide = 16;
/** No SVG, which may point to other files, and no formats with many pages. */
const readableFormats = ['jpeg', 'png', 'webp'];

// Two decoders at most would run beside the audio; one picture is looked at at a time.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a picture upright, its longest side at most `longestSide`. Its head is read first, so that a small file that unfolds into a huge picture is refused before it is decoded.
 * @throws DuetError `input.image-too-large`, `input.image-unreadable`.
 */
export async function decodePicture(image: Uint8Array, longestSide: number): Promise<Picture> {
  if (image.byteLength > mostBytes) throw new DuetError('input.image-too-large', { limitBytes: mostBytes, bytes: image.byteLength });
  const { format, width, height } = await readHead(image);
  if (!readableFormats.includes(format)) throw new DuetError('input.image-unreadable', { format, allowed: readableFormats.join(', ') });
  if (width * height > mostPixels) throw new DuetError('input.image-too-large', { limitMegapixels: mostMegapixels, width, height });
  if (Math.min(width, height) < smallestSide) throw new DuetError('input.image-unreadable', { reason: `a side of less than ${smallestSide} pixels`, width, height });
  try {
    const { data, info } = await sharp(image, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data: threeChannels(data, info.channels), width: info.width, height: info.height };
  } catch (cause) {
    throw new DuetError('input.image-unreadable', { reason: 'it is damaged' }, { cause });
  }
}

async function readHead(image: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(image, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new DuetError('input.image-unreadable', { reason: 'it is no picture', allowed: readableFormats.join(', ') }, { cause });
  }
}

/** Grey pictures come with one byte a pixel. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) for (let channel = 0; channel < 3; channel += 1) rgb[pixel * 3 + channel] = data[pixel * channels + Math.min(channel, channels - 1)] ?? 0;
  return rgb;
}
