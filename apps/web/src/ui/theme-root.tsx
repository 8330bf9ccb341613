'use client';
import { useServerInsertedHTML } from 'next/navigation';
import { useLayoutEffect, useRef } from 'react';
import { themeScript } from './theme-script.ts';
import { applyTheme } from './use-theme.ts';

/**
 * Puts the theme on the page before its first paint, and again whenever React makes a new `<html>`: a change of language does, and takes every
 * attribute with it. The script is sent by the server only; React never sees it, so it cannot run or be compared a second time.
 */
export function ThemeRoot({ nonce }: { nonce: string | undefined }) {
  const isSent = useRef(false);
  useServerInsertedHTML(() => {
    if (isSent.current) return null;
    isSent.current = true;
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript }} />;
  });
  useLayoutEffect(applyTheme, []);
  return null;
}
