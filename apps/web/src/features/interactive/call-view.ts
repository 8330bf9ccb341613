import type {
  CallSettings, CallSettingsPatch, CallState, EngineInfo, Lease, Measure, MeasureName, MeasureSummary, Seat, TranscriptEntry, Verdict, WireError,
} from '@duet/shared';

/**
 * What the page of a call shows, and what it can ask for. Plain data: the page draws it, `session/` makes it out of server events and media,
 * and the demonstration route fills it from fixtures. Nothing in `CallView` changes more often than about 15 times a second; whatever moves
 * with the sound stands in `CallMeters`, which the figure reads in its own animation frame without React.
 */

/** Samples of your wave under the figure, oldest first. One is added about every 33 ms. */
export const userWaveLength = 84;
/** Bars in a speaking disc, oldest first. */
export const playedWaveLength = 25;

/** One object for the life of the page; its fields are written in place and read at most 30 times a second. */
export interface CallMeters {
  /** Peaks of the microphone, 0 (silent) to 1 (full), length `userWaveLength`. Stays at 0 while muted. */
  readonly userWave: Float32Array;
  /** The microphone's level now, 0 to 1, for the meter before the call. */
  userLevel: number;
  /** The loudest of the last second, 0 to 1. */
  userPeak: number;
  /** The voice detector's probability, 0 to 1, as the server measured it. */
  detectorProbability: number;
  /** Peaks of what is really played, after ducking, length `playedWaveLength`. */
  readonly playedWave: Float32Array;
  /** The played level now, 0 to 1. */
  playedLevel: number;
}

/** Which page stands: before the call, on the way into it, waiting for a place, in it, after it. */
export type CallPhase = 'before' | 'connecting' | 'queued' | 'open' | 'ended';

/**
 * `lost`: the server cannot be reached and nothing is being tried any more.
 * `restarted`: the server came back without this call (it was restarted); what was said still stands, and `end` leads to the page after the call.
 */
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'lost' | 'restarted';

export interface ConnectionView {
  readonly state: ConnectionState;
  /** `Date.now()` until which a dropped call is kept; null while connected. */
  readonly keptUntil: number | null;
}

export interface SeatView {
  readonly seat: Seat;
  /** "Embedded engine 1". */
  readonly engineName: string;
}

/** One overlap of your speech with an answer (or, with `overlap: null`, the latest utterance that met no answer). */
export interface DecisionView {
  readonly utteranceId: string;
  /** 1 for the first overlap of the call; null when nobody was talked over. */
  readonly overlap: number | null;
  /** Who was speaking, and so was talked over; null when nobody was. */
  readonly speakingSeat: Seat | null;
  readonly decidingSeat: Seat;
  readonly epochBefore: number;
  /** Raised when the query was accepted; null while deciding and for what was no query. */
  readonly epochAfter: number | null;
  /** `abandoned`: it was given up without a verdict. */
  readonly status: 'deciding' | 'query' | 'not-a-query' | 'abandoned';
  /** Null until decided. */
  readonly verdict: Verdict | null;
  /** The latest confidence while deciding, 0 to 1. */
  readonly confidenceSoFar: number | null;
  /** What was heard of you. */
  readonly text: string;
  /** Milliseconds since your first speech sample, taken in this browser's audio context; null = did not happen or not known. */
  readonly times: {
    readonly duck: number | null;
    readonly hold: number | null;
    readonly lastSound: number | null;
    readonly resume: number | null;
  };
}

export interface TurnView {
  readonly turn: number;
  readonly measures: readonly Measure[];
}

/** `unknown`: not asked yet. `asking`: the browser's question is open. `insecure`: no secure origin, so no device at all. */
export type PermissionView = 'unknown' | 'asking' | 'granted' | 'denied' | 'no-device' | 'in-use' | 'insecure' | 'failed';

export interface DeviceOption {
  readonly id: string;
  /** May be empty until the permission was given; the page then writes "Microphone 1". */
  readonly label: string;
}

/** The browser's own processing of the microphone. */
export interface MicrophoneProcessing {
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
}

export interface DevicesView {
  readonly microphones: readonly DeviceOption[];
  readonly cameras: readonly DeviceOption[];
  readonly loudspeakers: readonly DeviceOption[];
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
  readonly loudspeakerId: string | null;
  /** Not every browser lets a page choose the loudspeaker. */
  readonly canChooseLoudspeaker: boolean;
  readonly isTestingLoudspeaker: boolean;
  /** What the browser is asked to do to the microphone's sound. */
  readonly processing: MicrophoneProcessing;
  /** What it says that it does, where it says so; null while no microphone is open. */
  readonly appliedProcessing: Partial<MicrophoneProcessing> | null;
}

export interface CameraView {
  readonly isOn: boolean;
  /** For the preview; null while off or not permitted. */
  readonly stream: MediaStream | null;
  /** Object URL of the newest frame that was sent. */
  readonly lastFrameUrl: string | null;
  readonly lastFrameAgeMs: number | null;
  /** Object URL of the frame that the current or last answer used; null when it used none. */
  readonly answerFrameUrl: string | null;
  /** Age of that frame when the answer began. */
  readonly answerFrameAgeMs: number | null;
  readonly answerSeat: Seat | null;
}

export interface QueueView {
  readonly place: number;
  readonly estimatedWaitSeconds: number | null;
}

