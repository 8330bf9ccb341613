export interface ListedDevice { id: string; label: string }
export interface ListedDevices { microphones: ListedDevice[]; cameras: ListedDevice[]; loudspeakers: ListedDevice[] }

const nothing: ListedDevices = { microphones: [], cameras: [], loudspeakers: [] };

/** What is plugged in. Labels, and in some browsers ids, are empty until a permission was given; devices without an id cannot be chosen and are left out. */
export async function listDevices(): Promise<ListedDevices> {
  const devices = globalThis.navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return nothing;
  const found = await devices.enumerateDevices().catch(() => []);
  const ofKind = (kind: MediaDeviceKind): ListedDevice[] => found.filter((device) => device.kind === kind && device.deviceId !== '').map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: ofKind('audioinput'), cameras: ofKind('videoinput'), loudspeakers: ofKind('audiooutput') };
}

/** Calls back when something is plugged in or out. Returns the clean-up. */
export function watchDevices(onChange: () => void): () => void {
  const devices = globalThis.navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', onChange);
  return () => { devices?.removeEventListener('devicechange', onChange); };
}

/** `granted`, `denied` or `unknown` without asking. Firefox and Safari do not always say. */
export async function permissionOf(device: 'microphone' | 'camera'): Promise<'granted' | 'denied' | 'unknown'> {
  try {
    const status = await globalThis.navigator.permissions.query({ name: device as PermissionName });
    return status.state === 'prompt' ? 'unknown' : status.state;
  } catch {
    return 'unknown';
  }
}
