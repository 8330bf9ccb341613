'use client';
import { useTranslations } from 'next-intl';
import type { CallState } from '@duet/shared';
import { StateChip, type GlyphName } from '../../../ui/state-glyph.tsx';
import { useCallStore } from '../call-context.tsx';
import { callHintOf, microphoneTroubleOf } from './call-hint.ts';

const glyphOf: Record<CallState, GlyphName> = {
  listening: 'listening', 'user-speaking': 'listening', thinking: 'thinking', speaking: 'speaking', ducked: 'ducked', held: 'held',
  interrupted: 'interrupted', noise: 'noise', reconnecting: 'reconnecting',
};

/** The state of the call in a glyph and words, and what you can do now. Without a microphone: what is wrong with it, and a button. */
export function StateLine() {
  const { view, actions } = useCallStore();
  const t = useTranslations('call');
  const trouble = microphoneTroubleOf(view);
  const hint = callHintOf(view);
  return (
    <>
      <StateChip name={glyphOf[view.state]}>{t(`states.${view.state}`, { seat: view.generationSeat })}</StateChip>
      {trouble === null ? null : (
        <span className="trouble" role="status">
          {t(`noMicrophone.${trouble.reason}`)}
          {trouble.canRetry ? <button type="button" className="btn small" onClick={() => actions.retryPermission('microphone')}>{t(trouble.reason === 'unknown' ? 'openMicrophone' : 'tryMicrophone')}</button> : null}
        </span>
      )}
      {trouble !== null || hint === null ? null : <span className="hint">{t(`hints.${hint}`)}</span>}
    </>
  );
}
