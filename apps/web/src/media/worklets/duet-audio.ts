import { registerCapture } from './capture-processor.ts';
import { registerPlayback } from './playback-processor.ts';
import { registerRecorder } from './recorder-processor.ts';
import { registerTap } from './tap-processor.ts';

/** The one module that the page's AudioContext loads. `scripts/build-worklets.ts` bundles it to `public/worklets/duet-audio.js`. */
registerCapture();
registerPlayback();
registerRecorder();
registerTap();
