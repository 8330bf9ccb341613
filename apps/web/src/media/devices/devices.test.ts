import { expect, test } from 'vitest';
import { deviceError } from './device-error.ts';
import { MicrophoneHealth } from './microphone-health.ts';

const thrown = (name: string): Error => Object.assign(new Error(name), { name });

test.each([
  ['NotAllowedError', 'permission.microphone-denied'], ['NotFoundError', 'device.no-microphone'], ['OverconstrainedError', 'device.no-microphone'],
  ['NotReadableError', 'device.in-use'], ['AbortError', 'device.in-use'], ['SecurityError', 'permission.insecure-origin'], ['TypeError', 'device.unknown'],
])('%s of the browser is %s', (name, code) => {
  expect(deviceError('microphone', thrown(name), true).code).toBe(code);
});

test('a camera has its own codes, and an insecure origin is the reason whatever was thrown', () => {
  expect(deviceError('camera', thrown('NotAllowedError'), true).code).toBe('permission.camera-denied');
  expect(deviceError('camera', thrown('NotFoundError'), true).code).toBe('device.no-camera');
  expect(deviceError('camera', thrown('TypeError'), false).code).toBe('permission.insecure-origin');
});

const faults = (health: MicrophoneHealth, peaks: number[]): (string | null)[] => peaks.map((peak) => health.take(peak)).filter((fault) => fault !== null);

test('digital silence for five seconds is told once, a quiet room is not', () => {
  const health = new MicrophoneHealth();
  expect(faults(health, Array<number>(312).fill(0))).toEqual([]);
  expect(faults(health, Array<number>(500).fill(0))).toEqual(['silent']);
  health.take(0.01);
  expect(faults(health, Array<number>(320).fill(0))).toEqual(['silent']);
  expect(faults(new MicrophoneHealth(), Array<number>(1000).fill(0.0001))).toEqual([]);
});

test('a microphone that is too loud is told, a single knock is not', () => {
  const health = new MicrophoneHealth();
  expect(faults(health, [1, ...Array<number>(200).fill(0.3)])).toEqual([]);
  expect(faults(health, Array.from({ length: 200 }, (_, index) => (index % 4 === 0 ? 1 : 0.5)))).toEqual(['clipping']);
});
