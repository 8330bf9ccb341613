export * from './turn-taking.ts';
export * from './speech-statistics.ts';
export * from './endpoint-wait.ts';
export * from './staggered-rows.ts';
