import type { DuplexSettings } from '../settings/duplex-settings.ts';

/** What each duplex default means, for the help text and the table of settings. Milliseconds unless it says otherwise. */
export const duplexDescriptions: Readonly<Record<keyof DuplexSettings, string>> = {
  onsetProbability: 'Speech probability at and above which a window of 32 ms counts as speech.',
  onsetMs: 'Speech for this long makes an onset.',
  preRollMs: 'Audio kept from before the onset.',
  duckDb: 'Volume of a ducked answer, dB.',
  duckRampMs: 'Time over which the volume falls at an onset.',
  holdAfterMs: 'Speech for this long holds the answer.',
  holdFadeMs: 'Fade-out of a hold.',
  endpointSureMs: 'Silence that ends a turn when the turn detector is sure that it is over.',
  endpointUnsureMs: 'Silence that ends a turn whatever the turn detector says.',
  speculationMs: 'Silence after which the monitoring seat starts on what was said so far.',
  resumeFadeMs: 'Fade-in when a held answer goes on.',
  longestHoldMs: 'A hold this long without a likely query goes on ducked.',
  longestUtteranceMs: 'Speech this long is cut and decided.',
  outputAheadMs: 'Output sent ahead of what was played.',
  jitterBufferMs: 'Playback buffer at the start of an answer.',
  longestJitterBufferMs: 'Playback buffer at most, under jitter.',
  cameraEveryMs: 'Time between two camera frames.',
  cameraFramesKept: 'Camera frames kept, number.',
  cameraFramesSent: 'Camera frames given to the engine with a turn, number.',
  echoSimilarity: 'Echo similarity at and above which speech is taken for the loudspeaker’s own sound, 0 to 1.',
  echoAdaptationMs: 'Time from the first answer in which an onset asks for twice the evidence.',
};
