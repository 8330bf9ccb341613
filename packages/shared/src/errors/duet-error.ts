import { z } from '../schemas.ts';
import { errorCodes, errorTable, type ErrorCode, type ErrorEntry } from './error-table.ts';

/** What fills the message: the limit, the field, the remedy. Strings and numbers only, never a stack or a cause. */
export type ErrorParameters = Readonly<Record<string, string | number>>;

/** The form in which an error crosses a wire. The reader looks the rest up in the table under `code`. */
export const wireErrorSchema = z.object({
  code: z.enum(errorCodes),
  parameters: z.record(z.string().max(40), z.union([z.string().max(400), z.number()])).default({}),
  /** The client's event that was refused, where there was one. */
  inReplyTo: z.string().max(64).optional(),
});
export type WireError = z.infer<typeof wireErrorSchema>;

/**
 * An error of the one table, made where its cause is known. `cause` stays on this side of the wire.
 * @example throw new DuetError('input.text-too-long', { limit: 2000, length: 4010 });
 */
export class DuetError extends Error {
  readonly code: ErrorCode;
  readonly parameters: ErrorParameters;

  constructor(code: ErrorCode, parameters: ErrorParameters = {}, options: { cause?: unknown } = {}) {
    const filled = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).join(' ');
    super(filled === '' ? code : `${code} (${filled})`, options);
    this.name = 'DuetError';
    this.code = code;
    this.parameters = parameters;
  }

  get entry(): ErrorEntry {
    return errorTable[this.code];
  }

  toWire(inReplyTo?: string): WireError {
    return { code: this.code, parameters: { ...this.parameters }, ...(inReplyTo === undefined ? {} : { inReplyTo }) };
  }

  /** Wraps anything that was thrown; what is not of the table becomes `internal.unexpected`. */
  static from(thrown: unknown, fallback: ErrorCode = 'internal.unexpected'): DuetError {
    return thrown instanceof DuetError ? thrown : new DuetError(fallback, {}, { cause: thrown });
  }
}
