import type { Language } from '@duet/shared';
import { hasChinese } from '../language/chinese/parse-chinese.ts';
import type { IntentName } from '../language/intents.ts';
import type { ParsedIntent } from '../language/parsed-intent.ts';
import type { SessionCommand } from '../../../ports/omni-engine.ts';
import { resolveFollowUp } from './follow-up.ts';
import { loadCalculator } from './knowledge/calculator.ts';
import { isTimeZone } from './knowledge/zoned-time.ts';
import { WordNet } from './knowledge/word-net.ts';
import type { LookAtScene } from './scene.ts';
import type { AnswerMemory, Skill, SkillAnswer, SkillContext } from './skill.ts';
import { createSkills } from './skills/index.ts';
import { notEnglish, nothingBefore, nothingMore, notUnderstood } from './skills/unsupported.ts';

export interface AnswererOptions {
  /** The time for people. */
  clock: () => Date;
}

/** What an answer depends on besides the question. */
export interface AnswerContext {
  timeZone: string;
  /** The language of the call; a question in the other language is answered in its own. */
  language: Language;
  /** The text that was parsed, also when nothing was found in it. */
  text: string;
  persona: string;
  hasSystemPrompt: boolean;
  /** Words were heard, but they are not English. */
  isForeign: boolean;
  /** What the last answer left; anything that is no memory of ours counts as none. */
  memory: unknown;
  look: LookAtScene;
  signal: AbortSignal;
}

export type AnswererPart =
  | { type: 'source'; text: string; frameAgeMs: number | null }
  | { type: 'text-delta'; text: string }
  | { type: 'command'; command: SessionCommand }
  | { type: 'memory'; memory: AnswerMemory };

const asides = new Set<IntentName>(['hello', 'goodbye', 'thanks', 'how-are-you', 'why', 'where-from', 'abilities', 'who-are-you', 'are-you-vita', 'can-you-hear', 'languages-spoken', 'privacy', 'unsupported']);

/** Answers from data: the computer's clock, a calculator, WordNet, tables of countries and cities, what the camera shows. */
export class Answerer {
  private readonly clock: () => Date;
  private readonly wordNet = new WordNet();
  private readonly skills: Readonly<Record<Exclude<IntentName, 'what-about' | 'and-its' | 'tell-more' | 'session-command'>, Skill>>;

  constructor({ clock }: AnswererOptions) {
    this.clock = clock;
    this.skills = createSkills(this.wordNet);
  }

  /** Loads what takes long (the calculator's modules, 0.3–0.8 s), so that no question waits for it. */
  async prepare(): Promise<void> {
    await loadCalculator();
  }

  close(): Promise<void> {
    return this.wordNet.close();
  }

  /**
   * The source first, then sentences as they are made, then the memory for follow-ups. A session command gives the command alone.
   * Aborting rejects with the signal's reason.
   */
  async *answer(parsed: ParsedIntent | null, { timeZone, language, text, persona, hasSystemPrompt, isForeign, memory: given, look, signal }: AnswerContext): AsyncGenerator<AnswererPart> {
    signal.throwIfAborted();
    if (parsed?.intent === 'session-command' && parsed.command !== null) {
      yield { type: 'command', command: parsed.command };
      return;
    }
    const memory = memoryOf(given);
    const isChinese = parsed === null ? (text.trim() === '' ? language === 'zh' : hasChinese(text)) : parsed.language === 'zh';
    const context: SkillContext = { now: this.clock(), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC', language: isChinese ? 'zh' : 'en', persona: persona.trim(), hasSystemPrompt, look, signal, memory };
    const resolved = parsed === null || isForeign ? null : resolveFollowUp(parsed, memory?.parsed ?? null);
    const answer = isForeign ? notEnglish(isChinese || language === 'zh' ? { ...context, language: 'zh' } : context) : parsed === null ? notUnderstood(context) : await this.answerOf(parsed, resolved, context);
    yield { type: 'source', text: answer.source, frameAgeMs: answer.frameAgeMs };
    let isFirst = true;
    for await (const sentence of answer.sentences) {
      signal.throwIfAborted();
      // Sentences are parted by a space in English; Chinese needs none.
      yield { type: 'text-delta', text: isFirst || context.language === 'zh' ? sentence : ` ${sentence}` };
      isFirst = false;
    }
    const isAnswered = resolved !== null && resolved.intent !== 'unsupported';
    // Talk about the assistant leaves the subject of the talk as it was.
    const isAside = resolved !== null && asides.has(resolved.intent);
    yield { type: 'memory', memory: {
      parsed: isAside || !isAnswered ? memory?.parsed ?? null : resolved,
      source: isAside || !isAnswered ? memory?.source ?? answer.source : answer.source,
      unanswered: (memory?.unanswered ?? 0) + (isAnswered ? 0 : 1),     } };
  }

  private async answerOf(parsed: ParsedIntent, resolved: ParsedIntent | null, context: SkillContext): Promise<SkillAnswer> {
    if (resolved === null) return parsed.intent === 'tell-more' && context.memory?.parsed != null ? nothingMore(context) : nothingBefore(context);
    const skill = this.skills[resolved.intent as keyof typeof this.skills] as Skill | undefined;
    return skill === undefined ? notUnderstood(context) : skill(resolved, context);
  }
}

/** The memory of an earlier answer, or null: the history may hold that of another engine. */
export function memoryOf(value: unknown): AnswerMemory | null {
  if (typeof value !== 'object' || value === null || !('parsed' in value) || !('source' in value) || !('unanswered' in value)) return null;
  return value as AnswerMemory;
}
/** What a follow-up leans on: the question that was answered last. */
export const previousOf = (memory: unknown): ParsedIntent | null => memoryOf(memory)?.parsed ?? null;

/** What of an answer was not heard yet, from the beginning of the sentence in which it was cut; empty when all was heard. */
export function continueAnswer(wholeText: string, heardCharacters: number): string {
  if (heardCharacters >= wholeText.trimEnd().length) return '';
  const ends = [...wholeText.matchAll(/[.!?](?=\s)|[。！？]/g)].map((match) => match.index + 1).filter((end) => end <= heardCharacters);
  return wholeText.slice(ends.at(-1) ?? 0).trimStart();
}
