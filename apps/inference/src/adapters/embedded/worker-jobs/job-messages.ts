import { DuetError, type ErrorCode, type ErrorParameters } from '@duet/shared';
import type { Transferable } from 'node:worker_threads';

export interface JobRequest {
  id: number;
  request: unknown;
}

export type JobReply = { id: number; result: unknown } | { id: number; failure: { code: ErrorCode | null; parameters: ErrorParameters; message: string } };

/** What a worker's handler gives back; buffers in `transfer` move to the main thread without a copy. */
export interface JobResult<Result> {
  result: Result;
  transfer?: readonly Transferable[];
}

export function failureReply(id: number, thrown: unknown): JobReply {
  const isKnown = thrown instanceof DuetError;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { id, failure: { code: isKnown ? thrown.code : null, parameters: isKnown ? thrown.parameters : {}, message } };
}
