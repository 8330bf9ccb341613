/** A microphone or camera that goes away in a call. Guards a call that stays deaf though a microphone is plugged in again, or is opened where nobody asked for it, and pictures that outlive their camera. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallAudio } from '../../../media/audio/call-audio.ts';
import type { CallActions, CallView } from '../call-view.ts';
import { DeviceDesk } from './device-desk.ts';
import { initialCallView } from './initial-view.ts';
import { MeterFeed } from './meters.ts';
import { FakeDevices } from './testing/fake-devices.ts';
import { FakeSound } from './testing/fake-sound.ts';
import { ViewStore } from './view-store.ts';

let devices: FakeDevices;
let view: ViewStore;
let desk: DeviceDesk;
let told: string[];
let unmount: () => void;

beforeEach(() => {
  devices = new FakeDevices();
  devices.install();
  told = [];
  view = new ViewStore({ ...initialCallView, phase: 'open' }, new MeterFeed().meters, {} as CallActions);
  desk = new DeviceDesk({
    view, listeners: {} as never, isWithoutMicrophone: false, openAudio: () => Promise.resolve(new FakeSound() as unknown as CallAudio),
    onMicrophone: (state) => { told.push(`microphone ${state}`); }, onCameraClosed: () => { told.push('camera closed'); },
  });
  unmount = desk.mount();
});
afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
});

const now = (): Pick<CallView, 'microphone'> & { id: string | null } => ({ microphone: view.view.microphone, id: view.view.devices.microphoneId });

test('a microphone that is plugged in again in the call is opened by itself', async () => {
  await devices.plugIn('audioinput', 'headset');
  await desk.openMicrophone();
  await devices.unplug('headset');
  expect(now()).toEqual({ microphone: 'no-device', id: null });
  expect(view.view.errors.map(({ error }) => error.code)).toContain('device.microphone-lost');
  await devices.plugIn('audioinput', 'headset');
  expect(now()).toEqual({ microphone: 'granted', id: 'headset' });
  expect(told).toEqual(['microphone open', 'microphone lost', 'microphone open']);
  expect(devices.openCount, 'what was opened twice would never be closed').toBe(1);
});

test('one that is not ready when it is plugged in is opened at the next change', async () => {
  await devices.plugIn('audioinput', 'headset');
  await desk.openMicrophone();
  await devices.unplug('headset');
  devices.refusal = 'NotReadableError';
  await devices.plugIn('audioinput', 'headset');
  expect(now().microphone).toBe('in-use');
  devices.refusal = null;
  await devices.change();
  expect(now()).toEqual({ microphone: 'granted', id: 'headset' });
});

test('a call that began without a microphone is not surprised by one, and has it when it asks', async () => {
  await desk.openMicrophone();
  expect(now().microphone).toBe('no-device');
  await devices.plugIn('audioinput', 'headset');
  expect(now().microphone).toBe('unknown');
  expect(devices.openCount).toBe(0);
  await desk.openMicrophone();
  expect(now()).toEqual({ microphone: 'granted', id: 'headset' });
});

test('a microphone that is chosen in the call is opened, whether or not one was open', async () => {
  await desk.openMicrophone();
  await devices.plugIn('audioinput', 'headset');
  await desk.chooseMicrophone('headset');
  expect(now()).toEqual({ microphone: 'granted', id: 'headset' });
  await devices.plugIn('audioinput', 'desk');
  await desk.chooseMicrophone('desk');
  expect(now()).toEqual({ microphone: 'granted', id: 'desk' });
  expect(devices.openCount).toBe(1);
});

test('before the call a choice asks the browser for nothing, and a switch of its processing neither', async () => {
  view.patch({ phase: 'before' });
  await devices.plugIn('audioinput', 'headset');
  await desk.chooseMicrophone('headset');
  await desk.setProcessing({ noiseSuppression: false });
  expect(devices.asked).toBe(0);
});

test('a microphone that opens only after the call has ended is closed again', async () => {
  await devices.plugIn('audioinput', 'headset');
  const opening = desk.openMicrophone();
  await devices.whenAsked();
  desk.closeMicrophone();
  expect(await opening).toBe(false);
  expect(devices.openCount).toBe(0);
  expect(told).toEqual([]);
});

test('a camera that is lost, and one that is chosen and does not open, are told as a pressed button is', async () => {
  await devices.plugIn('videoinput', 'front');
  await desk.openCamera();
  await devices.unplug('front');
  expect(view.view.camera.isOn).toBe(false);
  expect(told).toEqual(['camera closed']);
  await devices.plugIn('videoinput', 'front');
  await desk.openCamera();
  await desk.chooseCamera('gone');
  expect(view.view).toMatchObject({ cameraPermission: 'no-device', camera: { isOn: false } });
  expect(told).toEqual(['camera closed', 'camera closed']);
  desk.closeCamera();
  expect(told, 'none was open').toHaveLength(2);
});
