import { expect, it } from 'vitest';
import { dataDiskProblem, dataFolderOf } from './disk-space.mjs';
import { repository } from './repository.mjs';

it('finds the data folder as the configuration will, before that can be read', () => {
  expect(dataFolderOf([], {})).toBe('.duet');
  expect(dataFolderOf([], { DUET_DATA_DIR: '' })).toBe('.duet');
  expect(dataFolderOf(['--port', '9000'], { DUET_DATA_DIR: '/srv/duet' })).toBe('/srv/duet');
  expect(dataFolderOf(['--data-dir', '/a', '--data-dir=/b'], { DUET_DATA_DIR: '/srv/duet' })).toBe('/b');
  expect(dataFolderOf(['--data-dir', '/a', '--dev'], {})).toBe('/a');
});

it('looks at the disk of the data folder, also before the folder is there', async () => {
  expect(await dataDiskProblem('.duet/not/there/yet')).toBeNull();
  const tooMuch = 1e12;
  expect(await dataDiskProblem('.duet/not/there/yet', tooMuch)).toMatch(new RegExp(`^The disk of ${repository.replaceAll('\\', '\\\\')}.*; ${tooMuch} MB are needed.*--data-dir FOLDER$`));
});
