'use client';
import { useSyncExternalStore } from 'react';
import { themeStorageKey, type Theme } from './theme-script.ts';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme that stands; null on the server, which cannot know it. */
export function useTheme(): Theme | null {
  return useSyncExternalStore<Theme | null>(subscribe, () => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'), () => null);
}

/** The kept choice, else the system's. */
export function applyTheme(): void {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(themeStorageKey);
  } catch {
    // Without storage the system decides.
  }
  const isDark = kept === 'light' || kept === 'dark' ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

/** Keeps the choice, except where the browser forbids storage: then it holds until the page is left. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(themeStorageKey, theme);
  } catch {
    // Private windows may forbid storage; the choice then lives as long as the page.
  }
}
