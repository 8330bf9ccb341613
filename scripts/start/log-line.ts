const levelNames: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: '', 40: 'warning', 50: 'error', 60: 'fatal' };

/**
 * One line of a service's output for the terminal: `13:02:11 inference  inference service ready port=8444`.
 * What is no JSON log line comes through as it is.
 */
export function readableLine(service: string, line: string): string {
  const name = service.padEnd(9);
  const entry = parse(line);
  if (entry === null) return `         ${name}  ${line}`;
  const { level, time, msg, ...fields } = entry;
  const clock = typeof time === 'string' || typeof time === 'number' ? new Date(time).toISOString().slice(11, 19) : '        ';
  const severity = levelNames[Number(level)] ?? '';
  const text = [severity === '' ? '' : `${severity}:`, String(msg ?? ''), ...Object.entries(fields).map(([key, value]) => `${key}=${fieldText(value)}`)].filter((part) => part !== '').join(' ');
  return `${clock} ${name}  ${text}`;
}

/** Stacks stand on lines of their own; everything else is short. */
function fieldText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'stack' in value && typeof value.stack === 'string') return value.stack;
  return JSON.stringify(value);
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null && 'level' in entry ? (entry as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
