import { describe, expect, it } from 'vitest';
import { commandOfKey, keyOf, type KeyContext, type KeyPress } from './call-keys.ts';

const press = (key: string, fields: Partial<KeyPress> = {}): KeyPress => ({ key, isRepeat: false, isComposing: false, hasModifier: false, focus: 'page', ...fields });
const inCall: KeyContext = { phase: 'open', talkMode: 'full', hasOverlay: false, areKeysOn: true };

describe('keys of a call', () => {
  it('does what is printed on the buttons, whatever the case', () => {
    for (const [command, key] of Object.entries(keyOf)) {
      expect(commandOfKey(press(key), inCall)).toBe(command);
      expect(commandOfKey(press(key.toLowerCase()), inCall)).toBe(command);
    }
  });

  it('does nothing while a person types, composes, holds a modifier or keeps the key down', () => {
    expect(commandOfKey(press('e', { focus: 'text' }), inCall)).toBeNull();
    expect(commandOfKey(press('e', { isComposing: true }), inCall)).toBeNull();
    expect(commandOfKey(press('r', { hasModifier: true }), inCall)).toBeNull();
    expect(commandOfKey(press('m', { isRepeat: true }), inCall)).toBeNull();
  });

  it('leaves the keys to an open sheet, and to a person who switched them off', () => {
    expect(commandOfKey(press('e'), { ...inCall, hasOverlay: true })).toBeNull();
    expect(commandOfKey(press('e'), { ...inCall, areKeysOn: false })).toBeNull();
  });

  it('talks by Space in push-to-talk only, and never takes Space from a focused button', () => {
    expect(commandOfKey(press(' '), inCall)).toBeNull();
    expect(commandOfKey(press(' '), { ...inCall, talkMode: 'push' })).toBe('push-down');
    expect(commandOfKey(press(' ', { focus: 'control' }), { ...inCall, talkMode: 'push' })).toBeNull();
  });

  it('starts by Enter before the call, unless a control has the focus', () => {
    expect(commandOfKey(press('Enter'), { ...inCall, phase: 'before' })).toBe('start');
    expect(commandOfKey(press('Enter', { focus: 'control' }), { ...inCall, phase: 'before' })).toBeNull();
    expect(commandOfKey(press('e'), { ...inCall, phase: 'before' })).toBeNull();
    expect(commandOfKey(press('e'), { ...inCall, phase: 'ended' })).toBeNull();
  });
});
