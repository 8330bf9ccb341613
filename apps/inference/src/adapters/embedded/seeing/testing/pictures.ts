import { join } from 'node:path';
import sharp from 'sharp';
import { humanFolder } from '../human-package.ts';

/** A plain field of one colour. */
export const field = (colour: string, width = 640, height = 480): Promise<Buffer> => sharp({ create: { width, height, channels: 3, background: colour } }).png().toBuffer();

/**
 * A page with two lines of text or one, 640 × 480. Drawn once and kept as pictures, for a machine may have no font to draw them with, and draws boxes then:
 * `english` "Hello world", "Room 12 is open" and `light-on-dark` "EXIT NOW" in DejaVu Sans; `chinese` "今天天气很好", "北京欢迎你" in WenQuanYi Zen Hei; all of 44 pixels.
 */
export const page = (name: 'english' | 'chinese' | 'light-on-dark'): Promise<Buffer> => sharp(join(import.meta.dirname, `${name}.png`)).jpeg({ quality: 90 }).toBuffer();

/** A man at a table, cut from a sample picture inside the installed package @vladmandic/human (MIT); nothing of it lies in this repository. */
export const manAtTable = (): Promise<Buffer> => sharp(`${humanFolder()}/assets/samples.jpg`).extract({ left: 326, top: 0, width: 211, height: 157 }).resize({ width: 640 }).jpeg({ quality: 90 }).toBuffer();
