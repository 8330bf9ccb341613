import { describe, expect, it } from 'vitest';
import { defaultDuplexSettings } from '@duet/shared';
import en from '../../../i18n/messages/en.json' with { type: 'json' };
import { duplexFields } from './duplex-fields.ts';

describe('table of the duplex session', () => {
  it('shows every setting with the limits and the default that hold', () => {
    expect(duplexFields.map((field) => field.name)).toEqual(Object.keys(defaultDuplexSettings));
    for (const field of duplexFields) {
      expect(field.least, field.name).toBeLessThan(field.most);
      expect(field.standard, field.name).toBeGreaterThanOrEqual(field.least);
      expect(field.standard, field.name).toBeLessThanOrEqual(field.most);
    }
    expect(duplexFields.find((field) => field.name === 'cameraFramesSent')?.isWhole).toBe(true);
  });

  it('has a name for each', () => {
    expect(Object.keys(en.settings.duplex)).toEqual(expect.arrayContaining(duplexFields.map((field) => field.name)));
  });
});
