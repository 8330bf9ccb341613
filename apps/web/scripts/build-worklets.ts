/**
 * Bundles the audio worklets to `public/worklets/duet-audio.js`: one classic file from the page's own origin, so that a strict content security policy
 * (`worker-src 'self'`) holds and the worklet asks for nothing more. A bundler of pages does not compile what `audioWorklet.addModule` loads.
 * Runs before `next build` and `next dev`: `node scripts/build-worklets.ts [--watch]`, from any folder.
 */
import path from 'node:path';
import process from 'node:process';
import { build, watch, type BuildOptions } from 'rolldown';

const web = path.join(import.meta.dirname, '..');
const options: BuildOptions = {
  input: path.join(web, 'src/media/worklets/duet-audio.ts'),
  platform: 'browser',
  output: { file: path.join(web, 'public/worklets/duet-audio.js'), format: 'iife', minify: true },
};

if (process.argv.includes('--watch')) watch(options);
else await build(options);
