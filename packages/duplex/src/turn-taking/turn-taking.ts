import { detectorWindowSamples, msToSamples, upSampleRateHz, type DuplexSettings } from '@duet/shared';
import { addToSpeechStatistics, emptySpeechStatistics, type SpeechStatistics } from './speech-statistics.ts';

/** One window of the voice detector with what is known of echo at that time. Positions are on the call's 16 kHz microphone clock. */
export interface TurnTakingWindow {
  /** Speech probability, 0 … 1. */
  probability: number;
  /** dB of full scale, −100 … 0. */
  levelDb: number;
  /** Position after the window's last sample. */
  endSample: number;
  /** Similarity of the microphone to what was just played, −1 … 1. */
  echoSimilarity: number;
  /** Within the echo-adaptation time of the call's first answer: an onset asks for twice the evidence. */
  isEchoAdapting: boolean;
}

export type TurnTakingEvent =
  /** The user began to speak. `speechStartSample` is the first sample of the run of speech that made the onset. */
  | { type: 'onset'; speechStartSample: number; decidedSample: number }
  /** Speech has stopped for at least 64 ms; the silence counts from `speechEndSample`. */
  | { type: 'pause'; speechEndSample: number; sample: number }
  /** The user went on after a pause; `sample` is the first sample of it. */
  | { type: 'speech-continued'; sample: number };

export interface TurnTakingState {
  readonly settings: TurnTakingSettings;
  readonly phase: 'silent' | 'speaking' | 'paused';
  /** Speech windows of the run that may become an onset or a continuation. */
  readonly evidence: number;
  /** Windows of the run that were neither clearly speech nor clearly silence. */
  readonly doubtful: number;
  /** Probability of the window before the run, in which its first sound may lie; 0 where the run's windows must do alone. */
  readonly lead: number;
  /** Sum of the probabilities of the run's windows of speech. */
  readonly probabilitySum: number;
  readonly runStartSample: number;
  readonly speechEndSample: number;
  readonly silentWindows: number;
  /** Of the utterance that is being spoken, from its first speech sample on. */
  readonly statistics: SpeechStatistics;
}

export type TurnTakingSettings = Pick<DuplexSettings, 'onsetProbability' | 'onsetMs' | 'echoSimilarity'>;

/** Speech ends only this far below the probability that starts it: Silero's figure for its own hysteresis. */
const hysteresis = 0.15;
/** A closed lip inside a word makes one silent window, seldom two. Consumers count silence from `speechEndSample`, so they lose nothing. */
const windowsUntilPause = 2;
/** One window of a click after a question must not start the turn again. */
const windowsUntilContinued = 2;
/**
 * A run may be one window short when the mean of its windows and of the one before is this far above the probability asked for. Measured on 24 synthesised questions at 32 places after 8 s of silence, two rows of
 * windows: first speech sample → onset p95 121 → 99 ms, longest 131 → 103; onsets in 38 noise clips as before, 3.1 (with no margin 3.5).
 */
const leadMargin = 0.05;
/** The window before must show that something began in it: silence has 0.001 to 0.01, and two windows of a click between silences make no onset. */
const leadShowsBeginning = 0.02;
/** From this probability on, the window before a run holds its first sound: the estimated start is 7 ms off in the mean, and 8 ms late at p95. */
const leadHoldsSpeech = 0.1;
/** A run of speech survives this many doubtful windows, so that a soft consonant after the first vowel does not start the count again. */
const mostDoubtfulInRun = 2;

export const createTurnTaking = (settings: TurnTakingSettings): TurnTakingState =>
  ({ settings, phase: 'silent', evidence: 0, doubtful: 0, lead: 0, probabilitySum: 0, runStartSample: 0, speechEndSample: 0, silentWindows: 0, statistics: emptySpeechStatistics });

const none: readonly TurnTakingEvent[] = [];

/**
 * Moves on by one window of 32 ms. Deterministic: all time is in the sample positions.
 * Likely echo of the loudspeaker counts as silence, in every phase.
 */
export function advanceTurnTaking(state: TurnTakingState, window: TurnTakingWindow): { state: TurnTakingState; events: readonly TurnTakingEvent[] } {
  const { onsetProbability, echoSimilarity } = state.settings;
  const probability = window.echoSimilarity >= echoSimilarity ? 0 : window.probability;
  const isSpeech = probability >= onsetProbability;
  const isSilence = probability < onsetProbability - hysteresis;
  if (state.phase === 'speaking') return whileSpeaking(state, window, isSpeech, isSilence);
  const run = extendRun(state, window, probability, isSpeech, isSilence);
  return state.phase === 'silent' ? whileSilent(state, run, window) : whilePaused(state, run, window, isSpeech);
}

/** Windows of clear speech that make an onset. */
export function onsetWindows(settings: TurnTakingSettings, isEchoAdapting: boolean): number {
  const windows = Math.max(1, Math.ceil(msToSamples(settings.onsetMs, upSampleRateHz) / detectorWindowSamples));
  return isEchoAdapting ? windows * 2 : windows;
}

