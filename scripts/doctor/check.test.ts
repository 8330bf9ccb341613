import { describe, expect, it } from 'vitest';
import { better, missing, ok, reportLines } from './check.ts';
import { checkBrowser, checkCores } from './check-machine.ts';

describe('the doctor', () => {
  it('puts a remedy under each thing that lacks, and none under the rest', () => {
    expect(reportLines([ok('disk', '80 GB free'), missing('ports', 'in use', 'choose another')])).toEqual([
      'ok           disk   80 GB free',
      'missing      ports  in use',
      '                    choose another',
    ]);
    expect(better('a', 'b', 'c').state).toBe('better');
  });

  it('is content with two cores and 4 GB, and with any browser', () => {
    expect(checkCores(2, 4 * 1024 ** 3).state).toBe('ok');
    expect(checkCores(1, 8 * 1024 ** 3).state).toBe('better');
    expect(checkCores(8, 2 * 1024 ** 3).state).toBe('better');
    expect(checkBrowser('/usr/bin/chromium').state).toBe('ok');
    expect(checkBrowser(null).state).toBe('better');
  });
});
