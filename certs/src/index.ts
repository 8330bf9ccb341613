export * from './machine-names.ts';
export * from './local-certificates.ts';
export * from './mobile-profile.ts';
export type { CertificatePair } from './issue-certificates.ts';
