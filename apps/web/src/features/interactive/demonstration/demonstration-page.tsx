'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { SiteHeader } from '../../../ui/site-header.tsx';
import { StateChip, type GlyphName } from '../../../ui/state-glyph.tsx';
import { CallProvider } from '../call-context.tsx';
import { CallPage } from '../call-page.tsx';
import type { CallState } from '@duet/shared';
import { figureViewOf } from '../figure/figure-view.ts';
import { SeatFigure } from '../figure/seat-figure.tsx';
import { demonstrationMeters } from './demonstration-meters.ts';
import { useDemonstrationPicture } from './demonstration-picture.ts';
import { demonstrationTalk } from './demonstration-talk.ts';
import { demonstrationActions, demonstrationPages, demonstrationView, type DemonstrationPage } from './demonstration-view.ts';

/** Every state of the figure and of the page from fixtures: for screenshots, for accessibility tests, for whoever changes the look. */
export function StatesPage() {
  const asked = useSearchParams().get('show');
  const page = demonstrationPages.find((name) => name === asked);
  return page === undefined ? <FigureGallery /> : <ShownPage page={page} key={page} />;
}

const played: readonly DemonstrationPage[] = ['listening', 'user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'interrupted', 'swapped'];
const playedEveryMs = 1900;

/** `play` goes through an interrupted answer by itself, so that the motion can be watched. */
function usePlayed(page: DemonstrationPage): DemonstrationPage {
  const [step, setStep] = useState(0);
  useEffect(() => {
    if (page !== 'play') return undefined;
    const timer = setInterval(() => setStep((before) => (before + 1) % played.length), playedEveryMs);
    return () => clearInterval(timer);
  }, [page]);
  return page === 'play' ? (played[step] ?? 'listening') : page;
}

function ShownPage({ page: asked }: { page: DemonstrationPage }) {
  const page = usePlayed(asked);
  const t = useTranslations('demonstration');
  const locale = useLocale();
  const picture = useDemonstrationPicture();
  const [now] = useState(() => Date.now());
  const [isProjector, setProjector] = useState(asked === 'projector');
  const view = useMemo(() => demonstrationView(page, locale, now, picture), [page, locale, now, picture]);
  const [meters] = useState(() => demonstrationMeters(view.state));
  useEffect(() => {
    // Written in place, as the real meters are: the figure must not need a new object to move.
    const next = demonstrationMeters(view.state);
    meters.userWave.set(next.userWave);
    meters.playedWave.set(next.playedWave);
    Object.assign(meters, { userLevel: next.userLevel, userPeak: next.userPeak, detectorProbability: next.detectorProbability, playedLevel: next.playedLevel });
  }, [meters, view.state]);
  const call = useMemo(() => ({ view, meters, actions: demonstrationActions }), [view, meters]);
  return (
    <CallProvider call={call}>
      <aside className="demonstration-mark" aria-label={t('label')}>{t('label')}</aside>
      <CallPage isProjector={isProjector} onProjector={setProjector} />
    </CallProvider>
  );
}

const figures = ['listening', 'user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'interrupted', 'swapped', 'noise', 'reconnecting'] as const;

function FigureGallery() {
  const t = useTranslations('demonstration');
  return (
    <>
      <SiteHeader current={null}><span>{t('label')}</span></SiteHeader>
      <main id="main" tabIndex={-1} className="gallery">
        <h1>{t('title')}</h1>
        <p className="dim">{t('note')}</p>
        <div className="gallery-figures">{figures.map((name) => <GalleryFigure key={name} name={name} />)}</div>
        <h2>{t('pages')}</h2>
        <ul className="gallery-pages">{demonstrationPages.map((page) => <li key={page}><a href={`?show=${page}`}>{page}</a></li>)}</ul>
      </main>
    </>
  );
}

function GalleryFigure({ name }: { name: (typeof figures)[number] }) {
  const t = useTranslations('demonstration.figures');
  const locale = useLocale();
  const isSwapped = name === 'swapped';
  const state: CallState = isSwapped ? 'speaking' : name;
  const view = useMemo(() => {
    const { transcript, decision } = demonstrationTalk(state, isSwapped, locale);
    return figureViewOf({ state, generationSeat: isSwapped || name === 'interrupted' ? 'B' : 'A', transcript, decision });
  }, [state, isSwapped, locale, name]);
  const meters = useMemo(() => demonstrationMeters(state), [state]);
  const glyph: GlyphName = name === 'user-speaking' ? 'listening' : name === 'swapped' ? 'speaking' : name;
  return (
    <figure>
      <StateChip name={glyph}>{t(`${name}.name`)}</StateChip>
      <SeatFigure view={view} meters={meters} threshold={0.5} />
      <figcaption>{t(`${name}.what`)}</figcaption>
    </figure>
  );
}
