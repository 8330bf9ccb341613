'use client';
import { useEffect, useRef } from 'react';
import { commandOfKey, type CallCommand, type KeyContext, type KeyPress } from './call-keys.ts';

function focusOf(target: EventTarget | null): KeyPress['focus'] {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable || target.matches('input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select')) return 'text';
  return target.closest('button, a, summary, input, [role="button"], [role="switch"]') === null ? 'page' : 'control';
}

interface CallKeyHandlers {
  onCommand: (command: CallCommand) => void;
  onPushUp: () => void;
}

/** Listens on the window, since most of a call nobody has focused anything. Push-to-talk also ends when the window loses the keyboard. */
export function useCallKeys(context: KeyContext, handlers: CallKeyHandlers): void {
  const latest = useRef({ context, handlers });
  useEffect(() => {
    latest.current = { context, handlers };
  });
  useEffect(() => {
    let isDown = false;
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOfKey({
        // 229: the key belongs to an input method, whatever `isComposing` says (Safari ends the composition first).
        key: event.key, isRepeat: event.repeat, isComposing: event.isComposing || event.keyCode === 229,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey, focus: focusOf(event.target),
      }, latest.current.context);
      if (event.key === ' ' && isDown) event.preventDefault();
      if (command === null || event.defaultPrevented) return;
      event.preventDefault();
      if (command === 'push-down') isDown = true;
      latest.current.handlers.onCommand(command);
    };
    const release = (): void => {
      if (!isDown) return;
      isDown = false;
      latest.current.handlers.onPushUp();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') release();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', release);
    };
  }, []);
}
