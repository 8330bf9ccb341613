import { z } from '../schemas.ts';
import { wireErrorSchema, type WireError } from '../errors/duet-error.ts';
import { answerIdSchema, commandIdSchema, questionIdSchema, requestIdSchema, seatSchema, sessionIdSchema, utteranceIdSchema } from '../ids.ts';
import { measureSchema } from '../measures/measures.ts';
import { callSettingsPatchSchema, callSettingsSchema } from '../settings/call-settings.ts';
import { engineInfoSchema } from './engine-info.ts';
import { transcriptEntrySchema } from './transcript.ts';
import { verdictSchema } from './verdict.ts';

/**
 * The events of the socket.io namespace `/interactive`. Names are kebab-case nouns with their action. Every event from the server carries
 * `at` (server clock, milliseconds since the call began) and `epoch`; whatever bears an old epoch is dropped.
 * Audio travels beside them as binary `audio` events: see `audio-frame.ts`.
 */
export const protocolVersion = 1;

const positionSamples = z.number().int().min(0);
const epoch = z.number().int().min(0);

/** What a person sees of the call at any time: one of these, in the figure, in words and in the live region. */
export const callStateSchema = z.enum(['listening', 'user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'interrupted', 'noise', 'reconnecting']);
export type CallState = z.infer<typeof callStateSchema>;

export const playbackActionSchema = z.enum(['duck', 'hold', 'resume', 'resume-ducked', 'flush']);
export type PlaybackAction = z.infer<typeof playbackActionSchema>;

// ---- from the client ----

export const clientEventSchemas = {
  /** Starts a call, or takes one up again with its token. Answered by `CallStartReply`. */
  'call-started': z.object({
    protocolVersion: z.literal(protocolVersion),
    /** A token of `session-opened` or of the queue's reply: after a drop or reload the call goes on, or the place in the queue is taken again. */
    resumeToken: z.string().max(128).optional(),
    sampleRateHz: z.number(),
    settings: callSettingsPatchSchema.default({}),
    locale: z.enum(['en', 'zh']).default('en'),
    timeZone: z.string().max(64).default('UTC'),
    client: z.enum(['page', 'talk', 'bench', 'lab']).default('page'),
    /** How far the client heard the current answer before the connection broke. */
    heard: z.object({ epoch, playedSample: positionSamples }).optional(),
  }),
  /** Each 100 ms while something plays, and at once when playback starts, stalls or runs dry. Positions on the answer's 24 kHz clock. */
  'playback-reported': z.object({
    epoch,
    playedSample: positionSamples,
    bufferedSamples: positionSamples,
    outputLatencyMs: z.number().min(0).max(5000),
    isPlaying: z.boolean(),
  }),
  /** The page did what `playback-commanded` asked, at this sample of the answer. */
  'playback-confirmed': z.object({ epoch, commandId: commandIdSchema, action: playbackActionSchema, playedSample: positionSamples }),
  'question-typed': z.object({ questionId: questionIdSchema, text: z.string().max(10_000) }),
  /** One camera frame, JPEG or WebP. */
  'camera-frame': z.object({ capturedAt: z.number(), image: z.instanceof(Uint8Array) }),
  'camera-closed': z.object({}),
  /** The buttons of the page: stop speaking, forget the conversation, end the call. */
  'control-pressed': z.object({ control: z.enum(['stop', 'reset', 'end', 'repeat', 'continue']) }),
  'microphone-changed': z.object({ state: z.enum(['open', 'muted', 'lost', 'key-down', 'key-up']) }),
  'settings-changed': z.object({ settings: callSettingsPatchSchema }),
  /** Measures that only the browser can take, for the turn's line in the events. */
  'measures-taken': z.object({ turn: z.number().int().min(0), measures: z.array(measureSchema).max(20) }),
  /** Clock offset: the reply is the server's `at`. */
  'clock-asked': z.object({ sentAt: z.number() }),
} as const;
export type ClientEventName = keyof typeof clientEventSchemas;
export type ClientEvent<Name extends ClientEventName> = z.infer<(typeof clientEventSchemas)[Name]>;

export const leaseSchema = z.object({
  idleLimitSeconds: z.number(),
  longestCallSeconds: z.number(),
  /** How long a dropped connection keeps its call. */
  reconnectSeconds: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

export const seatStatusSchema = z.object({ seat: seatSchema, engineName: z.string() });

// ---- from the server ----

const stamped = { at: z.number(), epoch };
export const serverEventSchemas = {
  /** The call is open. Also after a resume, then with what was said before. */
  'session-opened': z.object({
    ...stamped,
    sessionId: sessionIdSchema,
    resumeToken: z.string(),
    isResumed: z.boolean(),
    generationSeat: seatSchema,
    seats: z.array(seatStatusSchema),
    engine: engineInfoSchema,
    settings: callSettingsSchema,
    transcript: z.array(transcriptEntrySchema),
    lease: leaseSchema,
    /** Samples of microphone audio received so far: the client goes on counting from here. */
    upPosition: positionSamples,
    /** The answer that goes on playing after a resume, from this sample. */
    answer: z.object({ answerId: answerIdSchema, fromSample: positionSamples }).nullable(),
  }),
  'queue-updated': z.object({ at: z.number(), place: z.number().int().min(1), estimatedWaitSeconds: z.number().nullable() }),
  'state-changed': z.object({ ...stamped, state: callStateSchema, generationSeat: seatSchema }),
  /** The detector's probability and the microphone's level, about 15 times a second, for the figure. */
  'detector-measured': z.object({ ...stamped, probability: z.number(), levelDb: z.number() }),
  'utterance-started': z.object({ ...stamped, utteranceId: utteranceIdSchema, seat: seatSchema, speechStartSample: positionSamples, decidedSample: positionSamples, isOverlap: z.boolean() }),
  'utterance-ended': z.object({ ...stamped, utteranceId: utteranceIdSchema, speechEndSample: positionSamples, decidedSample: positionSamples, reason: z.enum(['silence', 'longest', 'key-up', 'muted', 'decided', 'abandoned']) }),
  'transcript-updated': z.object({ ...stamped, utteranceId: utteranceIdSchema, text: z.string(), isFinal: z.boolean() }),
  /** A monitoring seat began or gave up judging what was said so far. */
  'request-started': z.object({ ...stamped, requestId: requestIdSchema, utteranceId: utteranceIdSchema.nullable(), seat: seatSchema, isSpeculative: z.boolean() }),
  'request-aborted': z.object({ ...stamped, requestId: requestIdSchema, reason: z.enum(['more-speech', 'rejected', 'interrupted', 'reset', 'failed']) }),
  'verdict-decided': z.object({
    ...stamped, ...verdictSchema.shape,
    utteranceId: utteranceIdSchema.nullable(), requestId: requestIdSchema, seat: seatSchema, isOverlap: z.boolean(), text: z.string(),
  }),
  'playback-commanded': z.object({
    ...stamped, commandId: commandIdSchema, action: playbackActionSchema, rampMs: z.number(), gainDb: z.number(),
  }),
  'seat-swapped': z.object({ ...stamped, generationSeat: seatSchema, reason: z.enum(['query-audio', 'query-text']) }),
  'answer-started': z.object({ ...stamped, answerId: answerIdSchema, seat: seatSchema, questionId: questionIdSchema.nullable(), source: z.string(), frameAgeMs: z.number().nullable() }),
  /** From what it answers, when that was found only after the answer had begun. */
  'answer-sourced': z.object({ ...stamped, answerId: answerIdSchema, source: z.string(), frameAgeMs: z.number().nullable() }),
  'answer-delta': z.object({ ...stamped, answerId: answerIdSchema, text: z.string() }),
  /** Where the words of a stretch of answer text end, on the answer's 24 kHz clock. `endCharacter` counts UTF-16 units of the answer's text. */
  'answer-marked': z.object({
    ...stamped, answerId: answerIdSchema, isEstimated: z.boolean(),
    marks: z.array(z.object({ endCharacter: z.number().int().min(0), endSample: positionSamples })),
  }),
  /** All of the answer was generated and turned into this many samples. */
  'answer-generated': z.object({ ...stamped, answerId: answerIdSchema, totalSamples: positionSamples, source: z.string() }),
  'answer-heard': z.object({ ...stamped, answerId: answerIdSchema, heardCharacters: z.number().int().min(0), isEstimated: z.boolean() }),
  'answer-interrupted': z.object({
    ...stamped, answerId: answerIdSchema, heardText: z.string(), heardCharacters: z.number().int().min(0), isEstimated: z.boolean(),
    by: z.enum(['query-audio', 'query-text', 'command', 'stop-button', 'reset', 'failure']),
  }),
  'answer-finished': z.object({ ...stamped, answerId: answerIdSchema }),
  'turn-measured': z.object({ ...stamped, turn: z.number().int().min(0), utteranceId: utteranceIdSchema.nullable(), measures: z.array(measureSchema) }),
  /** A setting that the conversation changed: "louder", "slower". */
  'settings-updated': z.object({ ...stamped, settings: callSettingsSchema }),
  'command-obeyed': z.object({ ...stamped, command: z.enum(['stop', 'wait', 'go-on', 'repeat', 'louder', 'quieter', 'slower', 'faster']) }),
  'conversation-reset': z.object({ ...stamped }),
  'recovery-made': z.object({ ...stamped, fault: z.string() }),
  'lease-warned': z.object({ ...stamped, reason: z.enum(['idle', 'longest-call', 'server-closing']), secondsLeft: z.number() }),
  'session-ended': z.object({ ...stamped, reason: z.enum(['ended', 'idle', 'longest-call', 'server-closing', 'taken-over', 'failed']) }),
  'error-raised': z.object({ at: z.number(), error: wireErrorSchema }),
} as const;
export type ServerEventName = keyof typeof serverEventSchemas;
export type ServerEvent<Name extends ServerEventName> = z.infer<(typeof serverEventSchemas)[Name]>;
/** One server event with its name, as logs, the fake transport and reducers carry it. */
export type AnyServerEvent = { [Name in ServerEventName]: { type: Name } & ServerEvent<Name> }[ServerEventName];

/**
 * The queue's `resumeToken` takes the place again after a broken connection, for `reconnectSeconds`, and is later the token of the call. A server that
 * sends none loses the place with the connection.
 */
export type CallStartReply = { isOpen: true } | { isOpen: false; place: number; estimatedWaitSeconds: number | null; resumeToken?: string } | { error: WireError };

/** socket.io's typed event maps. Audio is one MessagePack packet a frame, `Uint8Array` as `encodeAudioFrame` makes it. */
export type ClientToServerEvents = {
  [Name in Exclude<ClientEventName, 'call-started' | 'clock-asked'>]: (payload: ClientEvent<Name>) => void;
} & {
  'call-started': (payload: z.input<(typeof clientEventSchemas)['call-started']>, reply: (reply: CallStartReply) => void) => void;
  'clock-asked': (payload: ClientEvent<'clock-asked'>, reply: (reply: { sentAt: number; at: number }) => void) => void;
  audio: (packet: Uint8Array) => void;
};
export type ServerToClientEvents = {
  [Name in ServerEventName]: (payload: ServerEvent<Name>) => void;
} & { audio: (packet: Uint8Array) => void };

/** One line of an `events.jsonl`. `at` in milliseconds since the call began, on the clock that is named. */
export type EventLogLine = { at: number; clock: 'server' | 'client'; type: string; epoch: number } & Record<string, unknown>;
