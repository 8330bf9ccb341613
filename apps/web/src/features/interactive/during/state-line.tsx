'use client';
import { useTranslations } from 'next-intl';
import type { CallState } from '@duet/shared';
import { StateChip, type GlyphName } from '../../../ui/state-glyph.tsx';
import { useCallStore } from '../call-context.tsx';
import type { CallView } from '../call-view.ts';

const glyphOf: Record<CallState, GlyphName> = {
  listening: 'listening', 'user-speaking': 'listening', thinking: 'thinking', speaking: 'speaking', ducked: 'ducked', held: 'held',
  interrupted: 'interrupted', noise: 'noise', reconnecting: 'reconnecting',
};

type Hint = 'noMicrophone' | 'interrupt' | 'muted' | 'resting' | 'pushToTalk' | 'pushed' | null;

function hintOf(view: CallView): Hint {
  if (!['granted', 'asking', 'unknown'].includes(view.microphone)) return 'noMicrophone';
  if (view.isMuted) return 'muted';
  if (view.settings.talkMode === 'push') return view.isPushed ? 'pushed' : 'pushToTalk';
  if (view.state === 'speaking') return view.settings.talkMode === 'half' ? 'resting' : 'interrupt';
  return null;
}

/** The state of the call in a glyph and words, and what you can do now. */
export function StateLine() {
  const { view } = useCallStore();
  const t = useTranslations('call');
  const hint = hintOf(view);
  return (
    <>
      <StateChip name={glyphOf[view.state]}>{t(`states.${view.state}`, { seat: view.generationSeat })}</StateChip>
      {hint === null ? null : <span className="hint">{t(`hints.${hint}`)}</span>}
    </>
  );
}