export interface LeaseView {
  readonly limits: Lease;
  /** `Date.now()` at which the call began. The page's clock runs from it by itself. */
  readonly startedAt: number;
  /** `endsAt`: `Date.now()` at which the call will be cut. */
  readonly warning: { readonly reason: 'idle' | 'longest-call' | 'server-closing'; readonly endsAt: number } | null;
}

/**
 * What the echo test found. `echoDb`: level of the loudspeaker in the microphone below the played level.
 * `headphones`: nothing comes back. `good`: little. `loudspeaker`: headphones would help. `strong`: use half-duplex or push-to-talk.
 * `no-signal`: the test could not be heard at all, by anything.
 */
export interface EchoTestView {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly echoDb: number | null;
  readonly delayMs: number | null;
  readonly advice: 'headphones' | 'good' | 'loudspeaker' | 'strong' | 'no-signal' | null;
}

/** The recording of the call that this browser keeps for the downloads. */
export interface RecordingView {
  readonly state: 'off' | 'recording' | 'ready' | 'failed';
  readonly durationSeconds: number;
  readonly sizeBytes: number;
  /** A reload would find it again. False where the browser stores nothing for this page, or has no more room. */
  readonly isKept: boolean;
  /** The page was loaded anew in this call, and what it recorded before is gone. */
  readonly isPartial: boolean;
}

/** `server-lost`: the server came back without the call. */
export interface EndedView {
  readonly reason: 'ended' | 'idle' | 'longest-call' | 'server-closing' | 'taken-over' | 'failed' | 'connection-lost' | 'server-lost';
  readonly durationSeconds: number;
  readonly questions: number;
  readonly interruptions: number;
  /** Utterances that were found to be no question. */
  readonly notQuestions: number;
  readonly measures: Partial<Record<MeasureName, MeasureSummary>>;
}

export interface RaisedError {
  /** One per occurrence, for the list and for `dismissError`. */
  readonly id: string;
  readonly error: WireError;
}

export interface CallView {
  readonly phase: CallPhase;
  readonly connection: ConnectionView;
  /** What the figure shows. While disconnected in a call: `reconnecting`. */
  readonly state: CallState;
  readonly epoch: number;
  readonly generationSeat: Seat;
  /** Always two, A then B, once the call is open; before it empty. */
  readonly seats: readonly SeatView[];
  /** Asked for before the call; null until the answer came. */
  readonly engine: EngineInfo | null;
  /** Everything said, in order of time. Your running words are an entry with `verdict: null`, renewed in place. */
  readonly transcript: readonly TranscriptEntry[];
  /** The entry that is being said right now (yours or an answer); null in silence. */
  readonly liveEntryId: string | null;
  /** The newest decision; null before the first. */
  readonly decision: DecisionView | null;
  /** All decisions of the call, oldest first, the newest included. */
  readonly decisions: readonly DecisionView[];
  /** Turns with their measures, oldest first. */
  readonly turns: readonly TurnView[];
  readonly isMuted: boolean;
  /** The push-to-talk key is down. */
  readonly isPushed: boolean;
  readonly microphone: PermissionView;
  readonly cameraPermission: PermissionView;
  /** The browser wants a press before it plays sound: show a button that calls `allowPlayback`. */
  readonly isPlaybackBlocked: boolean;
  readonly camera: CameraView;
  readonly devices: DevicesView;
  readonly queue: QueueView | null;
  readonly lease: LeaseView | null;
  readonly errors: readonly RaisedError[];
  readonly settings: CallSettings;
  readonly echoTest: EchoTestView;
  readonly recording: RecordingView;
  readonly ended: EndedView | null;
}

export type DownloadKind = 'audio' | 'transcript' | 'events' | 'all';

/** None of them throws: what goes wrong appears in `CallView.errors`. */
export interface CallActions {
  /** Called once when the page stands: asks for the engine's info, lists devices, looks for a call to take up again. Returns the clean-up. */
  mount(): () => void;
  /** Asks the browser for the microphone (and the camera when `withCamera`) for the preview before the call. */
  openDevices(withCamera: boolean): void;
  start(): void;
  leaveQueue(): void;
  end(): void;
  /** From the page after the call back to the page before it. */
  newCall(): void;
  /** Stop speaking. */
  stop(): void;
  /** Forget the conversation. */
  reset(): void;
  toggleMute(): void;
  toggleCamera(): void;
  sendText(text: string): void;
  chooseMicrophone(deviceId: string): void;
  /** Opens the microphone anew where it is open. */
  setProcessing(patch: Partial<MicrophoneProcessing>): void;
  chooseCamera(deviceId: string): void;
  chooseLoudspeaker(deviceId: string): void;
  testLoudspeaker(): void;
  runEchoTest(): void;
  setSettings(patch: CallSettingsPatch): void;
  pushToTalkDown(): void;
  pushToTalkUp(): void;
  downloadCall(kind: DownloadKind): void;
  retryPermission(device: 'microphone' | 'camera'): void;
  allowPlayback(): void;
  /** Try the connection again after `lost`. */
  reconnect(): void;
  dismissError(id: string): void;
}

/** The shape of the store: `useCall(selector)` of `session/use-call.ts` is a zustand hook over it; nothing in it touches the browser on import. */
export interface CallStore {
  readonly view: CallView;
  readonly actions: CallActions;
  readonly meters: CallMeters;
}
