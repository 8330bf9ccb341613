import { defaultDuplexSettings, duplexSettingsSchema, type DuplexSettings } from '@duet/shared';

export interface DuplexField {
  readonly name: keyof DuplexSettings;
  readonly least: number;
  readonly most: number;
  readonly standard: number;
  readonly isWhole: boolean;
}

/** The table of the duplex session with its limits, read from the schema itself: the page can never show another limit than the one that holds. */
export const duplexFields: readonly DuplexField[] = Object.entries(duplexSettingsSchema.shape).map(([name, schema]) => {
  const number = schema.unwrap();
  const field = name as keyof DuplexSettings;
  return { name: field, least: number.minValue ?? 0, most: number.maxValue ?? 0, standard: defaultDuplexSettings[field], isWhole: number.format === 'safeint' };
});
