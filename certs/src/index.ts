export * from './machine-names.ts';
export * from './local-certificates.ts';
export * from './mobile-profile.ts';
export { makeDataFolder } from './private-files.ts';
export { storageProblem } from './storage-problem.ts';
export { uncoveredAdvice } from './uncovered-names.ts';
export type { CertificatePair } from './issue-certificates.ts';
