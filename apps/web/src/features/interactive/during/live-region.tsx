'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useCallStore } from '../call-context.tsx';

/** States shorter than this are not read out: ducked and held pass in a quarter of a second, and the words would come too late. */
const shortestStateMs = 350;

/** The figure for people who do not see it: one polite region, at most one message for a state, never one for a frame. */
export function LiveRegion() {
  const { view } = useCallStore();
  const t = useTranslations('call');
  const words = t(`live.${view.state}`, { seat: view.generationSeat });
  const [message, setMessage] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setMessage(words), shortestStateMs);
    return () => clearTimeout(timer);
  }, [words]);
  return <p className="unseen" role="status" aria-live="polite">{message}</p>;
}
