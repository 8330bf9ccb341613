import type { CallAudio, CallAudioListeners } from '../../../media/audio/call-audio.ts';
import type { JitterOptions } from '../../../media/dsp/jitter-target.ts';

/** What a call needs of the audio context; tests have one without a browser. */
export type CallSound = Pick<CallAudio,
  | 'sampleRateHz' | 'isRunning' | 'outputLatencyMs' | 'resume' | 'setMicrophone' | 'setMuted' | 'setVolume' | 'play' | 'command' | 'answerOpened' | 'answerGenerated' | 'raiseEpoch'
  | 'reset' | 'configureJitter' | 'setRecording' | 'close'>;

export type OpenSound = (listeners: CallAudioListeners, jitter: JitterOptions) => Promise<CallSound>;
