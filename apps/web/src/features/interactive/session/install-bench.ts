import { AudioBench, type DuetBench } from '../../../media/bench-access.ts';
import type { CallActions, CallView } from '../call-view.ts';
import type { CallController } from './call-controller.ts';

declare global {
  interface Window {
    /** Only on pages opened with `?bench=1`; see `media/bench-access.ts`. */
    duetBench?: DuetBench<CallView, CallActions>;
  }
}

export function isBenchPage(): { isBench: boolean; withMicrophone: boolean } {
  if (typeof window === 'undefined') return { isBench: false, withMicrophone: false };
  const query = new URLSearchParams(window.location.search);
  return { isBench: query.get('bench') === '1', withMicrophone: query.get('microphone') === '1' };
}

export function installBench(controller: CallController): void {
  const audio = new AudioBench(() => controller.desk.audio());
  window.duetBench = {
    get view() { return controller.view.view; },
    get actions() { return controller.view.store.getState().actions; },
    get events() { return controller.log.lines; },
    get sampleRateHz() { return audio.sampleRateHz; },
    get currentFrame() { return audio.currentFrame; },
    inject: (samples, rateHz, at) => audio.inject(samples, rateHz, at),
    injectWav: (base64, at) => audio.injectWav(base64, at),
    startTap: () => audio.startTap(),
    readTap: () => audio.readTap(),
    readTapBase64: () => audio.readTapBase64(),
    stopTap: () => { audio.stopTap(); },
    firstAudibleFrame: (fromFrame, level) => audio.firstAudibleFrame(fromFrame, level),
    lastAudibleFrame: (level) => audio.lastAudibleFrame(level),
    frameOfUpSample: (sample) => controller.session?.upClock.toFrame(sample) ?? Number.NaN,
  };
}
