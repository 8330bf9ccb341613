import { encodeAudioFrame } from '@duet/shared';
import { expect, test } from 'vitest';
import { BacklogGuard } from './backlog-guard.ts';
import { ClockOffset } from './clock-offset.ts';
import { callReconnectPolicy } from './reconnect-policy.ts';
import { readAudioPacket, readServerEvent } from './server-event.ts';

test('tries again quickly, then every two seconds, and gives up when the server has let the call go', () => {
  const policy = callReconnectPolicy({ random: () => 1 });
  expect([0, 1, 2, 3, 4, 5, 9].map((attempt) => policy.nextDelayMs(attempt, 0))).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  expect(policy.nextDelayMs(20, 29_500)).toBe(500);
  expect(policy.nextDelayMs(20, 30_000)).toBeNull();
});

test('the clock offset is that of the quickest reply, and old replies are forgotten', () => {
  const clock = new ClockOffset();
  expect(clock.offsetMs).toBeNull();
  clock.add({ sentAt: 1000, receivedAt: 1200, serverAt: 5000 });
  clock.add({ sentAt: 2000, receivedAt: 2004, serverAt: 6002 });
  clock.add({ sentAt: 3000, receivedAt: 3300, serverAt: 7000 });
  expect(clock).toMatchObject({ offsetMs: 4000, roundTripMs: 4 });
  for (let times = 0; times < 8; times += 1) clock.add({ sentAt: 0, receivedAt: 10, serverAt: 105 });
  expect(clock.offsetMs).toBe(100);
});

test('a stall is told once, after two seconds, and ends when the backlog is gone', () => {
  const guard = new BacklogGuard();
  expect(guard.take(0, 0)).toBe('clear');
  expect(guard.take(40_000, 100)).toBe('busy');
  expect(guard.take(80_000, 1000)).toBe('busy');
  expect(guard.take(80_000, 3100)).toBe('stalled');
  expect(guard.take(90_000, 9000)).toBe('busy');
  expect(guard.take(0, 9100)).toBe('clear');
  guard.take(80_000, 10_000);
  expect(guard.take(80_000, 12_000)).toBe('stalled');
  expect(guard.take(700_000, 12_100)).toBe('hopeless');
});

test('an event is checked, and what is wrong with it is named', () => {
  expect(readServerEvent('answer-delta', { at: 1, epoch: 2, answerId: 'a1', text: 'Hello' })).toEqual({ type: 'answer-delta', at: 1, epoch: 2, answerId: 'a1', text: 'Hello' });
  expect(() => readServerEvent('answer-delta', { at: 1, epoch: -2, answerId: 'a1', text: 'Hello' })).toThrow('field=epoch');
  expect(() => readServerEvent('constructor', {})).toThrow('input.unknown-event');
});

test('a packet of audio is read as the browser or as Node gives it', () => {
  const packet = encodeAudioFrame({ sequence: 1, epoch: 2, position: 480, samples: Int16Array.of(1, -2, 3), isLast: true });
  for (const given of [packet, packet.buffer]) {
    expect(readAudioPacket(given)).toMatchObject({ epoch: 2, position: 480, isLast: true, samples: Int16Array.of(1, -2, 3) });
  }
  expect(() => readAudioPacket('AAAA')).toThrow('input.frame-malformed');
  expect(() => readAudioPacket(new ArrayBuffer(3))).toThrow('input.frame-malformed');
});
