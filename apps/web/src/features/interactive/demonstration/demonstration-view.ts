import { defaultCallSettings, errorCodes, summarize, type CallState, type EngineInfo, type Measure } from '@duet/shared';
import type { CallActions, CallView, PermissionView } from '../call-view.ts';
import { demonstrationTalk, demonstrationTurns } from './demonstration-talk.ts';

/** Every page state that exists, by the name in `?show=`. */
export const demonstrationPages = [
  'before', 'before-unknown', 'before-denied', 'before-no-device', 'before-in-use', 'before-insecure', 'before-camera-denied', 'before-connecting', 'queue',
  'listening', 'user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'interrupted', 'swapped', 'noise', 'reconnecting', 'lost', 'restarted', 'lease', 'playback-blocked', 'errors', 'push', 'muted', 'no-microphone', 'projector', 'after', 'after-empty', 'play',
] as const;
export type DemonstrationPage = (typeof demonstrationPages)[number];

const engine: EngineInfo = {
  id: 'embedded', name: 'Embedded engine', runsOn: 'this computer, no GPU', isVita: false, modalitiesIn: ['text', 'audio', 'image'], modalitiesOut: ['text', 'audio'],
  languages: [{ language: 'en', hears: true, speaks: true, reads: true }, { language: 'zh', hears: false, speaks: true, reads: true }],
  voices: [{ id: 'slt', name: 'Slt', language: 'en' }],
  abilities: ['time', 'calculate', 'words', 'countries', 'camera'].map((key) => ({ key, examples: { en: ['What time is it in Tokyo?'], zh: ['东京现在几点？'] } })),
  limits: { textCharacters: 2000, images: 4, imageBytes: 4_000_000, audioSeconds: 30 }, missing: [],
};

const callStates: readonly string[] = ['listening', 'user-speaking', 'thinking', 'speaking', 'ducked', 'held', 'interrupted', 'noise', 'reconnecting'];
const permissionOf: Partial<Record<DemonstrationPage, PermissionView>> = {
  'before-unknown': 'unknown', 'before-denied': 'denied', 'before-no-device': 'no-device', 'before-in-use': 'in-use', 'before-insecure': 'insecure', 'no-microphone': 'unknown',
};

export interface DemonstrationPicture { readonly stream: MediaStream | null; readonly frameUrl: string | null }

