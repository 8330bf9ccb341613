import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLocalAuthority } from './local-authority.ts';

let root = '';
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'duet-authority-')); });
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

/** A folder that bears an authority of this text in its data. */
function place(folder: string, text: string): void {
  mkdirSync(join(root, folder, 'certificates'), { recursive: true });
  writeFileSync(join(root, folder, 'certificates', 'authority.crt'), text);
}
const find = (dataDir: string): string | null => findLocalAuthority(join(root, 'recordings', 'today'), dataDir, join(root, 'repository'));

describe('the authority of this machine', () => {
  it('lies in the data folder, which is relative to the repository wherever the command was called', () => {
    place('repository/data', 'of the repository');
    place('recordings/today/data', 'of the current folder');
    expect(find('data')).toBe('of the repository');
  });

  it('lies in a data folder with a whole path', () => {
    place('elsewhere', 'elsewhere');
    expect(find(join(root, 'elsewhere'))).toBe('elsewhere');
  });

  it('lies in .duet of a folder above where no data folder is named', () => {
    place('recordings/.duet', 'above');
    expect(find('')).toBe('above');
  });
});
