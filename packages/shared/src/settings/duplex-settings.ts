import { z } from '../schemas.ts';

/** The table of defaults of a duplex session. Milliseconds unless the name says otherwise. All are settings of the call. */
export const duplexSettingsSchema = z.object({
  /** Speech probability at and above which a window of 32 ms counts as speech. */
  onsetProbability: z.number().min(0.05).max(0.99).default(0.5),
  /** Speech for this long makes an onset; whole windows of 32 ms. */
  onsetMs: z.number().min(32).max(960).default(96),
  preRollMs: z.number().min(0).max(1000).default(300),
  duckDb: z.number().min(-60).max(0).default(-18),
  duckRampMs: z.number().min(0).max(500).default(40),
  /** Counted from the first speech sample, while speech goes on. */
  holdAfterMs: z.number().min(100).max(3000).default(240),
  holdFadeMs: z.number().min(0).max(500).default(20),
  /** Silence that ends a turn when the turn detector is sure that it is over. */
  endpointSureMs: z.number().min(100).max(3000).default(300),
  /** Silence that ends a turn whatever the turn detector says. */
  endpointUnsureMs: z.number().min(200).max(6000).default(1200),
  speculationMs: z.number().min(64).max(2000).default(160),
  resumeFadeMs: z.number().min(0).max(1000).default(60),
  /** A hold this long without a likely query resumes ducked and goes on judging. */
  longestHoldMs: z.number().min(300).max(10_000).default(1500),
  longestUtteranceMs: z.number().min(2000).max(60_000).default(30_000),
  /** Output sent ahead of playback is bounded by credits. */
  outputAheadMs: z.number().min(200).max(10_000).default(3000),
  jitterBufferMs: z.number().min(20).max(500).default(60),
  longestJitterBufferMs: z.number().min(20).max(1000).default(200),
  cameraEveryMs: z.number().min(200).max(10_000).default(500),
  cameraFramesKept: z.number().int().min(1).max(32).default(8),
  cameraFramesSent: z.number().int().min(0).max(16).default(4),
  /** Echo similarity at and above which speech is taken for the loudspeaker's own sound. */
  echoSimilarity: z.number().min(0).max(1).default(0.6),
  /** In this long from the start of the first answer, while echo cancellation adapts, an onset asks for twice the evidence. */
  echoAdaptationMs: z.number().min(0).max(20_000).default(3000),
}).refine((settings) => settings.endpointUnsureMs >= settings.endpointSureMs, { message: 'endpointUnsureMs must not be below endpointSureMs', path: ['endpointUnsureMs'] });
export type DuplexSettings = z.infer<typeof duplexSettingsSchema>;
export const defaultDuplexSettings: DuplexSettings = duplexSettingsSchema.parse({});
