import { availableParallelism } from 'node:os';
import type { EngineInfo } from '@duet/shared';
import { engineAbilities } from './answering/abilities.ts';

/** Longer typed questions are refused: nothing that this engine can be asked needs a page of text. */
const longestText = 2000;

/** What the engine says of itself, honestly: what is missing on this machine is listed with what would make it run. */
export function embeddedInfo({ voices, missing }: Pick<EngineInfo, 'voices' | 'missing'>): EngineInfo {
  const hasPart = (part: EngineInfo['missing'][number]['part']): boolean => missing.every((entry) => entry.part !== part);
  const cores = availableParallelism();
  return {
    id: 'embedded', name: 'Embedded engine', isVita: false,
    runsOn: `this computer, ${cores} processor core${cores === 1 ? '' : 's'}, no GPU`,
    modalitiesIn: ['text', ...(hasPart('recognizer') ? ['audio' as const] : []), ...(hasPart('vision') ? ['image' as const] : [])], modalitiesOut: ['text'],
    languages: [
      { language: 'en', hears: hasPart('recognizer'), speaks: voices.some((voice) => voice.language === 'en'), reads: true },
      { language: 'zh', hears: false, speaks: voices.some((voice) => voice.language === 'zh'), reads: true },
    ],
    voices: [...voices], abilities: engineAbilities,
    limits: { textCharacters: longestText, images: 8, imageBytes: 2_000_000, audioSeconds: 30 }, missing: [...missing],
  };
}
