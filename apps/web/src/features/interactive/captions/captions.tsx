'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { TranscriptEntry } from '@duet/shared';
import { CaptionText } from './caption-text.tsx';
import { Speaker } from './speaker.tsx';

interface CaptionsProps {
  transcript: readonly TranscriptEntry[];
  liveEntryId: string | null;
}

/** Older lines stand in the transcript; more than four captions nobody reads while somebody talks. */
const mostCaptions = 4;
/** A longer line steps down in size, so that the figure above it keeps its place. */
const longCaption = 150;

/** What is being said, large; what was said just before, smaller. The line is moved so that the edge of the heard stays in view. */
export function Captions({ transcript, liveEntryId }: CaptionsProps) {
  const t = useTranslations('call');
  const box = useRef<HTMLDivElement>(null);
  const captions = transcript.filter((entry) => entry.text !== '').slice(-mostCaptions);
  const now = captions.find((entry) => entry.id === liveEntryId) ?? captions.at(-1);
  const heard = now?.speaker === 'assistant' ? now.heardCharacters : 0;

  useEffect(() => {
    if (box.current !== null) keepEdgeInView(box.current);
  }, [now?.id, now?.text, heard]);
  useEffect(() => {
    // A message under the captions takes some of their room: the line goes up with it.
    const { current } = box;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => { keepEdgeInView(current); });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="cap-box" ref={box} tabIndex={0} role="group" aria-label={t('captions')}>
      <dl className="cap">
        {captions.map((entry, index) => (
          <Caption key={entry.id} entry={entry} isNow={entry === now} isOld={index < captions.length - 3} />
        ))}
      </dl>
    </div>
  );
}

function keepEdgeInView(box: HTMLElement): void {
  const edge = box.querySelector<HTMLElement>('dd.now [data-edge]');
  if (edge === null) return;
  const line = edge.getBoundingClientRect();
  const view = box.getBoundingClientRect();
  // The edge is kept in the upper two thirds, so that what comes next is seen too.
  if (line.bottom > view.bottom - view.height / 3) box.scrollTop += line.bottom - view.bottom + view.height / 3;
  else if (line.top < view.top) box.scrollTop += line.top - view.top;
}

function Caption({ entry, isNow, isOld }: { entry: TranscriptEntry; isNow: boolean; isOld: boolean }) {
  const name = [isNow ? 'now' : '', isOld ? 'old' : '', isNow && entry.text.length > longCaption ? 'long' : ''].filter((part) => part !== '').join(' ');
  return (
    <>
      <dt className={name}><Speaker entry={entry} /></dt>
      <dd className={name}><CaptionText entry={entry} /></dd>
    </>
  );
}
