/**
 * The heard ledger of one answer: what was generated, what was turned into sound, what was heard. Pure; positions are samples of the answer's
 * 24 kHz clock, characters are UTF-16 units of the answer's text. Only what was heard enters the history.
 */
export interface HeardLedger {
  readonly text: string;
  /** Stretches of text that were spoken, in order; each begins where the one before it ended. */
  readonly stretches: readonly SpokenStretch[];
  /** Samples made so far. */
  readonly spokenSamples: number;
  /** Greatest position that the player reported. */
  readonly playedSample: number;
  /** All of the text was turned into sound. */
  readonly isGenerated: boolean;
  readonly heardCharacters: number;
  readonly isEstimated: boolean;
}

export interface SpokenStretch {
  startCharacter: number;
  endCharacter: number;
  startSample: number;
  endSample: number;
  /** Where words end, from the synthesizer; empty when it cannot say. */
  wordEnds: readonly { endCharacter: number; endSample: number }[];
}

/** Without word marks, the claim stays this far behind the played sample: characters are an uneven measure of time. */
const estimateMarginMs = 150;
const samplesPerMs = 24;

export const emptyLedger: HeardLedger = {
  text: '', stretches: [], spokenSamples: 0, playedSample: 0, isGenerated: false, heardCharacters: 0, isEstimated: false,
};

export const appendText = (ledger: HeardLedger, text: string): HeardLedger => ({ ...ledger, text: ledger.text + text });

/** Adds speech for the text up to `endCharacter`. A stretch may be empty of sound (a code block that is not read aloud). */
export function appendSpeech(ledger: HeardLedger, speech: { endCharacter: number; samples: number; wordEnds: SpokenStretch['wordEnds'] }): HeardLedger {
  const startCharacter = ledger.stretches.at(-1)?.endCharacter ?? 0;
  const endCharacter = Math.min(ledger.text.length, Math.max(startCharacter, speech.endCharacter));
  const startSample = ledger.spokenSamples;
  const endSample = startSample + Math.max(0, speech.samples);
  const wordEnds = speech.wordEnds.map((word) => ({ endCharacter: word.endCharacter, endSample: startSample + word.endSample }));
  return { ...ledger, stretches: [...ledger.stretches, { startCharacter, endCharacter, startSample, endSample, wordEnds }], spokenSamples: endSample };
}

export const markGenerated = (ledger: HeardLedger): HeardLedger => ({ ...ledger, isGenerated: true });

/** True when the player has rendered everything that will ever be made. */
export const isPlayedToEnd = (ledger: HeardLedger): boolean => ledger.isGenerated && ledger.playedSample >= ledger.spokenSamples;

/**
 * Takes over a position of the player. A word counts as heard only if its end lies before what left the loudspeaker: the played sample less the
 * output latency. The figure never runs back, and never beyond what was made.
 */
export function advancePlayed(ledger: HeardLedger, playedSample: number, outputLatencySamples: number): HeardLedger {
  const played = Math.min(ledger.spokenSamples, Math.max(ledger.playedSample, Math.floor(playedSample)));
  if (ledger.isGenerated && played >= ledger.spokenSamples) {
    return { ...ledger, playedSample: played, heardCharacters: ledger.text.length, isEstimated: false };
  }
  const audible = played - Math.max(0, outputLatencySamples);
  const heard = heardAt(ledger, audible);
  if (heard.characters <= ledger.heardCharacters) return played === ledger.playedSample ? ledger : { ...ledger, playedSample: played };
  return { ...ledger, playedSample: played, heardCharacters: heard.characters, isEstimated: heard.isEstimated };
}

function heardAt(ledger: HeardLedger, audibleSample: number): { characters: number; isEstimated: boolean } {
  let characters = 0;
  let isEstimated = false;
  for (const stretch of ledger.stretches) {
    if (stretch.endSample <= audibleSample) {
      characters = stretch.endCharacter;
      isEstimated = false;
      continue;
    }
    if (stretch.startSample >= audibleSample) break;
    if (stretch.wordEnds.length > 0) {
      for (const word of stretch.wordEnds) {
        if (word.endSample <= audibleSample) characters = Math.max(characters, Math.min(word.endCharacter, stretch.endCharacter));
      }
      isEstimated = false;
    } else {
      const audible = audibleSample - estimateMarginMs * samplesPerMs - stretch.startSample;
      const share = Math.max(0, audible) / (stretch.endSample - stretch.startSample);
      const reached = stretch.startCharacter + Math.floor(share * (stretch.endCharacter - stretch.startCharacter));
      characters = Math.max(characters, wordEndBefore(ledger.text, stretch.startCharacter, reached));
      isEstimated = true;
    }
    break;
  }
  return { characters, isEstimated };
}

const isChinese = (character: string): boolean => /\p{Script=Han}/u.test(character);
const isBreak = (character: string): boolean => /[\s\p{P}]/u.test(character);

/** The greatest word end at or before `reached`. Each Chinese character ends a word of its own: none is longer than what it takes to say it. */
function wordEndBefore(text: string, start: number, reached: number): number {
  for (let end = reached; end > start; end -= 1) {
    const last = text[end - 1] ?? '';
    const next = text[end] ?? ' ';
    if (isChinese(last) || (!isBreak(last) && isBreak(next)) || (isBreak(last) && !/\s/u.test(last))) return end;
  }
  return start;
}

export const heardText = (ledger: HeardLedger): string => ledger.text.slice(0, ledger.heardCharacters);
