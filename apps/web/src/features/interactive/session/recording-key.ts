import { z } from '@duet/shared';
import { KeptRecording, type RecordingKey } from '../../../media/recording/kept-recording.ts';

const storageKey = 'duet.interactive.recording';
const keySchema = z.object({ id: z.string(), secret: z.string() });

/** Which recording the call of this tab has. Gone with the tab, and then nobody can read what was recorded. */
export const recordingKey = {
  read(): RecordingKey | null {
    try {
      return keySchema.parse(JSON.parse(sessionStorage.getItem(storageKey) ?? ''));
    } catch {
      return null;
    }
  },
  /** @throws when storage is switched off */
  make(): RecordingKey {
    const key = KeptRecording.newKey();
    sessionStorage.setItem(storageKey, JSON.stringify(key));
    return key;
  },
  clear(): void {
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // Storage is switched off: there is nothing to remove.
    }
  },
};
