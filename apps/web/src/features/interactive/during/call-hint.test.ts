import { expect, test } from 'vitest';
import type { PermissionView } from '../call-view.ts';
import { initialCallView } from '../session/initial-view.ts';
import { callHintOf, microphoneTroubleOf } from './call-hint.ts';

const troubleOf = (microphone: PermissionView): ReturnType<typeof microphoneTroubleOf> => microphoneTroubleOf({ ...initialCallView, phase: 'open', microphone });

test('a call without a microphone says why, with a button wherever one can help', () => {
  for (const reason of ['unknown', 'denied', 'no-device', 'in-use', 'failed'] as const) expect(troubleOf(reason)).toEqual({ reason, canRetry: true });
  expect(troubleOf('insecure')).toEqual({ reason: 'insecure', canRetry: false });
  for (const fine of ['granted', 'asking'] as const) expect(troubleOf(fine)).toBeNull();
});

test('with one, it says what you can do', () => {
  const view = { ...initialCallView, phase: 'open', state: 'speaking', microphone: 'granted' } as const;
  expect(callHintOf(view)).toBe('interrupt');
  expect(callHintOf({ ...view, isMuted: true })).toBe('muted');
  expect(callHintOf({ ...view, settings: { ...view.settings, talkMode: 'push' } })).toBe('pushToTalk');
});
