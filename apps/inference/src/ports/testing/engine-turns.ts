import type { SessionId, UtteranceId } from '@duet/shared';
import type { OmniEngine, OmniTurn } from '../omni-engine.ts';

let turnCount = 0;
/** A turn with everything at its default; `letHear` and `respond` need fresh ids, so each call counts up. */
export function makeTurn(part: Partial<OmniTurn> = {}): OmniTurn {
  turnCount += 1;
  return {
    sessionId: `contract-${turnCount}` as SessionId, utterances: [], text: null, isComplete: true, history: [], images: [], runningAnswer: null,
    settings: { language: 'en', persona: '', systemPrompt: '', listening: 'strict' }, timeZone: 'UTC', locale: 'en', ...part,
  };
}

/** One utterance for `makeTurn`. */
export function makeUtterance(audio: Int16Array, part: Partial<OmniTurn['utterances'][number]> = {}): OmniTurn['utterances'][number] {
  turnCount += 1;
  return { id: `utterance-${turnCount}` as UtteranceId, audio, speechFraction: 1, speechMs: audio.length / 16, levelDb: -25, ...part };
}

/** Lets the engine's ear hear a turn's utterances as a call does, in pieces of 20 ms; engines without an ear get the audio with the turn. */
export function letHear(engine: OmniEngine, turn: OmniTurn): () => void {
  if (engine.openEar === undefined || turn.utterances.length === 0) return () => undefined;
  const ear = engine.openEar(turn.sessionId, { language: turn.settings.language, onPartial: () => undefined, onError: () => undefined });
  for (const utterance of turn.utterances) {
    const preRoll = Math.min(4800, utterance.audio.length);
    ear.begin(utterance.id, utterance.audio.subarray(0, preRoll));
    for (let start = preRoll; start < utterance.audio.length; start += 320) ear.push(utterance.audio.subarray(start, start + 320));
    ear.end(utterance.id);
  }
  return () => ear.close();
}
