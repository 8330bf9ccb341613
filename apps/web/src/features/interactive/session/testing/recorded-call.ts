import { readFileSync } from 'node:fs';
import type { EventLogLine } from '@duet/shared';

/**
 * The events of a real call (scripted engine, flite voice, headless Chromium, stimuli injected): a question; a second one over its answer; 300 ms of speech over
 * the second answer, judged noise; a typed question over it; "end". Levels and positions are left out.
 */
export const recordedCall = (): EventLogLine[] =>
  readFileSync(new URL('recorded-call.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as EventLogLine);