type Run = Pick<TurnTakingState, 'evidence' | 'doubtful' | 'lead' | 'probabilitySum' | 'runStartSample'> & { statistics: SpeechStatistics };

const noRun: Run = { evidence: 0, doubtful: 0, lead: 0, probabilitySum: 0, runStartSample: 0, statistics: emptySpeechStatistics };
/** A window may reach back before the call: rows of windows lie half a window apart. */
const startOf = (window: TurnTakingWindow): number => Math.max(0, window.endSample - detectorWindowSamples);

function extendRun(state: TurnTakingState, window: TurnTakingWindow, probability: number, isSpeech: boolean, isSilence: boolean): Run {
  const hasRun = state.evidence > 0;
  const isInSilence = state.phase === 'silent';
  const isBroken = isSilence || (hasRun && !isSpeech && state.doubtful >= mostDoubtfulInRun);
  if (isBroken || (!hasRun && !isSpeech)) return isInSilence ? leadOf(window, probability) : noRun;
  return {
    evidence: state.evidence + (isSpeech ? 1 : 0),
    doubtful: isSpeech ? 0 : state.doubtful + 1,
    // Speech that wavers is judged by its clear windows alone.
    lead: isSpeech ? state.lead : 0,
    probabilitySum: state.probabilitySum + (isSpeech ? probability : 0),
    runStartSample: hasRun || state.lead >= leadHoldsSpeech ? state.runStartSample : startOf(window),
    statistics: isInSilence ? addToSpeechStatistics(state.statistics, window.levelDb, isSpeech) : state.statistics,
  };
}

/** A window without clear speech: the next may begin a run, and its first sound may lie in this one. */
function leadOf(window: TurnTakingWindow, probability: number): Run {
  const statistics = probability >= leadHoldsSpeech ? addToSpeechStatistics(emptySpeechStatistics, window.levelDb, true) : emptySpeechStatistics;
  return { ...noRun, lead: probability, runStartSample: startOf(window), statistics };
}

/**
 * Enough windows of clear speech; or one fewer where they make up for the window before them. The window in which speech begins is seldom full of it, and a plosive is no speech to the detector until its
 * vowel comes: "tell me" begins 0.03 0.68 0.99 after a long silence.
 */
function isOnset({ evidence, lead, probabilitySum }: Run, settings: TurnTakingSettings, isEchoAdapting: boolean): boolean {
  const wanted = onsetWindows(settings, isEchoAdapting);
  if (evidence >= wanted) return true;
  return !isEchoAdapting && wanted >= 3 && lead >= leadShowsBeginning && evidence === wanted - 1 && (lead + probabilitySum) / wanted >= settings.onsetProbability + leadMargin;
}

function whileSilent(state: TurnTakingState, run: Run, window: TurnTakingWindow): ReturnType<typeof advanceTurnTaking> {
  if (!isOnset(run, state.settings, window.isEchoAdapting)) return { state: { ...state, ...run }, events: none };
  return {
    state: { ...state, ...run, phase: 'speaking', evidence: 0, doubtful: 0, lead: 0, probabilitySum: 0, speechEndSample: window.endSample, silentWindows: 0 },
    events: [{ type: 'onset', speechStartSample: run.runStartSample, decidedSample: window.endSample }],
  };
}

function whileSpeaking(state: TurnTakingState, window: TurnTakingWindow, isSpeech: boolean, isSilence: boolean): ReturnType<typeof advanceTurnTaking> {
  const statistics = addToSpeechStatistics(state.statistics, window.levelDb, isSpeech);
  if (!isSilence) return { state: { ...state, statistics, speechEndSample: window.endSample, silentWindows: 0 }, events: none };
  const silentWindows = state.silentWindows + 1;
  if (silentWindows < windowsUntilPause) return { state: { ...state, statistics, silentWindows }, events: none };
  return {
    state: { ...state, statistics, silentWindows, phase: 'paused', evidence: 0, doubtful: 0, lead: 0, probabilitySum: 0 },
    events: [{ type: 'pause', speechEndSample: state.speechEndSample, sample: window.endSample }],
  };
}

function whilePaused(state: TurnTakingState, run: Run, window: TurnTakingWindow, isSpeech: boolean): ReturnType<typeof advanceTurnTaking> {
  const statistics = addToSpeechStatistics(state.statistics, window.levelDb, isSpeech);
  if (run.evidence < windowsUntilContinued) return { state: { ...state, ...run, statistics, silentWindows: state.silentWindows + 1 }, events: none };
  return {
    state: { ...state, statistics, phase: 'speaking', evidence: 0, doubtful: 0, lead: 0, probabilitySum: 0, silentWindows: 0, speechEndSample: window.endSample },
    events: [{ type: 'speech-continued', sample: run.runStartSample }],
  };
}
