export type * from './omni-engine.ts';
export type * from './speech-synthesizer.ts';
export type * from './voice-detector.ts';
export type * from './clock.ts';
