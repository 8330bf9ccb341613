import type { Language } from '@duet/shared';
import { hasChinese } from '../../language/chinese/parse-chinese.ts';
import { parseIntent } from '../../language/parse-intent.ts';
import { previousOf, type AnswerContext, type Answerer, type AnswererPart } from '../answerer.ts';
import type { SceneObservation } from '../scene.ts';

/** A Monday afternoon in London. */
export const testTime = new Date('2026-11-23T14:05:00Z');

export interface Reply {
  text: string;
  source: string;
  frameAgeMs: number | null;
  parts: AnswererPart[];
  memory: unknown;
}

/** Asks as the engine does: reads the text with what was said before, answers from the reading. */
export async function ask(answerer: Answerer, text: string, context: Partial<AnswerContext> = {}): Promise<Reply> {
  const language: Language = hasChinese(text) ? 'zh' : 'en';
  const previous = previousOf(context.memory);
  const parsed = parseIntent(text, { language, ...(previous === null ? {} : { previous }) });
  const parts: AnswererPart[] = [];
  const whole: AnswerContext = {
    timeZone: 'Europe/London', language, text, persona: '', hasSystemPrompt: false, isForeign: false, memory: undefined, look: () => Promise.resolve({ absent: 'no-camera', reason: '' }), signal: new AbortController().signal, ...context,
  };
  for await (const part of answerer.answer(parsed !== null && parsed.score >= 0.6 ? parsed : null, whole)) parts.push(part);
  const source = parts.find((part) => part.type === 'source');
  return {
    text: parts.flatMap((part) => (part.type === 'text-delta' ? [part.text] : [])).join(''), source: source?.type === 'source' ? source.text : '', frameAgeMs: source?.type === 'source' ? source.frameAgeMs : null,
    parts, memory: parts.flatMap((part) => (part.type === 'memory' ? [part.memory] : [])).at(-1),
  };
}

/** A desk with one person who smiles, holds up a red cup and sits before a white wall. */
export const deskScene: SceneObservation = {
  frameAgeMs: 320, width: 640, height: 480,
  textLines: [{ text: 'EXIT', score: 0.95, box: { x: 0.8, y: 0.1, width: 0.1, height: 0.05 } }, { text: 'Push to open.', score: 0.9, box: { x: 0.8, y: 0.2, width: 0.15, height: 0.05 } }, { text: '~~', score: 0.9, box: { x: 0, y: 0, width: 0.1, height: 0.1 } }],
  faces: [{ score: 0.97, box: { x: 0.4, y: 0.1, width: 0.2, height: 0.3 }, expressions: [{ name: 'happy', score: 0.9 }, { name: 'neutral', score: 0.1 }] }],
  objects: [{ name: 'person', score: 0.9, box: { x: 0.2, y: 0.1, width: 0.6, height: 0.9 } }, { name: 'cup', score: 0.7, box: { x: 0.45, y: 0.5, width: 0.12, height: 0.2 } }, { name: 'chair', score: 0.6, box: { x: 0.02, y: 0.4, width: 0.2, height: 0.5 } }, { name: 'chair', score: 0.5, box: { x: 0.8, y: 0.4, width: 0.2, height: 0.5 } }, { name: 'toothbrush', score: 0.2, box: { x: 0, y: 0, width: 0.1, height: 0.1 } }],
  colours: [{ name: 'white', share: 0.6 }, { name: 'blue', share: 0.2 }, { name: 'red', share: 0.04 }], centreColours: [{ name: 'red', share: 0.5 }, { name: 'white', share: 0.3 }], clothingColours: [{ name: 'blue', share: 0.8 }],
  light: { brightness: 0.5, contrast: 0.2 }, isUnclear: false, missing: [],
};
/** Nothing in it but a grey wall in poor light. */
export const emptyScene: SceneObservation = { frameAgeMs: 90, width: 640, height: 480, textLines: [], faces: [], objects: [], colours: [{ name: 'gray', share: 0.9 }], centreColours: [{ name: 'gray', share: 0.9 }], clothingColours: [], light: { brightness: 0.2, contrast: 0.1 }, isUnclear: false, missing: [] };
