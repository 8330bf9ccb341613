const levels = { debug: 20, info: 30, warn: 40, error: 50 } as const;
type Level = keyof typeof levels;

export interface GatewayLog { info(message: string, fields?: Record<string, unknown>): void; warn(message: string, fields?: Record<string, unknown>): void; fault(fault: string, thrown: unknown): void }

/** Faults of one kind are written at most this often: a broken visitor must not fill the disk. */
const faultEveryMs = 1000;

/** One JSON object a line on standard output, in the form of the inference service's log. */
export function gatewayLog(least: Level, write: (line: string) => void = (line) => void process.stdout.write(line), now: () => number = () => performance.now()): GatewayLog {
  const writtenAt = new Map<string, number>();
  const log = (level: Level, message: string, fields: Record<string, unknown>): void => {
    if (levels[level] >= levels[least]) write(`${JSON.stringify({ level: levels[level], time: new Date().toISOString(), ...fields, msg: message })}\n`);
  };
  return {
    info: (message, fields = {}) => log('info', message, fields),
    warn: (message, fields = {}) => log('warn', message, fields),
    fault: (fault, thrown) => {
      if (now() - (writtenAt.get(fault) ?? Number.NEGATIVE_INFINITY) < faultEveryMs) return;
      writtenAt.set(fault, now());
      log('warn', fault, { detail: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown) });
    },
  };
}
