'use client';
import { useTranslations } from 'next-intl';
import type { EngineInfo } from '@duet/shared';

export interface EngineWords {
  readonly name: string;
  readonly runsOn: string;
  /** A seat's engine, "Embedded engine 1", with the engine's name in the page's language. */
  readonly seatName: (engineName: string) => string;
}

/** An engine is called by its own name, in the page's language where the page knows it. */
export function useEngineWords(engine: EngineInfo | null): EngineWords {
  const t = useTranslations('engines');
  const isKnown = engine?.id === 'embedded';
  const name = isKnown ? t('embedded.name') : (engine?.name ?? '');
  const runsOn = isKnown ? t('embedded.runsOn', { runsOn: engine.runsOn }) : (engine?.runsOn ?? '');
  return { name, runsOn, seatName: (engineName) => (engine !== null && engineName.startsWith(engine.name) ? name + engineName.slice(engine.name.length) : engineName) };
}
