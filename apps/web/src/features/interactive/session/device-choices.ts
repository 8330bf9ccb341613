import { z } from '@duet/shared';
import { defaultProcessing } from '../../../media/devices/microphone.ts';

const storageKey = 'duet.devices';

const choicesSchema = z.object({
  devices: z.object({ microphoneId: z.string().nullable(), cameraId: z.string().nullable(), loudspeakerId: z.string().nullable() }),
  processing: z.object({ echoCancellation: z.boolean(), noiseSuppression: z.boolean(), autoGainControl: z.boolean() }),
});
export type DeviceChoices = z.infer<typeof choicesSchema>;

const noChoices: DeviceChoices = { devices: { microphoneId: null, cameraId: null, loudspeakerId: null }, processing: defaultProcessing };

/** What this visitor chose last time on this computer. */
export function readChoices(): DeviceChoices {
  try {
    return choicesSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? ''));
  } catch {
    return noChoices;
  }
}

export function writeChoices(choices: DeviceChoices): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choices));
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}
