import type { OmniTurn } from '../../ports/index.ts';
import type { Answerer } from './answering/answerer.ts';
import type { LookAtScene } from './answering/scene.ts';
import type { Answering } from './engine-parts.ts';

/** The eyes of the engine: what can be said of one frame. */
export interface Seeing {
  /** A look at the newest of the turn's frames; rejects only when the signal aborts. */
  lookAt(images: OmniTurn['images']): LookAtScene;
  close(): Promise<void>;
}

/** The answerer as the engine's answering: it gets the turn's frames to look at when a question needs eyes. */
export function answerFromData(answerer: Answerer, seeing: Seeing): Answering {
  return {
    answer: ({ reading, isForeign, memory, turn }, signal) => answerer.answer(reading.parsed, {
      timeZone: turn.timeZone, language: turn.settings.language, text: reading.text, persona: turn.settings.persona, hasSystemPrompt: turn.settings.systemPrompt.trim() !== '',
      isForeign, memory, look: seeing.lookAt(turn.images), signal,
    }),
    async close() {
      await Promise.all([answerer.close(), seeing.close()]);
    },
  };
}
