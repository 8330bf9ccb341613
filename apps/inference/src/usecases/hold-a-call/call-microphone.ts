import { detectorWindowSamples, DuetError, samplesToMs, upSampleRateHz, type AudioFrame, type DuplexSettings, type UtteranceId } from '@duet/shared';
import { advanceStaggeredRows, createStaggeredRows, createTurnTaking, withTurnTakingSettings, type StaggeredRows, type TurnTakingEvent, type TurnTakingWindow } from '@duet/duplex';
import type { Clock, DetectorWindow, EngineEar, VoiceDetector } from '../../ports/index.ts';
import { MicrophoneTimeline } from './microphone-timeline.ts';
import { StaggeredDetector } from './staggered-detector.ts';

/** A longest utterance with its pre-roll, and the next one that may be merged with it. */
const keptMs = 75_000;
/** After a longer gap the detector starts afresh. */
const shortGapSamples = upSampleRateHz / 2;
/** A client may lose its connection for as long as the lease says; a jump beyond it is a broken clock. */
const longestGapSamples = 120 * upSampleRateHz;
/** The figure needs no more. */
const levelEveryMs = 66;

/** `ear`: the one that heard its beginning, and hears it to the end. */
interface Utterance { id: UtteranceId; ear: EngineEar | null; startSample: number; endSample: number | null; speechMs: number; countedUntil: number; windows: number; windowsToLastSpeech: number; speechWindows: number; peakDb: number }

export interface CallMicrophoneOptions {
  detector: VoiceDetector;
  /** Null where the engine hears no speech as it comes. */
  openEar: () => EngineEar | null;
  clock: Clock;
  settings: () => DuplexSettings;
  onTurnTaking: (event: TurnTakingEvent) => void;
  onLevel: (probability: number, levelDb: number) => void;
  onDetectorFailed: (thrown: unknown) => void;
}

/** The microphone of a call: frames in, turn-taking events out; keeps the audio and feeds the ear while the user speaks. */
export class CallMicrophone {
  readonly timeline = new MicrophoneTimeline(keptMs);
  private readonly options: CallMicrophoneOptions;
  private readonly stream: StaggeredDetector;
  private readonly utterances = new Map<UtteranceId, Utterance>();
  private ear: EngineEar | null;
  private rows: StaggeredRows;
  private hearing: Utterance | null = null;
  private echoSimilarity = 0;
  private detectorOffset = 0;
  /** Muted or lost since the last frame of sound, not yet counted as a window of silence. */
  private missingSamples = 0;
  private levelSentAt = 0;
  private isOpen = true;
  private answerStartedAt: number | null = null;

  constructor(options: CallMicrophoneOptions) {
    this.options = options;
    this.rows = createStaggeredRows(options.settings());
    this.ear = options.openEar();
    this.stream = new StaggeredDetector({
      detector: options.detector, onWindow: (window) => this.onWindow(window), onWindowBetween: (window) => { if (this.isOpen) this.advance(this.toTurnTaking(window), true); }, onError: options.onDetectorFailed,
    });
  }

  /**
   * Takes one frame. Frames come in order on one connection; what was received before is dropped, what is missing becomes silence.
   * @throws DuetError `input.out-of-order` for a position that was received already or lies too far ahead.
   */
  push(frame: AudioFrame): void {
    const expected = this.timeline.endSample;
    const gap = frame.position - expected;
    if (gap < 0) throw new DuetError('input.out-of-order', { position: frame.position, expected });
    if (gap > longestGapSamples) throw new DuetError('input.out-of-order', { position: frame.position, expected, limit: longestGapSamples });
    if (gap > 0) this.skip(gap);
    if (frame.isMuted || !this.isOpen) {
      this.skip(frame.samples.length);
      return;
    }
    this.missingSamples = 0;
    this.echoSimilarity = frame.echoSimilarity;
    this.timeline.append(frame.samples, this.options.clock.now());
    this.stream.push(frame.samples);
    this.hearing?.ear?.push(frame.samples);
  }

  /** An answer began or ended: speech at its very start is suspected of being its echo. */
  setAnswerPlaying(isPlaying: boolean): void {
    if (!isPlaying) return;
    this.answerStartedAt ??= this.options.clock.now();
  }

  /** Closed: muted, or push-to-talk without its key. The clock goes on over silence. */
  setOpen(isOpen: boolean): void {
    if (this.isOpen === isOpen) return;
    this.isOpen = isOpen;
    this.listenAfresh();
  }

  openUtterance(id: UtteranceId, speechStartSample: number): void {
    const preRoll = Math.round((this.options.settings().preRollMs * upSampleRateHz) / 1000);
    const startSample = Math.max(0, speechStartSample - preRoll);
    const spoken = this.timeline.endSample - speechStartSample;
    // An onset is made of two or three windows; a long frame may have brought more, which come yet.
    const windows = Math.min(3, Math.round(spoken / detectorWindowSamples));
    const utterance: Utterance = { id, ear: this.ear, startSample, endSample: null, speechMs: samplesToMs(spoken, upSampleRateHz), countedUntil: this.timeline.endSample, windows, windowsToLastSpeech: windows, speechWindows: windows, peakDb: -100 };
    this.utterances.set(id, utterance);
    this.hearing = utterance;
    utterance.ear?.begin(id, this.timeline.slice(startSample, this.timeline.endSample));
  }

