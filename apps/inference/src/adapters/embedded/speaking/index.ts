export { EmbeddedSynthesizer } from './embedded-synthesizer.ts';
export { EspeakSynthesizer, espeakRemedy } from './espeak-synthesizer.ts';
export { FliteSynthesizer } from './flite-synthesizer.ts';
