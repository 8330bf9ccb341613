export { Seer, type SeerOptions } from './seer.ts';
