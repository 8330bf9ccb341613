import { cameraPatterns } from './camera-patterns.ts';
import { commandPatterns } from './command-patterns.ts';
import { countryPatterns } from './country-patterns.ts';
import { followPatterns, unsupportedPatterns } from './follow-patterns.ts';
import { numberPatterns } from './number-patterns.ts';
import type { PatternGroup } from './pattern.ts';
import { selfPatterns } from './self-patterns.ts';
import { timePatterns } from './time-patterns.ts';
import { widerPatterns } from './wider-patterns.ts';
import { wordPatterns } from './word-patterns.ts';

export const patternGroups: readonly PatternGroup[] = [
  ...timePatterns, ...numberPatterns, ...wordPatterns, ...countryPatterns, ...cameraPatterns, ...selfPatterns, ...followPatterns, ...unsupportedPatterns, ...commandPatterns, ...widerPatterns,
];
