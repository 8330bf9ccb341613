import { describe, expect, it } from 'vitest';
import { DuetError } from '../errors/duet-error.ts';
import { defaultDuplexSettings } from '../settings/duplex-settings.ts';
import { configurationTable, type ConfigurationField } from './configuration-table.ts';
import { configurationHelp, describeConfiguration } from './describe-configuration.ts';
import { configurationVariables, loadConfiguration, readConfiguration } from './load-configuration.ts';
import { freeText } from './setting-kinds.ts';

describe('reading the configuration', () => {
  it('needs nothing to be set', () => {
    const configuration = loadConfiguration({}, []);
    expect(configuration).toMatchObject({ port: 8443, host: '0.0.0.0', inferencePort: 8444, tls: 'on', publicOrigin: '', engine: 'embedded', embeddedListening: 'strict' });
    expect(configuration.duplex).toEqual(defaultDuplexSettings);
  });

  it('every default satisfies its own limit', () => {
    for (const field of configurationTable) expect(field.kind.schema.safeParse(field.defaultValue).success, field.key).toBe(true);
  });

  it('lets a flag win over a variable, in both spellings', () => {
    expect(loadConfiguration({ DUET_PORT: '9000' }, []).port).toBe(9000);
    expect(loadConfiguration({ DUET_PORT: '9000' }, ['--port', '9001']).port).toBe(9001);
    expect(loadConfiguration({ DUET_PORT: '9000' }, ['--port=9002', '--duplex-duck-db', '-24']).duplex.duckDb).toBe(-24);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfiguration({ DUET_PORT: '' }, []).sources.get('port')).toBe('default');
  });

  it('names the variable, the value and the limit of what it refuses, all at once', () => {
    const { problems, configuration } = readConfiguration({ DUET_PORT: '99999', DUET_TLS: 'maybe', DUET_MAX_SESSIONS: 'six' }, ['--public-origin', 'https://duet.example.org/path']);
    expect(problems.map(({ name, value }) => `${name}=${value}`).sort()).toEqual(['--public-origin=https://duet.example.org/path', 'DUET_MAX_SESSIONS=six', 'DUET_PORT=99999', 'DUET_TLS=maybe']);
    expect(problems.find(({ name }) => name === 'DUET_PORT')?.problem).toContain('1 to 65535');
    expect(configuration.port).toBe(8443);
    expect(() => loadConfiguration({ DUET_PORT: '99999' }, [])).toThrow(DuetError);
  });

  it('refuses settings that contradict each other', () => {
    expect(readConfiguration({ DUET_PORT: '8444' }, []).problems[0]?.name).toBe('DUET_INFERENCE_PORT');
    expect(readConfiguration({ DUET_DUPLEX_ENDPOINT_SURE_MS: '2000' }, []).problems[0]?.name).toBe('DUET_DUPLEX_ENDPOINT_UNSURE_MS');
  });

  it('says which name a mistyped flag or variable most likely meant', () => {
    const { problems, unknownVariables } = readConfiguration({ DUET_PROT: '1', DUET_AUDIO_DIR: '/audio' }, ['-q', '--max-sesions', '4', '--xyzzy']);
    expect(problems.map(({ problem }) => problem)).toEqual(['is not an option; --help lists them', 'is not an option; did you mean --max-sessions?', 'is not an option; --help lists them']);
    expect(unknownVariables).toEqual([{ name: 'DUET_PROT', nearest: 'DUET_PORT' }]);
    expect(readConfiguration({}, ['--port']).problems[0]?.problem).toBe('needs a value');
  });

  it('hands a child process the same configuration through variables, also where a flag overruled one', () => {
    const environment = { DUET_PORT: '9000', DUET_TLS: 'off' };
    const configuration = loadConfiguration(environment, ['--port', '8443', '--host-names', 'duet.lan, 10.0.0.7', '--duplex-duck-db', '-12']);
    const variables = configurationVariables(configuration);
    expect(variables).toMatchObject({ DUET_PORT: '8443', DUET_TLS: 'off', DUET_HOST_NAMES: 'duet.lan,10.0.0.7', DUET_DUPLEX_DUCK_DB: '-12' });
    expect(loadConfiguration({ ...environment, ...variables }, [])).toEqual(configuration);
  });
});

describe('showing the configuration', () => {
  it('says where each value came from', () => {
    const lines = describeConfiguration(readConfiguration({ DUET_TLS: 'off' }, ['--port', '9000']));
    expect(lines).toContainEqual(expect.stringMatching(/^port +9000 {2}\[--port\]$/));
    expect(lines).toContainEqual(expect.stringMatching(/^tls +off {2}\[DUET_TLS\]$/));
    expect(lines).toContainEqual(expect.stringMatching(/^host +0\.0\.0\.0 {2}\[default\]$/));
  });

  it('never shows a secret, not even a refused one', () => {
    const secret: ConfigurationField = { key: 'apiKey', variable: 'DUET_API_KEY', flag: '--api-key', kind: freeText(8), defaultValue: '', description: '', isSecret: true };
    const table = [...configurationTable, secret];
    const accepted = readConfiguration({ DUET_API_KEY: 'hunter2' }, [], table);
    const refused = readConfiguration({ DUET_API_KEY: 'much-too-long' }, [], table);
    expect(accepted.configuration).toHaveProperty('apiKey', 'hunter2');
    expect(describeConfiguration(accepted, table).join('\n')).not.toContain('hunter2');
    expect(JSON.stringify(refused.problems)).not.toContain('much-too-long');
  });

  it('lists every flag with its limit in the help', () => {
    const help = configurationHelp().join('\n');
    for (const field of configurationTable) expect(help).toContain(`${field.flag}  (${field.variable})`);
  });

  it('gives every setting a variable and a flag of its own', () => {
    expect(new Set(configurationTable.map((field) => field.variable)).size).toBe(configurationTable.length);
    expect(new Set(configurationTable.map((field) => field.flag)).size).toBe(configurationTable.length);
  });
});
