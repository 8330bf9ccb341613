import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readLight } from './light.ts';
import { decodePicture } from './picture.ts';
import { field, manAtTable, page } from './testing/pictures.ts';

/** A PNG whose head claims a size that its few bytes of data do not have. */
function claimedPng(width: number, height: number): Buffer {
  const table = Uint32Array.from({ length: 256 }, (_, index) => { let value = index; for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1; return value >>> 0; });
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    let crc = 0xffffffff;
    for (const byte of body) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

describe('decoding', () => {
  it('scales a picture down to what is needed and keeps small ones', async () => {
    expect(await decodePicture(await field('#ff0000', 2000, 1000), 960)).toMatchObject({ width: 960, height: 480 });
    const small = await decodePicture(await field('#ff0000', 64, 48), 960);
    expect(small).toMatchObject({ width: 64, height: 48 });
    expect([...small.data.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('reads %s, grey and transparent too', async (format) => {
    const source = sharp(await field('#00ff00', 40, 30));
    expect((await decodePicture(await source.toFormat(format).toBuffer(), 960)).data).toHaveLength(40 * 30 * 3);
    expect((await decodePicture(await source.clone().greyscale().toFormat(format).toBuffer(), 960)).data).toHaveLength(40 * 30 * 3);
    expect((await decodePicture(await source.clone().ensureAlpha(0.5).toFormat(format).toBuffer(), 960)).data).toHaveLength(40 * 30 * 3);
  });

  it('turns a picture upright', async () => {
    const lying = await sharp(await field('#00ff00', 40, 20)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await decodePicture(lying, 960)).toMatchObject({ width: 20, height: 40 });
  });

  it.each([[4000, 2001], [30_000, 30_000], [1_000_000, 9]])('refuses %i × %i pixels before it decodes them', async (width, height) => {
    await expect(decodePicture(claimedPng(width, height), 960)).rejects.toMatchObject({ code: 'input.image-too-large', parameters: { width, height } });
  });

  it('refuses what is no picture, damaged, too small or of another kind', async () => {
    const whole = await page('english');
    const refused = [
      new Uint8Array(0), Buffer.from('hello'), whole.subarray(0, 40), whole.subarray(0, whole.length >> 1), claimedPng(100, 100), await field('#ffffff', 8, 400),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><image href="file:///etc/passwd"/></svg>'), await sharp(await field('#ffffff', 50, 50)).gif().toBuffer(),
    ];
    for (const image of refused) await expect(decodePicture(image, 960)).rejects.toMatchObject({ code: 'input.image-unreadable' });
    await expect(decodePicture(new Uint8Array(10_000_001), 960)).rejects.toMatchObject({ code: 'input.image-too-large' });
  });
});

describe('light', () => {
  const lightOf = async (image: Buffer) => readLight(await decodePicture(image, 960));

  it('tells dark from bright', async () => {
    expect(await lightOf(await field('#050505'))).toMatchObject({ isUnclear: true });
    const bright = await lightOf(await field('#eeeeee'));
    expect(bright.isUnclear).toBe(false);
    expect(bright.light.brightness).toBeCloseTo(0.933, 2);
    expect(bright.light.contrast).toBeCloseTo(0, 3);
  });

  it('tells a sharp picture from a blurred one', async () => {
    const photo = await manAtTable();
    expect((await lightOf(photo)).isUnclear).toBe(false);
    expect((await lightOf(await page('english'))).isUnclear).toBe(false);
    expect((await lightOf(await sharp(photo).blur(8).jpeg().toBuffer())).isUnclear).toBe(true);
  });
});
