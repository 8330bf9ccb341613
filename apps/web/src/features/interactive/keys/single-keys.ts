'use client';
import { useSyncExternalStore } from 'react';

const storageKey = 'duet-single-keys';
const listeners = new Set<() => void>();
let isOff: boolean | null = null;

function read(): boolean {
  if (isOff === null) {
    try {
      isOff = localStorage.getItem(storageKey) === 'off';
    } catch {
      isOff = false;
    }
  }
  return !isOff;
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** Whether single keys work. Kept in this browser; on unless somebody switched them off. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, read, () => true);

export function switchSingleKeys(areOn: boolean): void {
  isOff = !areOn;
  try {
    localStorage.setItem(storageKey, areOn ? 'on' : 'off');
  } catch {
    // Without storage the choice holds for as long as the page lives.
  }
  for (const listener of listeners) listener();
}
