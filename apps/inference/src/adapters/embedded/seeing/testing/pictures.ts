import sharp from 'sharp';
import { humanFolder } from '../human-package.ts';

/** Pictures that tests make themselves; fonts are those of the machine. */
export const field = (colour: string, width = 640, height = 480): Promise<Buffer> => sharp({ create: { width, height, channels: 3, background: colour } }).png().toBuffer();

export function page(lines: readonly string[], options: { font?: string; size?: number; background?: string; ink?: string } = {}): Promise<Buffer> {
  const { font = 'DejaVu Sans, Noto Sans, Arial, sans-serif', size = 44, background = '#f4f4f4', ink = '#111111' } = options;
  const texts = lines.map((line, index) => `<text x="40" y="${90 + index * size * 2}" font-family="${font}" font-size="${size}" fill="${ink}">${line}</text>`).join('');
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="${background}"/>${texts}</svg>`)).jpeg({ quality: 90 }).toBuffer();
}

/** A man at a table, cut from a sample picture inside the installed package @vladmandic/human (MIT); nothing of it lies in this repository. */
export const manAtTable = (): Promise<Buffer> => sharp(`${humanFolder()}/assets/samples.jpg`).extract({ left: 326, top: 0, width: 211, height: 157 }).resize({ width: 640 }).jpeg({ quality: 90 }).toBuffer();