  closeUtterance(id: UtteranceId): void {
    const utterance = this.utterances.get(id);
    if (utterance === undefined || utterance.endSample !== null) return;
    utterance.endSample = this.timeline.endSample;
    if (this.hearing === utterance) this.hearing = null;
    utterance.ear?.end(id);
    this.listenAfresh();
  }

  discardUtterances(ids: readonly UtteranceId[]): void {
    for (const id of ids) {
      const utterance = this.utterances.get(id);
      if (utterance === undefined) continue;
      this.utterances.delete(id);
      if (this.hearing === utterance) this.hearing = null;
      utterance.ear?.discard(id);
      this.closeUnused(utterance.ear);
    }
  }

  /** The call's language changed: what begins from now on goes to a new ear. What was begun is heard to its end by the one that began it. */
  reopenEar(): void {
    const before = this.ear;
    this.ear = this.options.openEar();
    this.closeUnused(before);
  }

  /** The audio of an utterance as far as it came, with the detector's figures of it from its first to its last speech. */
  utterance(id: UtteranceId): { id: UtteranceId; audio: Int16Array; speechFraction: number; speechMs: number; levelDb: number } | null {
    const known = this.utterances.get(id);
    if (known === undefined) return null;
    return {
      id, audio: this.timeline.slice(known.startSample, known.endSample ?? this.timeline.endSample), speechFraction: known.speechWindows / Math.max(1, known.windowsToLastSpeech),
      speechMs: known.speechMs, levelDb: known.peakDb,
    };
  }

  /** In the midst of an utterance too: what was heard of it so far stays. */
  settingsChanged(): void {
    this.rows = withTurnTakingSettings(this.rows, this.options.settings());
  }

  /** The client is back: its positions go on where they stopped, but time has passed in between. */
  connectionRestored(): void {
    this.timeline.restartClock();
    this.stream.reset();
    this.listenAfresh();
  }

  close(): void {
    this.stream.close();
    for (const ear of new Set([this.ear, ...[...this.utterances.values()].map((utterance) => utterance.ear)])) ear?.close();
  }

  private closeUnused(ear: EngineEar | null): void {
    if (ear === this.ear || [...this.utterances.values()].some((utterance) => utterance.ear === ear)) return;
    ear?.close();
  }

  private skip(samples: number): void {
    this.timeline.appendSilence(samples);
    this.detectorOffset += samples;
    if (samples > shortGapSamples) this.stream.reset();
    if (this.isOpen) this.fallSilent(samples);
  }

  /** Without windows an utterance would never pause: what is missing counts as silence. */
  private fallSilent(samples: number): void {
    this.missingSamples += samples;
    this.rows = { ...this.rows, between: createTurnTaking(this.options.settings()) };
    while (this.missingSamples >= detectorWindowSamples) {
      this.missingSamples -= detectorWindowSamples;
      this.advance({ probability: 0, levelDb: -100, endSample: this.timeline.endSample - this.missingSamples, echoSimilarity: 0, isEchoAdapting: false });
    }
  }

  private advance(window: TurnTakingWindow, isBetween = false): void {
    const { rows, events } = advanceStaggeredRows(this.rows, window, isBetween);
    this.rows = rows;
    for (const event of events) this.options.onTurnTaking(event);
  }

  /** As if nothing had been said: speech that lasts makes an onset again. */
  listenAfresh(): void {
    this.rows = createStaggeredRows(this.options.settings());
  }

  private toTurnTaking({ probability, levelDb, endSample }: DetectorWindow): TurnTakingWindow {
    const isEchoAdapting = this.answerStartedAt !== null && this.options.clock.now() - this.answerStartedAt < this.options.settings().echoAdaptationMs;
    return { probability, levelDb, endSample: endSample + this.detectorOffset, echoSimilarity: this.echoSimilarity, isEchoAdapting };
  }

  private onWindow(window: DetectorWindow): void {
    const now = this.options.clock.now();
    const settings = this.options.settings();
    const endSample = window.endSample + this.detectorOffset;
    if (now - this.levelSentAt >= levelEveryMs) {
      this.levelSentAt = now;
      this.options.onLevel(window.probability, window.levelDb);
    }
    if (!this.isOpen) return;
    const { hearing } = this;
    if (hearing !== null) {
      hearing.windows += 1;
      hearing.peakDb = Math.max(hearing.peakDb, window.levelDb);
      if (window.probability >= settings.onsetProbability) {
        hearing.speechWindows += 1;
        hearing.windowsToLastSpeech = hearing.windows;
        // The onset may lie half a window on, and the frame that brought it further: what it counted is not counted again.
        hearing.speechMs += samplesToMs(Math.max(0, Math.min(detectorWindowSamples, endSample - hearing.countedUntil)), upSampleRateHz);
      }
    }
    this.advance(this.toTurnTaking(window));
  }
}
