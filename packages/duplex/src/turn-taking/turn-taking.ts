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
  /** Probability of a doubtful window that the run began with; 0 when it began with clear speech. */
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
  const run = extendRun(state, window, isSpeech, isSilence);
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

function extendRun(state: TurnTakingState, window: TurnTakingWindow, isSpeech: boolean, isSilence: boolean): Run {
  const hasRun = state.evidence > 0;
  if (isSilence || (hasRun && !isSpeech && state.doubtful >= mostDoubtfulInRun)) return noRun;
  const isInSilence = state.phase === 'silent';
  if (!hasRun && !isSpeech) return isInSilence ? { ...noRun, lead: window.probability, runStartSample: startOf(window), statistics: addToSpeechStatistics(emptySpeechStatistics, window.levelDb, true) } : noRun;
  return {
    evidence: state.evidence + (isSpeech ? 1 : 0),
    doubtful: isSpeech ? 0 : state.doubtful + 1,
    // Speech that wavers is judged by its clear windows alone.
    lead: isSpeech ? state.lead : 0,
    probabilitySum: state.probabilitySum + (isSpeech ? window.probability : 0),
    runStartSample: hasRun || state.lead > 0 ? state.runStartSample : startOf(window),
    statistics: isInSilence ? addToSpeechStatistics(state.statistics, window.levelDb, isSpeech) : state.statistics,
  };
}

/**
 * Enough windows of clear speech; or one fewer behind a doubtful window that they make up for, so that the mean of all is a probability of speech too. The first window of speech
 * is seldom full of it: "tell me" begins 0.36 0.76 0.97, and took 32 ms longer before this rule.
 */
function isOnset({ evidence, lead, probabilitySum }: Run, settings: TurnTakingSettings, isEchoAdapting: boolean): boolean {
  const wanted = onsetWindows(settings, isEchoAdapting);
  if (evidence >= wanted) return true;
  return !isEchoAdapting && wanted >= 3 && lead > 0 && evidence === wanted - 1 && (lead + probabilitySum) / wanted >= settings.onsetProbability;
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
