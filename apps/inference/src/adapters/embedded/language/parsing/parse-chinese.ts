import type { ParseContext } from '../parse-intent.ts';
import type { ParsedIntent } from '../parsed-intent.ts';
export const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
export function parseChinese(_text: string, _context: ParseContext): ParsedIntent | null {
  return null;
}
