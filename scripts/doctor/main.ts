import { resolve } from 'node:path';
import { describeConfiguration, readConfiguration } from '@duet/shared';
import { repository } from '../setup/repository.mjs';
import { missing, reportLines, type Check } from './check.ts';
import { checkCertificate, checkChineseVoice, checkNode, checkPackages, checkPages, checkPorts, checkRecognizer } from './check-duet.ts';
import { checkBrowser, checkCores, checkDisk, checkGpus, checkModelHub } from './check-machine.ts';

/** `npm run doctor`: the configuration in force, and what this machine has and lacks. Changes nothing. */
const loaded = readConfiguration(process.env, process.argv.slice(2));
const { configuration } = loaded;
const dataDir = resolve(repository, configuration.dataDir);
const settingChecks: Check[] = [
  ...loaded.problems.map(({ name, value, problem }) => missing('setting', `${name} ${value}`.trim(), problem)),
  ...loaded.unknownVariables.map(({ name, nearest }): Check => ({ subject: 'setting', state: 'better', detail: `${name} is no setting of Duet and is ignored`, remedy: nearest === null ? '' : `Did you mean ${nearest}?` })),
];
const { check: certificateCheck, authority } = await checkCertificate(configuration, dataDir);
const checks = [
  ...settingChecks,
  await checkNode(), checkPackages(), await checkPages(), await checkDisk(dataDir), checkCores(),
  ...await checkPorts(configuration, authority),
  certificateCheck,
  await checkRecognizer(), await checkChineseVoice(), checkBrowser(), await checkGpus(), await checkModelHub(),
];
const count = checks.filter(({ state }) => state === 'missing').length;
const closing = count === 0 ? 'Duet can start: npm start' : `Duet cannot start: ${count === 1 ? 'one thing is' : `${count} things are`} missing.`;
process.stdout.write(['Configuration', ...describeConfiguration(loaded).map((line) => `  ${line}`), '', 'This machine', ...reportLines(checks).map((line) => `  ${line}`), '', closing, ''].join('\n'));
process.exitCode = count === 0 ? 0 : 1;
