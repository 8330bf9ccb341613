import type { Language } from '@duet/shared';

/** Turns sentences into speech. */
export interface SpeechSynthesizer {
  /** Voices that can be used here and now. */
  readonly voices: readonly { id: string; name: string; language: Language }[];
  /**
   * Speaks one sentence of already normalised text.
   * @returns samples mono at `sampleRateHz`, and where words end where the voice can say (else an empty list: the ledger estimates).
   * @throws DuetError `engine.synthesizer-failed`, `engine.synthesizer-missing`. Aborting rejects with the signal's reason.
   */
  speak(request: SpeakRequest, signal: AbortSignal): Promise<Speech>;
  close(): Promise<void>;
}

export interface SpeakRequest {
  text: string;
  language: Language;
  /** A voice id; empty = the default voice of the language. */
  voice: string;
  /** 1 = as the voice is, 0.5 … 2. */
  rate: number;
}

export interface Speech {
  samples: Int16Array;
  sampleRateHz: number;
  wordEnds: readonly { endCharacter: number; endSample: number }[];
}
