import { parseArgs } from 'node:util';
import type { CallSettingsPatch } from '@duet/shared';

/** Something that happens in the call. `atSeconds` null: when the assistant has finished what came before. */
export type TalkItem =
  | { type: 'say'; file: string; atSeconds: number | null }
  | { type: 'text'; text: string; atSeconds: number | null }
  | { type: 'image'; file: string; atSeconds: number | null };

export interface TalkArguments {
  url: string;
  items: TalkItem[];
  out: string | null;
  events: string | null;
  isInsecure: boolean;
  settings: CallSettingsPatch;
  locale: 'en' | 'zh';
  longestSeconds: number;
  isQuiet: boolean;
}

/** The command line is wrong; the message says where, and what it should be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const helpText = `npm run talk -- [options]   Holds a call with Duet from recordings, in real time.

  --url URL          Where Duet is (default https://localhost:8443)
  --say FILE[@S]     Plays a WAV file into the microphone, S seconds after the call began.
                     Without @S: when the assistant has finished what came before. May be repeated.
  --text TEXT[@S]    Types a question, at S seconds or when the assistant has finished. May be repeated.
  --image FILE[@S]   Holds a picture before the camera from S seconds on (default: from the start). May be repeated.
  --out FILE         Writes what was said and heard, on one clock: stereo WAV, 24 kHz, user left, assistant right.
  --events FILE      Writes every event as one JSON line, with server and client times.
  --settings K=V     A setting of the call, as listening=open or duplex.onsetMs=64. May be repeated.
  --locale en|zh     Language of the call (default en)
  --longest S        Ends the call after S seconds whatever happens (default 300); the exit code is then 1.
  --insecure         Takes any certificate. Not needed on the machine that made it.
  --quiet            Prints nothing but errors.
  --help             This text.

Exit codes: 0 the session ended well, 1 it did not or a question got an error instead of its answer, 2 wrong command line or unreadable file, 3 Duet cannot be reached.
`;

/**
 * @param argv without `node` and the script.
 * @returns null when only the help is asked for.
 * @throws UsageError
 */
export function readTalkArguments(argv: readonly string[]): TalkArguments | null {
  const { values, tokens } = parse(argv);
  if (values.help === true) return null;
  const items = tokens.flatMap((token): TalkItem[] => {
    if (token.kind !== 'option' || token.value === undefined) return [];
    const { text, atSeconds } = splitTime(token.value);
    if (token.name === 'say') return [{ type: 'say', file: text, atSeconds }];
    if (token.name === 'text') return [{ type: 'text', text, atSeconds }];
    return token.name === 'image' ? [{ type: 'image', file: text, atSeconds: atSeconds ?? 0 }] : [];
  });
  if (items.every((item) => item.type === 'image')) throw new UsageError('nothing to say: give at least one --say FILE or --text TEXT');
  const empty = items.find((item) => (item.type === 'text' ? item.text : item.file).trim() === '');
  if (empty !== undefined) throw new UsageError(`--${empty.type} needs ${empty.type === 'text' ? 'a text' : 'a file'} before its @`);
  const longestSeconds = Number(values.longest);
  if (!(longestSeconds > 0)) throw new UsageError(`--longest wants seconds above 0, not "${values.longest}"`);
  const late = items.find(({ atSeconds }) => atSeconds !== null && atSeconds >= longestSeconds);
  if (late !== undefined) throw new UsageError(`--${late.type} ${late.type === 'text' ? late.text : late.file}@${String(late.atSeconds)} lies beyond the end of the call, ${String(longestSeconds)} s; give a later --longest`);
  if (values.locale !== 'en' && values.locale !== 'zh') throw new UsageError(`--locale is en or zh, not "${values.locale}"`);
  if (!URL.canParse(values.url) || !/^https?:$/.test(new URL(values.url).protocol)) throw new UsageError(`--url wants an address like https://localhost:8443, not "${values.url}"`);
  return {
    url: values.url, items, out: values.out ?? null, events: values.events ?? null, isInsecure: values.insecure === true,
    settings: readSettings(values.settings ?? []), locale: values.locale, longestSeconds, isQuiet: values.quiet === true,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv], tokens: true, allowPositionals: false,
      options: {
        url: { type: 'string', default: 'https://localhost:8443' }, say: { type: 'string', multiple: true }, text: { type: 'string', multiple: true },
        image: { type: 'string', multiple: true }, out: { type: 'string' }, events: { type: 'string' }, settings: { type: 'string', multiple: true },
        locale: { type: 'string', default: 'en' }, longest: { type: 'string', default: '300' },
        insecure: { type: 'boolean' }, quiet: { type: 'boolean' }, help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `b.wav@6.5` → `b.wav`, 6.5. An @ that no number follows is part of the text. */
function splitTime(value: string): { text: string; atSeconds: number | null } {
  const match = /^(.*)@(\d+(?:\.\d+)?)$/s.exec(value);
  return match === null ? { text: value, atSeconds: null } : { text: match[1] ?? '', atSeconds: Number(match[2]) };
}

/** `duplex.onsetMs=64` → `{duplex: {onsetMs: 64}}`. Values are read as JSON where they are JSON, else as text. The server checks them. */
export function readSettings(pairs: readonly string[]): CallSettingsPatch {
  const settings: Record<string, unknown> = {};
  for (const pair of pairs) {
    const match = /^(?:(duplex)\.)?([A-Za-z]+)=(.*)$/s.exec(pair);
    if (match === null) throw new UsageError(`--settings wants name=value, as listening=open or duplex.onsetMs=64, not "${pair}"`);
    const [, group, name = '', text = ''] = match;
    const target = group === undefined ? settings : ((settings['duplex'] ??= {}) as Record<string, unknown>);
    target[name] = valueOf(text);
  }
  return settings as CallSettingsPatch;
}

function valueOf(text: string): unknown {
  return /^(true|false|-?\d+(\.\d+)?)$/.test(text) ? JSON.parse(text) : text;
}
