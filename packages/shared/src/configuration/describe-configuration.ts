import { configurationTable, type ConfigurationField } from './configuration-table.ts';
import { valueOf, valueText, type LoadedConfiguration } from './load-configuration.ts';

const shown = (field: ConfigurationField, value: unknown): string => {
  const text = valueText(value);
  return field.isSecret && text !== '' ? '••••' : text === '' ? '(empty)' : text;
};

/** The configuration in force, one setting a line with where its value came from; secrets masked. */
export function describeConfiguration(loaded: LoadedConfiguration, table: readonly ConfigurationField[] = configurationTable): string[] {
  const widest = Math.max(...table.map((field) => field.key.length));
  return table.map((field) => {
    const source = loaded.sources.get(field.key) ?? 'default';
    const origin = source === 'environment' ? field.variable : source === 'flag' ? field.flag : 'default';
    return `${field.key.padEnd(widest)}  ${shown(field, valueOf(loaded.configuration, field.key))}  [${origin}]`;
  });
}

/** The options of `npm start -- --help`, one setting a block. */
export function configurationHelp(table: readonly ConfigurationField[] = configurationTable): string[] {
  return table.flatMap((field) => [
    `  ${field.flag}  (${field.variable})`,
    `      ${field.description}`,
    `      ${field.kind.limit}; default: ${shown(field, field.defaultValue)}`,
  ]);
}

/** `docs/configuration.md`: the same table for readers. A test holds the file to it. */
export function configurationDocument(table: readonly ConfigurationField[] = configurationTable): string {
  const rows = table.map((field) => `| \`${field.variable}\` | \`${field.flag}\` | ${shown(field, field.defaultValue)} | ${field.kind.limit} | ${field.description} |`);
  return [
    '# Configuration',
    '',
    'Every setting is an environment variable or a flag of `npm start`, `npm run dev` and `npm run doctor`; a flag wins over a variable.',
    'Nothing has to be set. `npm run doctor` prints the values in force and where each came from.',
    '',
    '```sh',
    'npm start -- --port 9443',
    'DUET_PORT=9443 npm start',
    '```',
    '',
    '| variable | flag | default | may be | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'This page is made from `packages/shared/src/configuration/configuration-table.ts`: `npm run docs:configuration` writes it again.',
    '',
  ].join('\n');
}
