import { expect, it } from 'vitest';
import { LazyPart, PictureLooker } from './look-at-picture.ts';
import { field } from './testing/pictures.ts';

const all = ['text', 'faces', 'objects', 'colours'] as const;
const noText = new LazyPart(async () => ({ read: async () => [] }));
const nothing = new LazyPart(async () => ({ find: async () => ({ faces: [], objects: [] }) }));

it('loads no model that nobody asked for', async () => {
  const looker = new PictureLooker(new LazyPart(() => Promise.reject(new Error('loaded'))), new LazyPart(() => Promise.reject(new Error('loaded'))));
  const seen = await looker.look(await field('#ff0000'), 7, ['colours']);
  expect(seen).toMatchObject({ frameAgeMs: 7, width: 640, height: 480, missing: [], colours: [{ name: 'red', share: 1 }], isUnclear: false });
});

it('says which part is missing and goes on with the others', async () => {
  const absent = new PictureLooker(new LazyPart(() => Promise.reject(new Error('no package'))), nothing);
  expect((await absent.look(await field('#00ff00'), 0, all)).missing).toEqual([{ part: 'text', reason: 'the text reader is not installed' }]);
  const failing = new PictureLooker(noText, new LazyPart(async () => ({ find: async () => { throw new Error('out of memory'); } })));
  const seen = await failing.look(await field('#00ff00'), 0, all);
  expect(seen.missing.map(({ part }) => part)).toEqual(['faces', 'objects']);
  expect(seen.colours[0]?.name).toBe('green');
});

it('loads a model once, also when it is asked for twice at a time', async () => {
  let loads = 0;
  const looker = new PictureLooker(new LazyPart(async () => { loads += 1; return { read: async () => [] }; }), nothing);
  const picture = await field('#00ff00');
  await Promise.all([looker.look(picture, 0, ['text']), looker.look(picture, 0, ['text']), looker.warmUp()]);
  expect(loads).toBe(1);
});
