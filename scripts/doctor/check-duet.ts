import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { certificateFolder, ensureCertificates, machineNames, storageProblem, uncoveredAdvice, type LocalCertificates } from '@duet/certs';
import { DuetError, type Configuration } from '@duet/shared';
import { locatePocketsphinx } from '../../apps/inference/src/adapters/embedded/hearing/pocketsphinx/locate-pocketsphinx.ts';
import { isInstalled } from '../setup/install-packages.mjs';
import { nodeProblem } from '../setup/node-version.mjs';
import { repository } from '../setup/repository.mjs';
import { aptCommand, engineParts, missingParts, systemKind } from '../setup/system-parts.ts';
import { isHealthy } from '../start/wait-until-ready.ts';
import { areBuilt } from '../start/build-pages.ts';
import { portProblem } from '../start/port-check.ts';
import { better, missing, ok, type Check } from './check.ts';

const execute = promisify(execFile);

export async function checkNode(): Promise<Check> {
  const { stdout } = await execute(process.platform === 'win32' ? 'where' : 'which', ['-a', 'node']).catch(() => ({ stdout: '' }));
  const outside = stdout.split('\n').find((path) => path !== '' && !path.startsWith(repository));
  const version = outside === undefined ? null : (await execute(outside, ['--version']).catch(() => ({ stdout: '' }))).stdout.trim().replace(/^v/, '');
  if (version === null || version === '') return ok('Node', `${process.versions.node} from npm`);
  const problem = nodeProblem(version);
  return problem === null ? ok('Node', `${version} starts Duet, ${process.versions.node} from npm runs it`) : missing('Node', version, problem);
}

export function checkPackages(): Check {
  return isInstalled() ? ok('packages', 'as the lock file says') : better('packages', 'not as the lock file says', 'npm start installs what changed.');
}

export async function checkPages(): Promise<Check> {
  return (await areBuilt()) ? ok('pages', 'built from these sources') : better('pages', 'not built from these sources yet', 'npm start builds them, about a minute on two cores.');
}

/** Both ports; a Duet that runs there is as it should be. */
export async function checkPorts({ port, host, inferencePort, tls }: Configuration, authority: string | null): Promise<Check[]> {
  const target = { name: '', port, host: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, path: '/gateway/health', authority: tls === 'on' ? authority : null };
  if (await isHealthy(target)) return [ok('ports', `Duet is running on ${port}`)];
  const wishes = [
    { port, host, purpose: 'the page', flag: '--port' },
    { port: inferencePort, host: '127.0.0.1', purpose: 'the inference service', flag: '--inference-port' },
  ];
  return Promise.all(wishes.map(async (wish) => {
    const problem = await portProblem(wish);
    return problem === null ? ok('ports', `${wish.port} (${wish.purpose}) is free`) : missing('ports', `${wish.port} (${wish.purpose})`, problem);
  }));
}

/** Looks only: a certificate that is not there yet is made by the first start. */
export async function checkCertificate({ tls, hostNames, publicOrigin }: Configuration, dataDir: string): Promise<{ check: Check; authority: string | null }> {
  if (tls === 'off') {
    const isReachable = publicOrigin !== '';
    return { authority: null, check: isReachable ? ok('certificate', `none here; TLS is done in front of ${publicOrigin}`) : better('certificate', 'TLS is off', 'Browsers give the microphone on HTTPS and on localhost only. Behind a TLS proxy, set DUET_PUBLIC_ORIGIN.') };
  }
  if (!existsSync(join(certificateFolder(dataDir), 'server.crt'))) return { authority: null, check: better('certificate', 'not made yet', 'npm start makes it.') };
  let certificates: LocalCertificates;
  try {
    certificates = await ensureCertificates({ dataDir, names: machineNames(hostNames), isKept: true });
  } catch (thrown) {
    const problem = storageProblem(thrown, dataDir);
    if (problem === null) throw thrown;
    return { authority: null, check: missing('certificate', 'its files cannot be read', problem) };
  }
  const authority = certificates.authority.certificate;
  const until = `until ${certificates.expiresAt.toISOString().slice(0, 10)}`;
  if (certificates.renewed !== 'nothing') return { authority, check: better('certificate', `${until}, due for renewal or not for all of this machine’s addresses`, 'npm start renews it.') };
  if (certificates.uncovered.length > 0) {
    return { authority, check: better('certificate', `${until}, not for ${certificates.uncovered.join(', ')}`, uncoveredAdvice({ uncovered: certificates.uncovered, dataDir, hostNames }) ?? '') };
  }
  return { authority, check: ok('certificate', `${until}, for every name and address of this machine`) };
}

export async function checkRecognizer(): Promise<Check> {
  try {
    const files = locatePocketsphinx();
    return ok('recognizer', files.decoderLibrary);
  } catch (thrown) {
    const { parameters } = DuetError.from(thrown);
    const kind = await systemKind();
    const how = kind.isDebian ? `${kind.isRoot ? '' : 'sudo '}${aptCommand(await missingParts(engineParts))}` : String(parameters['remedy'] ?? '');
    return better('recognizer', `${String(parameters['missing'] ?? 'a part')} was not found: questions are typed`, how);
  }
}

export async function checkChineseVoice(): Promise<Check> {
  const answer = await execute('espeak-ng', ['--version']).catch(() => null);
  return answer === null ? better('Chinese voice', 'espeak-ng was not found: Chinese answers are not spoken', 'Debian, Ubuntu: apt-get install -y espeak-ng. macOS: brew install espeak-ng.') : ok('Chinese voice', answer.stdout.split('  ')[0]?.trim() ?? 'espeak-ng');
}
