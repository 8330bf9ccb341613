export * from './configuration-table.ts';
export * from './load-configuration.ts';
export * from './describe-configuration.ts';
