import { ensureCertificates, uncoveredAdvice, type LocalCertificates, type MachineNames } from '@duet/certs';
import type { Configuration } from '@duet/shared';
import type { GatewayCertificate } from './gateway.ts';
import type { GatewayLog } from './gateway-log.ts';

export interface CertifyOptions {
  readonly configuration: Pick<Configuration, 'tls' | 'hostNames'>;
  /** Absolute. */
  readonly dataDir: string;
  readonly log: Pick<GatewayLog, 'info' | 'warn'>;
}

const formOf = ({ authority, server }: LocalCertificates): GatewayCertificate => ({ authority: authority.certificate, certificate: server.certificate, key: server.key });

/**
 * Gives the certificate for this machine's names as they are now; null without TLS. Says at the first call, and whenever that changes, which of them the
 * certificate lacks.
 */
export function certifyGateway({ configuration: { tls, hostNames }, dataDir, log }: CertifyOptions): (names: MachineNames) => Promise<GatewayCertificate | null> {
  let said = '';
  return async (names) => {
    if (tls === 'off') return null;
    const certificates = await ensureCertificates({ dataDir, names });
    const { renewed, expiresAt, uncovered } = certificates;
    if (renewed !== 'nothing') log.info('certificate made', { part: renewed, expiresAt: expiresAt.toISOString(), uncovered });
    const advice = uncoveredAdvice({ uncovered, dataDir, hostNames });
    if (advice !== null && advice !== said) log.warn(advice);
    said = advice ?? '';
    return formOf(certificates);
  };
}
