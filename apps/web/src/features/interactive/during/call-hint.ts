import type { CallView } from '../call-view.ts';
import { isTrouble, type DeviceTrouble } from '../session/device-trouble.ts';

export type CallHint = 'interrupt' | 'muted' | 'resting' | 'pushToTalk' | 'pushed' | null;

/** Why nothing is heard of you, and whether pressing a button can help: `unknown` is a microphone that is there and not open. Null while it is open or on its way. */
export function microphoneTroubleOf({ microphone }: CallView): { reason: DeviceTrouble | 'unknown'; canRetry: boolean } | null {
  if (microphone !== 'unknown' && !isTrouble(microphone)) return null;
  // No browser gives a microphone to this address, however often it is asked.
  return { reason: microphone, canRetry: microphone !== 'insecure' };
}

/** What you can do now. */
export function callHintOf(view: CallView): CallHint {
  if (view.isMuted) return 'muted';
  if (view.settings.talkMode === 'push') return view.isPushed ? 'pushed' : 'pushToTalk';
  if (view.state === 'speaking') return view.settings.talkMode === 'half' ? 'resting' : 'interrupt';
  return null;
}
