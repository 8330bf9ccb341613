/**
 * Every refusal and failure that Duet can report. The wire carries the code, the message parameters and nothing of the cause.
 * `messageKey` points into the page's messages (`errors.<messageKey>`); `action` names what the person can do about it.
 */
export type ErrorSeverity = 'info' | 'warning' | 'error' | 'fatal';
export type ErrorAction =
  | 'allow-permission' | 'choose-device' | 'use-https' | 'reload' | 'retry' | 'wait' | 'shorten' | 'change-input'
  | 'start-anew' | 'use-headphones' | 'type-instead' | 'ask-owner' | 'none';

export interface ErrorEntry {
  readonly httpStatus: number;
  readonly isRetryable: boolean;
  readonly severity: ErrorSeverity;
  readonly messageKey: string;
  readonly action: ErrorAction;
}

const entry = (httpStatus: number, isRetryable: boolean, severity: ErrorSeverity, messageKey: string, action: ErrorAction): ErrorEntry =>
  ({ httpStatus, isRetryable, severity, messageKey, action });

export const errorTable = {
  // permission: what the browser or the visitor refused
  'permission.microphone-denied': entry(403, true, 'error', 'microphoneDenied', 'allow-permission'),
  'permission.camera-denied': entry(403, true, 'warning', 'cameraDenied', 'allow-permission'),
  'permission.insecure-origin': entry(403, false, 'error', 'insecureOrigin', 'use-https'),
  'permission.playback-blocked': entry(403, true, 'warning', 'playbackBlocked', 'allow-permission'),
  // device
  'device.no-microphone': entry(404, true, 'error', 'noMicrophone', 'choose-device'),
  'device.no-camera': entry(404, true, 'warning', 'noCamera', 'choose-device'),
  'device.in-use': entry(409, true, 'error', 'deviceInUse', 'choose-device'),
  'device.microphone-lost': entry(410, true, 'warning', 'microphoneLost', 'choose-device'),
  'device.silent': entry(422, true, 'warning', 'deviceSilent', 'choose-device'),
  'device.clipping': entry(422, true, 'info', 'deviceClipping', 'choose-device'),
  'device.unknown': entry(500, true, 'error', 'deviceUnknown', 'choose-device'),
  // transport
  'transport.unreachable': entry(503, true, 'error', 'serverUnreachable', 'wait'),
  'transport.disconnected': entry(503, true, 'warning', 'disconnected', 'wait'),
  'transport.origin-refused': entry(403, false, 'fatal', 'originRefused', 'ask-owner'),
  'transport.rate-exceeded': entry(429, true, 'warning', 'rateExceeded', 'wait'),
  'transport.message-too-large': entry(413, false, 'warning', 'messageTooLarge', 'shorten'),
  'transport.not-found': entry(404, false, 'warning', 'notFound', 'none'),
  // input
  'input.malformed': entry(400, false, 'warning', 'malformedInput', 'change-input'),
  'input.unknown-event': entry(400, false, 'warning', 'unknownEvent', 'change-input'),
  'input.frame-malformed': entry(400, false, 'warning', 'frameMalformed', 'change-input'),
  'input.sample-rate-wrong': entry(400, false, 'warning', 'sampleRateWrong', 'change-input'),
  'input.out-of-order': entry(409, false, 'info', 'outOfOrder', 'none'),
  'input.stale-epoch': entry(409, false, 'info', 'staleEpoch', 'none'),
  'input.text-too-long': entry(413, false, 'warning', 'textTooLong', 'shorten'),
  'input.text-empty': entry(400, false, 'info', 'textEmpty', 'change-input'),
  'input.image-unreadable': entry(415, false, 'warning', 'imageUnreadable', 'change-input'),
  'input.image-too-large': entry(413, false, 'warning', 'imageTooLarge', 'shorten'),
  'input.setting-invalid': entry(400, false, 'warning', 'settingInvalid', 'change-input'),
  // auth
  'auth.token-invalid': entry(401, false, 'error', 'tokenInvalid', 'start-anew'),
  // capacity
  'capacity.queue-full': entry(503, true, 'error', 'queueFull', 'wait'),
  'capacity.recognizer-overloaded': entry(503, true, 'warning', 'recognizerOverloaded', 'wait'),
  'capacity.engine-busy': entry(503, true, 'warning', 'engineBusy', 'wait'),
  // session
  'session.unknown': entry(404, false, 'warning', 'sessionUnknown', 'start-anew'),
  'session.taken-over': entry(409, false, 'info', 'sessionTakenOver', 'reload'),
  'session.not-started': entry(409, false, 'warning', 'sessionNotStarted', 'start-anew'),
  'session.idle-limit': entry(408, false, 'info', 'idleLimit', 'start-anew'),
  'session.call-limit': entry(408, false, 'info', 'callLimit', 'start-anew'),
  'session.client-stalled': entry(408, true, 'warning', 'clientStalled', 'reload'),
  // engine
  'engine.unavailable': entry(503, true, 'error', 'engineUnavailable', 'ask-owner'),
  'engine.failed': entry(502, true, 'warning', 'engineFailed', 'retry'),
  'engine.timed-out': entry(504, true, 'warning', 'engineTimedOut', 'retry'),
  'engine.recognizer-missing': entry(501, false, 'warning', 'recognizerMissing', 'type-instead'),
  'engine.recognizer-failed': entry(502, true, 'warning', 'recognizerFailed', 'retry'),
  'engine.detector-failed': entry(502, true, 'error', 'detectorFailed', 'wait'),
  'engine.synthesizer-failed': entry(502, true, 'warning', 'synthesizerFailed', 'retry'),
  'engine.synthesizer-missing': entry(501, false, 'warning', 'synthesizerMissing', 'ask-owner'),
  'engine.vision-failed': entry(502, true, 'warning', 'visionFailed', 'retry'),
  'engine.modality-unsupported': entry(422, false, 'warning', 'modalityUnsupported', 'change-input'),
  // storage
  'storage.disk-full': entry(507, true, 'error', 'diskFull', 'ask-owner'),
  'storage.failed': entry(500, true, 'error', 'storageFailed', 'retry'),
  // evaluation
  'evaluation.not-open': entry(404, false, 'warning', 'evaluationNotOpen', 'none'),
  // internal
  'internal.unexpected': entry(500, true, 'error', 'unexpected', 'retry'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];
