import { defaultDuplexSettings, duplexSettingsSchema, type DuplexSettings } from '../settings/duplex-settings.ts';
import { duplexDescriptions } from './duplex-descriptions.ts';
import { freeText, nameList, numberOf, oneOf, originText, wholeNumber, type SettingKind } from './setting-kinds.ts';

/** One row of the table: where the value comes from, what it may be, and what it is without anybody's doing. */
export interface ConfigurationField<Value = unknown> {
  readonly key: string;
  readonly variable: `DUET_${string}`;
  readonly flag: `--${string}`;
  readonly kind: SettingKind<Value>;
  readonly defaultValue: Value;
  readonly description: string;
  /** Shown as `••••` wherever the configuration is printed. */
  readonly isSecret: boolean;
}

const words = (key: string): string[] => key.split(/(?=[A-Z])|\./).map((word) => word.toLowerCase());
export const variableOf = (key: string): `DUET_${string}` => `DUET_${words(key).join('_').toUpperCase()}`;
export const flagOf = (key: string): `--${string}` => `--${words(key).join('-')}`;

interface Setting<Value> { readonly kind: SettingKind<Value>; readonly defaultValue: Value; readonly description: string; readonly isSecret?: boolean }
const setting = <Value>(kind: SettingKind<Value>, defaultValue: NoInfer<Value>, description: string): Setting<Value> => ({ kind, defaultValue, description });

/** The settings of the services, by name. The variable and the flag follow from the name: `dataDir`, `DUET_DATA_DIR`, `--data-dir`. */
const settings = {
  port: setting(wholeNumber(1, 65_535), 8443, 'Port of the page, the socket and the API.'),
  host: setting(freeText(253, /^[A-Za-z0-9.:_-]+$/, 'a host name or address'), '0.0.0.0', 'Address that the port is opened on; 127.0.0.1 keeps Duet to this machine.'),
  inferencePort: setting(wholeNumber(1, 65_535), 8444, 'Port of the inference service, on loopback only.'),
  tls: setting(oneOf(['on', 'off']), 'on', 'off: plain HTTP, for a place behind somebody else’s TLS. Set publicOrigin too.'),
  publicOrigin: setting(originText, '', 'Origin under which browsers reach Duet, where it is not this machine’s name and port.'),
  hostNames: setting(nameList, [], 'Further names or addresses of this machine, for the certificate and the origin check.'),
  dataDir: setting(freeText(1024), '.duet', 'Folder of certificates and data, relative to the repository.'),
  engine: setting(oneOf(['embedded', 'scripted']), 'embedded', 'embedded: the small assistant on the processor. scripted: fixed answers, for benches.'),
  embeddedListening: setting(oneOf(['strict', 'open']), 'strict', 'strict: only what the embedded engine knows is answered. open: speech with words counts as a question.'),
  // `npm run bench -- talkers` on two cores: with 8 the recognizer is at most 155 ms behind at p95, with 12 it is 636 ms, and with 16 it refuses.
  maxSessions: setting(wholeNumber(1, 10_000), 8, 'Calls at once; who comes later waits in the queue.'),
  maxQueue: setting(wholeNumber(0, 100_000), 20, 'Visitors that may wait; who comes later is refused.'),
  idleLimitSeconds: setting(wholeNumber(10, 86_400), 300, 'A call in which nobody spoke or typed for this long ends.'),
  longestCallSeconds: setting(wholeNumber(30, 86_400), 900, 'A call ends after this long.'),
  reconnectSeconds: setting(wholeNumber(0, 600), 30, 'A dropped connection keeps its call for this long.'),
  recognizerWorkers: setting(wholeNumber(0, 64), 0, 'Worker threads of the recognizer; 0 = as the cores allow.'),
  connectionsPerAddress: setting(wholeNumber(4, 100_000), 256, 'Connections at once from one network address. Not counted when tls is off.'),
  bodyLimitMegabytes: setting(wholeNumber(1, 4096), 64, 'Largest request body.'),
  systemParts: setting(oneOf(['install', 'skip']), 'install', 'install: on Debian as root, npm start installs the system parts of the embedded engine.'),
  logLevel: setting(oneOf(['debug', 'info', 'warn', 'error']), 'info', 'Least severity that is printed.'),
} as const;

type Settings = typeof settings;
export type Configuration = { readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never } & { readonly duplex: DuplexSettings };

const serviceFields = Object.entries(settings).map(([key, entry]): ConfigurationField => ({
  key, variable: variableOf(key), flag: flagOf(key), kind: entry.kind, defaultValue: entry.defaultValue, description: entry.description, isSecret: entry.isSecret === true,
}));

const duplexFields = (Object.keys(defaultDuplexSettings) as (keyof DuplexSettings)[]).map((name): ConfigurationField => ({
  key: `duplex.${name}`,
  variable: variableOf(`duplex.${name}`),
  flag: flagOf(`duplex.${name}`),
  kind: numberOf(duplexSettingsSchema.shape[name].unwrap()),
  defaultValue: defaultDuplexSettings[name],
  description: duplexDescriptions[name],
  isSecret: false,
}));

/** Every setting of the services. The only place that knows variables, flags, defaults and limits; the help text and `docs/configuration.md` come from it. */
export const configurationTable: readonly ConfigurationField[] = [...serviceFields, ...duplexFields];