/** A whole view of a call for one page state. `now`: `Date.now()` of the moment it shows. */
export function demonstrationView(page: DemonstrationPage, locale: 'en' | 'zh', now: number, picture: DemonstrationPicture): CallView {
  const state: CallState = callStates.includes(page) ? (page as CallState) : ['lost', 'restarted'].includes(page) ? 'reconnecting' : 'speaking';
  const isSwapped = !callStates.includes(page) && !['lost', 'restarted'].includes(page);
  const talk = demonstrationTalk(state, isSwapped, locale);
  const phase = page === 'queue' ? 'queued' : page === 'before-connecting' ? 'connecting' : page.startsWith('before') ? 'before' : page.startsWith('after') ? 'ended' : 'open';
  const isInterrupted = page === 'interrupted';
  const microphone = permissionOf[page] ?? 'granted';
  const hasPicture = microphone === 'granted' && page !== 'before-camera-denied';
  const measures: Measure[] = demonstrationTurns.flatMap((turn) => [...turn.measures]);
  const valuesOf = (name: Measure['name']): number[] => measures.filter((measure) => measure.name === name).map((measure) => measure.ms);
  const zh = locale === 'zh';
  return {
    phase, state, epoch: isSwapped || isInterrupted ? 7 : 6, generationSeat: isSwapped || isInterrupted ? 'B' : 'A',
    connection: {
      state: page === 'reconnecting' ? 'reconnecting' : page === 'lost' ? 'lost' : page === 'restarted' ? 'restarted' : phase === 'open' ? 'connected' : 'idle',
      keptUntil: page === 'reconnecting' ? now + 24_000 : null,
    },
    seats: phase === 'open' ? [{ seat: 'A', engineName: 'Embedded engine 1' }, { seat: 'B', engineName: 'Embedded engine 2' }] : [],
    engine, ...talk,
    transcript: page === 'after-empty' ? [] : talk.transcript,
    decisions: page === 'after-empty' || talk.decision === null ? [] : [talk.decision],
    turns: page === 'listening' || page === 'after-empty' ? [] : demonstrationTurns,
    isMuted: page === 'muted', isPushed: false, microphone, cameraPermission: page === 'before-camera-denied' ? 'denied' : microphone, isPlaybackBlocked: page === 'playback-blocked',
    camera: {
      isOn: hasPicture, stream: hasPicture ? picture.stream : null, lastFrameUrl: picture.frameUrl, lastFrameAgeMs: 300,
      answerFrameUrl: isSwapped ? picture.frameUrl : null, answerFrameAgeMs: isSwapped ? 300 : null, answerSeat: isSwapped ? 'B' : null,
    },
    devices: {
      microphones: microphone === 'granted' || microphone === 'in-use' || page === 'no-microphone' ? [{ id: 'm1', label: zh ? '麦克风（内建）' : 'Built-in microphone' }] : [], cameras: hasPicture ? [{ id: 'c1', label: zh ? '高清摄像头' : 'HD camera' }] : [],
      loudspeakers: [{ id: 's1', label: zh ? '耳机' : 'Headphones' }], microphoneId: 'm1', cameraId: 'c1', loudspeakerId: 's1', canChooseLoudspeaker: true, isTestingLoudspeaker: false,
      processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: true }, appliedProcessing: null,
    },
    queue: page === 'queue' ? { place: 2, estimatedWaitSeconds: 170 } : null,
    lease: {
      limits: { idleLimitSeconds: 120, longestCallSeconds: 900, reconnectSeconds: 30 }, startedAt: now - 252_000,
      warning: page === 'lease' ? { reason: 'idle', endsAt: now + 20_000 } : null,
    },
    errors: page === 'errors' ? errorCodes.filter((code) => ['device.microphone-lost', 'engine.recognizer-missing', 'input.text-too-long'].includes(code)).map((code) => ({ id: code, error: { code, parameters: code === 'input.text-too-long' ? { limit: 2000, length: 2100 } : {} } })) : [],
    settings: { ...defaultCallSettings, language: locale, talkMode: page === 'push' ? 'push' : 'full' },
    echoTest: { state: 'done', echoDb: -52, delayMs: 41, advice: 'headphones' },
    recording: { state: page === 'after-empty' ? 'failed' : 'ready', durationSeconds: 252, sizeBytes: 16_000_000, isKept: true, isPartial: false },
    ended: phase !== 'ended' ? null : {
      reason: page === 'after-empty' ? 'connection-lost' : 'ended', durationSeconds: 252, questions: page === 'after-empty' ? 0 : 3, interruptions: page === 'after-empty' ? 0 : 1, notQuestions: page === 'after-empty' ? 0 : 2,
      measures: page === 'after-empty' ? {} : { endpoint_delay_ms: summarize(valuesOf('endpoint_delay_ms')), voice_to_voice_ms: summarize(valuesOf('voice_to_voice_ms')), duck_ms: summarize([132, 140, 128, 139, 144, 131]) },
    },
  };
}

const nothing = (): void => undefined;

/** A demonstration does nothing: its buttons can be pressed and read, and no call comes of it. */
export const demonstrationActions: CallActions = {
  mount: () => nothing, openDevices: nothing, start: nothing, leaveQueue: nothing, end: nothing, newCall: nothing, stop: nothing, reset: nothing, toggleMute: nothing, toggleCamera: nothing, sendText: nothing,
  chooseMicrophone: nothing, setProcessing: nothing, chooseCamera: nothing, chooseLoudspeaker: nothing, testLoudspeaker: nothing, runEchoTest: nothing, setSettings: nothing, pushToTalkDown: nothing, pushToTalkUp: nothing, downloadCall: nothing,
  retryPermission: nothing, allowPlayback: nothing, reconnect: nothing, dismissError: nothing,
};
