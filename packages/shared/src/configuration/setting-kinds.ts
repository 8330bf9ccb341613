import { z } from '../schemas.ts';

/** What a setting may hold: how its text is read, what it must satisfy, and the limit in words for messages and help. */
export interface SettingKind<Value> {
  readonly schema: z.ZodType<Value>;
  /** Reads the text of a variable or flag. What cannot be read comes back as it is and fails the schema. */
  readonly read: (text: string) => unknown;
  /** "whole number, 1 to 65535". */
  readonly limit: string;
}

const readNumber = (text: string): unknown => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text));

export const wholeNumber = (least: number, most: number): SettingKind<number> => ({
  schema: z.number().int().min(least).max(most),
  read: readNumber,
  limit: `whole number, ${least} to ${most}`,
});

export const oneOf = <const Choice extends readonly [string, ...string[]]>(choices: Choice): SettingKind<Choice[number]> => ({
  schema: z.enum(choices) as unknown as z.ZodType<Choice[number]>,
  read: (text) => text.trim(),
  limit: choices.join(' or '),
});

export const freeText = (most: number, pattern: RegExp = /^[^\0\r\n]*$/, limit = `text of at most ${most} characters`): SettingKind<string> => ({
  schema: z.string().max(most).regex(pattern),
  read: (text) => text.trim(),
  limit,
});

/** Empty, or the scheme, host and port under which browsers reach Duet, without a path. */
export const originText: SettingKind<string> = {
  schema: z.string().refine((text) => text === '' || isOrigin(text)),
  read: (text) => text.trim().replace(/\/$/, ''),
  limit: 'an origin such as https://duet.example.org, without a path',
};

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
}

/** Host names and addresses, separated by commas. */
export const nameList: SettingKind<readonly string[]> = {
  schema: z.array(z.string().max(253).regex(/^[A-Za-z0-9.:_-]+$/)).max(32),
  read: (text) => text.split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== ''),
  limit: 'at most 32 host names or addresses, separated by commas',
};

/** Takes a number's limits over from the schema that also checks it on the wire, so that they are written once. */
export function numberOf(schema: z.ZodType<number>): SettingKind<number> {
  const described = z.toJSONSchema(schema, { io: 'input' });
  const whole = described.type === 'integer' ? 'whole number' : 'number';
  return { schema, read: readNumber, limit: `${whole}, ${described.minimum ?? '−∞'} to ${described.maximum ?? '∞'}` };
}
