import { DuetError, type ErrorCode } from '@duet/shared';

export type InputDevice = 'microphone' | 'camera';

const codes: Record<InputDevice, { denied: ErrorCode; missing: ErrorCode }> = {
  microphone: { denied: 'permission.microphone-denied', missing: 'device.no-microphone' },
  camera: { denied: 'permission.camera-denied', missing: 'device.no-camera' },
};

/** Turns what `getUserMedia` throws into an error of the table. Browsers agree on the names of the DOMException, not on its messages. */
export function deviceError(device: InputDevice, thrown: unknown, isSecureContext = globalThis.isSecureContext): DuetError {
  const name = thrown instanceof Error ? thrown.name : '';
  const options = { cause: thrown };
  if (!isSecureContext || name === 'SecurityError') return new DuetError('permission.insecure-origin', { device }, options);
  switch (name) {
    case 'NotAllowedError': return new DuetError(codes[device].denied, { device }, options);
    case 'NotFoundError':
    case 'OverconstrainedError': return new DuetError(codes[device].missing, { device }, options);
    case 'NotReadableError':
    case 'AbortError': return new DuetError('device.in-use', { device }, options);
    default: return new DuetError('device.unknown', { device, problem: name === '' ? 'unknown' : name }, options);
  }
}

/** The browser's media devices. They do not exist at all on an insecure origin. @throws DuetError `permission.insecure-origin` */
export function mediaDevices(device: InputDevice): MediaDevices {
  const devices = globalThis.navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new DuetError('permission.insecure-origin', { device });
  return devices;
}
