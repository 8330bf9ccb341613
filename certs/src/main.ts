import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { certificateFolder, certifiedNames, ensureCertificates } from './local-certificates.ts';
import { machineNames } from './machine-names.ts';
import { storageProblem } from './storage-problem.ts';
import { repository, uncoveredAdvice } from './uncovered-names.ts';

const help = `npm run certs -- [options]   Makes or renews the certificates, and says what they are for.

  --data-dir DIR      Folder of Duet's data, relative to the repository (DUET_DATA_DIR; default .duet)
  --host-names NAMES  Further names or addresses of this machine, separated by commas (DUET_HOST_NAMES)
  --renew             A new server certificate, though the present one is still good
  --renew-authority   A new authority too: every computer and phone has to trust it again
`;

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: process.env['DUET_DATA_DIR'] || '.duet' },
    'host-names': { type: 'string', default: process.env['DUET_HOST_NAMES'] ?? '' },
    renew: { type: 'boolean', default: false },
    'renew-authority': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function makeCertificates(dataDir: string): Promise<void> {
  const furtherNames = values['host-names'].split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const certificates = await ensureCertificates({
    dataDir,
    names: machineNames(furtherNames),
    renew: values['renew-authority'] ? 'authority' : values.renew ? 'server' : 'nothing',
  });
  const advice = uncoveredAdvice({ uncovered: certificates.uncovered, dataDir, hostNames: furtherNames });
  const lines = [
    `Folder       ${certificateFolder(dataDir)}`,
    `Made anew    ${certificates.renewed}`,
    `Authority    until ${certificates.authorityExpiresAt.toISOString().slice(0, 10)}, SHA-256 ${certificates.authorityFingerprint}`,
    `Server       until ${certificates.expiresAt.toISOString().slice(0, 10)}, for ${certifiedNames(certificates.server.certificate).join(', ')}`,
    ...(advice === null ? [] : [advice]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (values.help) {
  process.stdout.write(help);
} else {
  const dataDir = resolve(repository, values['data-dir']);
  await makeCertificates(dataDir).catch((thrown: unknown) => {
    const problem = storageProblem(thrown, dataDir);
    if (problem === null) throw thrown;
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  });
}
