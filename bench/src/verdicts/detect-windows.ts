import { detectorWindowSamples, upSampleRateHz } from '@duet/shared';
import type { DetectorWindow, VoiceDetector } from '../../../apps/inference/src/ports/index.ts';

/** Silence laid before and after a clip: the detector settles, and the last endpoint (at most 1.2 s) is reached. */
const leadSamples = upSampleRateHz / 2;
const tailSamples = upSampleRateHz * 2;

/** A clip with silence around it, a whole number of detector windows long. */
export function padded(samples: Int16Array): Int16Array {
  const length = Math.ceil((leadSamples + samples.length + tailSamples) / detectorWindowSamples) * detectorWindowSamples;
  const whole = new Int16Array(length);
  whole.set(samples, leadSamples);
  return whole;
}

/** Both rows of windows that a call is judged by while nobody speaks (`StaggeredDetector`), on the recording's clock. */
export interface WindowRows { windows: readonly DetectorWindow[]; between: readonly DetectorWindow[] }

export async function detectRows(detector: VoiceDetector, samples: Int16Array): Promise<WindowRows> {
  const half = detectorWindowSamples / 2;
  const moved = new Int16Array(half + samples.length);
  moved.set(samples, half);
  const between = await detectWindows(detector, moved);
  return { windows: await detectWindows(detector, samples), between: between.map((window) => ({ ...window, endSample: window.endSample - half })) };
}

function detectWindows(detector: VoiceDetector, samples: Int16Array): Promise<DetectorWindow[]> {
  const count = Math.floor(samples.length / detectorWindowSamples);
  if (count === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const windows: DetectorWindow[] = [];
    const stream = detector.openStream((window) => {
      windows.push(window);
      if (windows.length < count) pushMore();
      else { stream.close(); resolve(windows); }
    }, (error) => { stream.close(); reject(error as Error); });
    // A detector leaves windows out of a stream that runs far ahead of it, so a recording is given in steps of a second.
    let pushed = 0;
    const step = 31;
    const pushMore = (): void => {
      if (pushed > windows.length) return;
      const end = Math.min(count, pushed + step);
      const piece = samples.subarray(pushed * detectorWindowSamples, end * detectorWindowSamples);
      pushed = end;
      stream.push(piece);
    };
    pushMore();
  });
}
