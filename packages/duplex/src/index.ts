export * from './ledger/heard-ledger.ts';
export * from './session/duplex-events.ts';
export * from './session/duplex-effects.ts';
export * from './session/duplex-state.ts';
export { reduceSession } from './session/reduce-session.ts';
export * from './turn-taking/index.ts';
