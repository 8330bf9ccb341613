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

export type KnownPermission = 'granted' | 'denied' | 'unknown';

/** Tells what is permitted, now and whenever the visitor changes it in the address bar, without asking. Firefox and Safari do not always say. Returns the clean-up. */
export function watchPermission(device: 'microphone' | 'camera', tell: (permission: KnownPermission, isFirst: boolean) => void): () => void {
  let status: PermissionStatus | null = null;
  let isStopped = false;
  const say = (isFirst: boolean): void => { if (status !== null) tell(status.state === 'prompt' ? 'unknown' : status.state, isFirst); };
  const onChange = (): void => { say(false); };
  const permissions = globalThis.navigator.permissions as Permissions | undefined;
  void permissions?.query({ name: device as PermissionName }).then((found) => {
    if (isStopped) return;
    status = found;
    status.addEventListener('change', onChange);
    say(true);
  }, () => undefined);
  return () => {
    isStopped = true;
    status?.removeEventListener('change', onChange);
  };
}
