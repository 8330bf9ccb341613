import { DuetError } from '../errors/duet-error.ts';
import { duplexSettingsSchema } from '../settings/duplex-settings.ts';
import { configurationTable, type Configuration, type ConfigurationField } from './configuration-table.ts';
import { nearestName } from './nearest-name.ts';

export type ConfigurationSource = 'default' | 'environment' | 'flag';
/** A value that was refused: what it was called where it was given, what was given, and what may be given. */
export interface ConfigurationProblem { readonly name: string; readonly value: string; readonly problem: string }

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** Where each value came from, by key. */
  readonly sources: ReadonlyMap<string, ConfigurationSource>;
  /** Values that were refused; the configuration holds their defaults. */
  readonly problems: readonly ConfigurationProblem[];
  /** `DUET_…` variables that the table does not know, most likely mistyped. */
  readonly unknownVariables: readonly { name: string; nearest: string | null }[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of benches, tests and demonstrations, not of the services. */
const variablesOfOthers = new Set(['DUET_AUDIO_DIR', 'DUET_CHROMIUM', 'DUET_DEMONSTRATIONS', 'DUET_TEST_PLACE']);

/**
 * Reads variables and flags, flags first. Flags are `--port 9000` or `--port=9000`.
 * Never throws: `problems` lists everything that is wrong, so that a person mends it in one go.
 */
export function readConfiguration(environment: Environment, argv: readonly string[], table: readonly ConfigurationField[] = configurationTable): LoadedConfiguration {
  const problems: ConfigurationProblem[] = [];
  const flags = readFlags(argv, table, problems);
  const values = new Map<string, unknown>();
  const sources = new Map<string, ConfigurationSource>();
  for (const field of table) {
    const text = flags.get(field.flag) ?? environment[field.variable];
    const source: ConfigurationSource = flags.has(field.flag) ? 'flag' : text === undefined || text === '' ? 'default' : 'environment';
    values.set(field.key, field.defaultValue);
    sources.set(field.key, source);
    if (source === 'default' || text === undefined) continue;
    const result = field.kind.schema.safeParse(field.kind.read(text));
    if (result.success) {
      values.set(field.key, result.data);
      continue;
    }
    sources.set(field.key, 'default');
    problems.push({ name: source === 'flag' ? field.flag : field.variable, value: field.isSecret ? '••••' : text, problem: `must be: ${field.kind.limit}` });
  }
  const configuration = nest(values);
  problems.push(...problemsBetween(configuration, table));
  const known = new Set(table.map((field) => field.variable as string));
  const unknownVariables = Object.keys(environment)
    .filter((name) => name.startsWith('DUET_') && !known.has(name) && !variablesOfOthers.has(name))
    .map((name) => ({ name, nearest: nearestName(name, known) }));
  return { configuration, sources, problems, unknownVariables };
}

/**
 * The configuration of a service.
 * @throws DuetError `input.setting-invalid` that names the variable or flag, the value and the limit; the first of them when there are several.
 */
export function loadConfiguration(environment: Environment, argv: readonly string[]): Configuration {
  const { configuration, problems } = readConfiguration(environment, argv);
  const first = problems[0];
  if (first !== undefined) throw new DuetError('input.setting-invalid', { field: first.name, value: first.value, problem: first.problem });
  return configuration;
}

/** The variables that give a child process this configuration. Defaults are among them: a variable that a flag overruled would reach the child otherwise. */
export function configurationVariables(configuration: Configuration, table: readonly ConfigurationField[] = configurationTable): Record<string, string> {
  return Object.fromEntries(table.map((field) => [field.variable, valueText(valueOf(configuration, field.key))]));
}

export function valueOf(configuration: Configuration, key: string): unknown {
  const parts = key.split('.');
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], configuration);
}

export const valueText = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value));

function readFlags(argv: readonly string[], table: readonly ConfigurationField[], problems: ConfigurationProblem[]): Map<string, string> {
  const known = new Set(table.map((field) => field.flag as string));
  const flags = new Map<string, string>();
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    if (!known.has(flag)) {
      const nearest = flag.startsWith('--') ? nearestName(flag, known) : null;
      problems.push({ name: word, value: '', problem: nearest === null ? 'is not an option; --help lists them' : `is not an option; did you mean ${nearest}?` });
      // The value of a mistyped flag is no second mistake.
      if (equals < 0 && flag.startsWith('--') && argv[index + 1]?.startsWith('--') === false) index++;
      continue;
    }
    const value = equals < 0 ? argv[++index] : word.slice(equals + 1);
    if (value === undefined) problems.push({ name: flag, value: '', problem: 'needs a value' });
    else flags.set(flag, value);
  }
  return flags;
}

function nest(values: ReadonlyMap<string, unknown>): Configuration {
  const whole: Record<string, unknown> = { duplex: {} };
  for (const [key, value] of values) {
    if (key.startsWith('duplex.')) (whole['duplex'] as Record<string, unknown>)[key.slice('duplex.'.length)] = value;
    else whole[key] = value;
  }
  return whole as unknown as Configuration;
}

/** What no single value can tell: settings that contradict each other. */
function problemsBetween(configuration: Configuration, table: readonly ConfigurationField[]): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (configuration.port === configuration.inferencePort) {
    problems.push({ name: 'DUET_INFERENCE_PORT', value: String(configuration.inferencePort), problem: 'must not be the port of the page (DUET_PORT)' });
  }
  const duplex = duplexSettingsSchema.safeParse(configuration.duplex);
  for (const issue of duplex.error?.issues ?? []) {
    const field = table.find((candidate) => candidate.key === `duplex.${issue.path.join('.')}`);
    problems.push({ name: field?.variable ?? 'DUET_DUPLEX_…', value: field === undefined ? '' : valueText(valueOf(configuration, field.key)), problem: issue.message });
  }
  return problems;
}
