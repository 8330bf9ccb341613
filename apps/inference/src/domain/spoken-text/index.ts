export { createSentenceSplitter, type Sentence, type SentenceSplitter } from './sentence-splitter.ts';
export { sourceEndOf, toSpokenText } from './to-spoken-text.ts';
export type { SpokenSpan, SpokenText } from './spoken-writer.ts';
