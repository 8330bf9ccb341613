import { defaultCallSettings } from '@duet/shared';
import { defaultProcessing } from '../../../media/devices/microphone.ts';
import type { CallView } from '../call-view.ts';

/** Before anything is known. Nothing in it touches the browser. */
export const initialCallView: CallView = {
  phase: 'before',
  connection: { state: 'idle', keptUntil: null },
  state: 'listening',
  epoch: 0,
  generationSeat: 'A',
  seats: [],
  engine: null,
  transcript: [],
  liveEntryId: null,
  decision: null,
  decisions: [],
  turns: [],
  isMuted: false,
  isPushed: false,
  microphone: 'unknown',
  cameraPermission: 'unknown',
  isPlaybackBlocked: false,
  camera: { isOn: false, stream: null, lastFrameUrl: null, lastFrameAgeMs: null, answerFrameUrl: null, answerFrameAgeMs: null, answerSeat: null },
  devices: { microphones: [], cameras: [], loudspeakers: [], microphoneId: null, cameraId: null, loudspeakerId: null, canChooseLoudspeaker: false, isTestingLoudspeaker: false, processing: defaultProcessing, appliedProcessing: null },
  queue: null,
  lease: null,
  errors: [],
  settings: defaultCallSettings,
  echoTest: { state: 'idle', echoDb: null, delayMs: null, advice: null },
  recording: { state: 'off', durationSeconds: 0, sizeBytes: 0, isKept: true, isPartial: false },
  ended: null,
};

/** What a new call starts with: devices, permissions and settings stay as they are, everything that was said goes. */
export const withoutCall = (view: CallView): CallView => ({
  ...view, epoch: 0, generationSeat: 'A', state: 'listening', seats: [], transcript: [], liveEntryId: null, decision: null, decisions: [], turns: [], queue: null, lease: null, ended: null,
  camera: { ...view.camera, answerFrameUrl: null, answerFrameAgeMs: null, answerSeat: null }, recording: { ...initialCallView.recording, isKept: view.recording.isKept },
});
