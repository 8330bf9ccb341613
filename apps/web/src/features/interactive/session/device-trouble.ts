import type { DuetError } from '@duet/shared';
import type { InputDevice } from '../../../media/devices/device-error.ts';
import type { PermissionView, RaisedError } from '../call-view.ts';

export type DeviceTrouble = Exclude<PermissionView, 'unknown' | 'asking' | 'granted'>;

/** Something stands between the page and the device, and has a remedy. */
export const isTrouble = (permission: PermissionView): permission is DeviceTrouble => permission !== 'granted' && permission !== 'unknown' && permission !== 'asking';

/** What kept a device from opening is no longer true once it is open. */
export const withoutTrouble = (errors: readonly RaisedError[], device: InputDevice): readonly RaisedError[] => errors.filter(({ error }) => error.parameters['device'] !== device);

export function permissionFor(error: DuetError): PermissionView {
  switch (error.code) {
    case 'permission.microphone-denied':
    case 'permission.camera-denied': return 'denied';
    case 'permission.insecure-origin': return 'insecure';
    case 'device.no-microphone':
    case 'device.no-camera': return 'no-device';
    case 'device.in-use': return 'in-use';
    default: return 'failed';
  }
}
