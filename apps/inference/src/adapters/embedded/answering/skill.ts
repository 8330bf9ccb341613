import type { Language } from '@duet/shared';
import type { ParsedIntent } from '../language/parsed-intent.ts';
import type { LookAtScene } from './scene.ts';

/** What a skill may use besides the question. Nothing here changes while it answers. */
export interface SkillContext {
  now: Date;
  /** The user's, an IANA name. */
  timeZone: string;
  /** The language of the answer: that of the question. */
  language: Language;
  persona: string;
  hasSystemPrompt: boolean;
  look: LookAtScene;
  signal: AbortSignal;
  memory: AnswerMemory | null;
}

/** What the next question may lean on; plain data, kept with the answer in the history. */
export interface AnswerMemory {
  /** What was answered, follow-ups already resolved ("and its capital?" is kept as the capital of France). */
  parsed: ParsedIntent | null;
  source: string;
  /** How many questions could not be answered so far: the suggestions go round. */
  unanswered: number;
}

export interface SkillAnswer {
  /** From where it is: "WordNet 3.1", "the computer clock". */
  source: string;
  frameAgeMs: number | null;
  /** Whole sentences, each ending in its full stop; made as they are asked for. */
  sentences: Iterable<string> | AsyncIterable<string>;
}

export type Skill = (parsed: ParsedIntent, context: SkillContext) => SkillAnswer | Promise<SkillAnswer>;

export const answerOf = (source: string, sentences: SkillAnswer['sentences'], frameAgeMs: number | null = null): SkillAnswer => ({ source, sentences, frameAgeMs });

/** A text in the language of the answer. */
export const inLanguage = (language: Language, en: string, zh: string): string => (language === 'zh' ? zh : en);
