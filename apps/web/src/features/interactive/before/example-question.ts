import type { EngineInfo } from '@duet/shared';

/** A question in the page's language that the engine can answer, and whether it can only be typed: not every engine hears every language that it reads. */
export function exampleQuestionOf(engine: EngineInfo, language: 'en' | 'zh'): { text: string; mustBeTyped: boolean } | null {
  const text = engine.abilities.flatMap((ability) => ability.examples[language] ?? []).at(0);
  if (text === undefined) return null;
  // Where nothing at all is heard, the page says so of all questions.
  const isDeaf = engine.missing.some((missing) => missing.part === 'recognizer');
  return { text, mustBeTyped: !isDeaf && engine.languages.find((spoken) => spoken.language === language)?.hears === false };
}
