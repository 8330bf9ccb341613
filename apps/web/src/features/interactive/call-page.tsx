'use client';
import { useEffect, useRef } from 'react';
import { AfterCall } from './after/after-call.tsx';
import { BeforeCall } from './before/before-call.tsx';
import { CallHeader } from './call-header.tsx';
import { useCallStore } from './call-context.tsx';
import { InCall } from './during/in-call.tsx';
import { QueuePage } from './queue-page.tsx';

interface CallPageProps {
  isProjector: boolean;
  onProjector: (isProjector: boolean) => void;
}

/** The one page of a call in all its phases. */
export function CallPage({ isProjector, onProjector }: CallPageProps) {
  const { view } = useCallStore();
  const lastPhase = useRef(view.phase);
  useEffect(() => {
    // The page under the keyboard was exchanged: whoever reads by keyboard or by ear goes on at its head, not at the end of the old one.
    if (lastPhase.current !== view.phase) document.getElementById('main')?.focus({ preventScroll: true });
    lastPhase.current = view.phase;
  }, [view.phase]);
  const isOnStage = isProjector && view.phase === 'open';
  return (
    <>
      {isOnStage ? null : <CallHeader />}
      {view.phase === 'before' || view.phase === 'connecting' ? <BeforeCall /> : null}
      {view.phase === 'queued' ? <QueuePage /> : null}
      {view.phase === 'open' ? <InCall isProjector={isProjector} onProjector={onProjector} /> : null}
      {view.phase === 'ended' ? <AfterCall /> : null}
    </>
  );
}
