/** What the load generator is told, as JSON on its command line. */
export interface LoadTask {
  url: string;
  calls: number;
  seconds: number;
  questionEveryMs: number;
}

/** What it measured, as JSON on its output. */
export interface LoadFigures {
  /** First speech sample captured → the client has heard of the onset. */
  onsetDetectionMs: number[];
  /** The service's own figures of the same. */
  serverOnsetMs: number[];
  questions: number;
  onsets: number;
  answers: number;
  interrupted: number;
  framesSent: number;
  framesReceived: number;
  /** Answer frames that are missing by their sequence numbers. */
  framesLost: number;
  missingSamples: number;
  underruns: number;
  errors: string[];
  disconnects: number;
  processorMs: number;
  wallMs: number;
  /** Times that the generator itself was more than 40 ms late. */
  lateFrames: number;
}
