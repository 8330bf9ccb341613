import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { Seer } from './seer.ts';
import { field, manAtTable, page } from './testing/pictures.ts';

const never = new AbortController().signal;

describe('looking at pictures', () => {
  let seer: Seer;
  beforeAll(async () => {
    seer = new Seer({ timeLimitMs: 60_000 });
    await seer.warmUp(never);
  }, 60_000);
  afterAll(async () => { await seer.close(); });

  it('reads English in order, with its place', async () => {
    const { textLines, missing } = await seer.observe(await page('english'), 40, ['text'], never);
    expect(missing).toEqual([]);
    expect(textLines.map(({ text }) => text.toLowerCase().replaceAll('0', 'o'))).toEqual(['hello world', 'room 12 is open']);
    const [first, second] = textLines;
    expect(first?.score).toBeGreaterThan(0.8);
    expect(first?.box.x).toBeLessThan(0.15);
    expect(first?.box.y).toBeLessThan(second?.box.y ?? 0);
    expect((first?.box.y ?? 1) + (first?.box.height ?? 1)).toBeLessThan(0.4);
  });

  it('reads light text on a dark ground', async () => {
    const { textLines } = await seer.observe(await page('light-on-dark'), 0, ['text'], never);
    expect(textLines.map(({ text }) => text)).toEqual(['EXIT NOW']);
  });

  it('reads Chinese', async () => {
    const { textLines } = await seer.observe(await page('chinese'), 0, ['text'], never);
    expect(textLines.map(({ text }) => text)).toEqual(['今天天气很好', '北京欢迎你']);
  });

  it('finds no text, face or thing on an empty wall', async () => {
    const seen = await seer.observe(await field('#b8b4a8'), 0, ['text', 'faces', 'objects', 'colours'], never);
    expect(seen).toMatchObject({ textLines: [], faces: [], objects: [], missing: [], clothingColours: [], isUnclear: false });
    expect(seen.colours[0]?.share).toBe(1);
  });

  it('finds a face, its expression, a person and what he wears', async () => {
    const seen = await seer.observe(await manAtTable(), 0, ['faces', 'objects', 'colours'], never);
    expect(seen.missing).toEqual([]);
    expect(seen.faces).toHaveLength(1);
    expect(seen.faces[0]?.box.x).toBeGreaterThan(0.3);
    expect(seen.faces[0]?.box.y).toBeLessThan(0.2);
    expect(seen.faces[0]?.expressions.length).toBeGreaterThan(0);
    expect(seen.objects.map(({ name }) => name)).toContain('person');
    expect(seen.clothingColours.map(({ name }) => name)).toContain('white');
  });

  it('refuses what it cannot or should not decode', async () => {
    await expect(seer.observe(Buffer.from('no picture'), 0, ['colours'], never)).rejects.toMatchObject({ code: 'input.image-unreadable' });
    await expect(seer.observe(await field('#ffffff', 4000, 2100), 0, ['colours'], never)).rejects.toMatchObject({ code: 'input.image-too-large' });
  });

  it('looks at the newest frame of a turn, and says when there is none', async () => {
    const images = [{ image: await sharp(await field('#ff0000')).webp().toBuffer(), ageMs: 900 }, { image: await field('#0000ff'), ageMs: 80 }];
    expect(await seer.lookAt(images)(['colours'], never)).toMatchObject({ frameAgeMs: 80, colours: [{ name: 'blue' }] });
    expect(await seer.lookAt([])(['colours'], never)).toEqual({ absent: 'no-camera', reason: '' });
    await expect(seer.lookAt(images)(['colours'], AbortSignal.abort(new Error('interrupted')))).rejects.toThrow('interrupted');
  });

  it('rejects at once when it is aborted in the middle, and looks on', async () => {
    const controller = new AbortController();
    const look = seer.observe(await page('english'), 0, ['text', 'faces', 'objects'], controller.signal);
    controller.abort(new Error('interrupted'));
    await expect(look).rejects.toThrow('interrupted');
    expect((await seer.observe(await field('#00ff00'), 0, ['colours'], never)).colours[0]?.name).toBe('green');
  });
});

describe('when the thread breaks', () => {
  const faults: string[] = [];
  let seer: Seer;
  beforeAll(() => { seer = new Seer({ workerUrl: new URL('./testing/breaking-worker.ts', import.meta.url), timeLimitMs: 5000, onFault: (fault) => faults.push(fault) }); });
  afterAll(async () => { await seer.close(); });

  it('fails the look that crashed it, and a new thread takes the next', async () => {
    const picture = await field('#ff0000');
    await expect(seer.observe(picture, 0, ['objects'], never)).rejects.toMatchObject({ code: 'engine.vision-failed' });
    expect((await seer.observe(picture, 0, ['colours'], never)).colours[0]?.name).toBe('red');
  });

  it('gives up a look that hangs', async () => {
    const picture = await field('#ff0000');
    await expect(seer.observe(picture, 0, ['faces'], never)).rejects.toMatchObject({ code: 'engine.vision-failed' });
    expect((await seer.observe(picture, 0, ['colours'], never)).colours[0]?.name).toBe('red');
  });

  it('answers a question with what is missing instead of an error', async () => {
    expect(await seer.lookAt([{ image: await field('#ff0000'), ageMs: 0 }])(['objects'], never)).toEqual({ absent: 'vision-missing', reason: '' });
    expect(faults).toEqual(['a picture could not be looked at']);
  });
});
