import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { certificateFolder, certifiedNames, ensureCertificates } from './local-certificates.ts';
import { machineNames } from './machine-names.ts';

const help = `npm run certs -- [options]   Makes or renews the certificates, and says what they are for.

  --data-dir DIR      Folder of Duet's data, relative to the repository (DUET_DATA_DIR; default .duet)
  --renew             A new server certificate, though the present one is still good
  --renew-authority   A new authority too: every computer and phone has to trust it again
`;

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: process.env['DUET_DATA_DIR'] ?? '.duet' },
    renew: { type: 'boolean', default: false },
    'renew-authority': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(help);
} else {
  const dataDir = resolve(join(import.meta.dirname, '../..'), values['data-dir']);
  const furtherNames = (process.env['DUET_HOST_NAMES'] ?? '').split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const certificates = await ensureCertificates({
    dataDir,
    names: machineNames(furtherNames),
    renew: values['renew-authority'] ? 'authority' : values.renew ? 'server' : 'nothing',
  });
  const lines = [
    `Folder       ${certificateFolder(dataDir)}`,
    `Made anew    ${certificates.renewed}`,
    `Authority    until ${certificates.authorityExpiresAt.toISOString().slice(0, 10)}, SHA-256 ${certificates.authorityFingerprint}`,
    `Server       until ${certificates.expiresAt.toISOString().slice(0, 10)}, for ${certifiedNames(certificates.server.certificate).join(', ')}`,
    ...certificates.uncovered.map((name) => `Not covered  ${name}: the authority was made before it was there; --renew-authority makes one that covers it`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
