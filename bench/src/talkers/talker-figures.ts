/** What the generator of talkers is told, as JSON on its command line. */
export interface TalkerTask {
  url: string;
  talkers: number;
  seconds: number;
  /** Share of the time that each of them speaks, 0 … 1. */
  talkShare: number;
}

/** What it measured, as JSON on its output. */
export interface TalkerFigures {
  /** Last speech sample spoken → first answer sample heard, on the client's one clock of samples. */
  voiceToVoiceMs: number[];
  /** The service's own stages of the same turns. */
  endpointDelayMs: number[];
  firstAudioMs: number[];
  questions: number;
  /** Questions that got an answer of their own before the next one. */
  answered: number;
  /** Of these, those of which every word was heard. */
  heardRight: number;
  /** Refusals because the recognizer is behind: calls, and utterances of open calls. */
  refused: number;
  errors: string[];
  processorMs: number;
  wallMs: number;
  lateFrames: number;
}
