import { z } from '@duet/shared';

const storageKey = 'duet.interactive.call';
/** The server keeps a dropped call for 30 s by default; an older token only brings a refusal. */
const longestAwayMs = 2 * 60_000;

const keptCallSchema = z.object({ resumeToken: z.string(), savedAt: z.number(), epoch: z.number(), playedSample: z.number(), isMuted: z.boolean().default(false) });
export type KeptCall = z.infer<typeof keptCallSchema>;

/** The call of this tab, so that a reload takes it up again. In `sessionStorage`: another tab is another visitor. */
export const keptCall = {
  read(now = Date.now()): KeptCall | null {
    try {
      const call = keptCallSchema.parse(JSON.parse(sessionStorage.getItem(storageKey) ?? ''));
      return now - call.savedAt < longestAwayMs ? call : null;
    } catch {
      return null;
    }
  },
  write(call: KeptCall): void {
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(call));
    } catch {
      // Storage is switched off: a reload then starts anew, which is all that can be had.
    }
  },
  clear(): void {
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // As above.
    }
  },
};
