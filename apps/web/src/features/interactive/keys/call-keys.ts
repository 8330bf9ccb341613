import type { CallPhase } from '../call-view.ts';
import type { CallSettings } from '@duet/shared';

export type CallCommand =
  | 'start' | 'mute' | 'camera' | 'stop' | 'reset' | 'end' | 'details' | 'ask' | 'transcript' | 'projector' | 'settings' | 'push-down';

/** The keys as they are printed on the buttons. */
export const keyOf = {
  mute: 'M', camera: 'C', stop: 'S', reset: 'R', end: 'E', details: 'L', ask: '/', transcript: 'T', projector: 'P', settings: ',',
} as const satisfies Partial<Record<CallCommand, string>>;

export interface KeyPress {
  readonly key: string;
  readonly isRepeat: boolean;
  readonly isComposing: boolean;
  readonly hasModifier: boolean;
  /** What has the focus: text is being typed, a control that Space or Enter works by itself, or nothing in particular. */
  readonly focus: 'text' | 'control' | 'page';
}

export interface KeyContext {
  readonly phase: CallPhase;
  readonly talkMode: CallSettings['talkMode'];
  /** A sheet is open: it has the keys. */
  readonly hasOverlay: boolean;
  /** Single keys can be switched off (WCAG 2.1.4): people who dictate to their computer press them without wanting to. */
  readonly areKeysOn: boolean;
}

/** Which command a key gives, or null. Nothing while text is typed or composed, with a modifier, or while a key repeats. */
export function commandOfKey(press: KeyPress, context: KeyContext): CallCommand | null {
  if (press.isComposing || press.isRepeat || press.hasModifier || press.focus === 'text' || context.hasOverlay || !context.areKeysOn) return null;
  if (context.phase === 'before') {
    if (press.key === 'Enter' && press.focus === 'page') return 'start';
    return press.key === keyOf.settings ? 'settings' : null;
  }
  if (context.phase !== 'open') return null;
  if (press.key === ' ') return context.talkMode === 'push' && press.focus === 'page' ? 'push-down' : null;
  const pressed = press.key.toUpperCase();
  for (const [command, key] of Object.entries(keyOf)) if (key === pressed) return command as keyof typeof keyOf;
  return null;
}
