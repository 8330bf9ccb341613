import { DuetError } from '@duet/shared';

/** Why nothing answers at the address, and what to do about it. */
export function unreachable(url: string, error: Error): DuetError {
  const cause = causeOf(error);
  const isCertificate = /certificate|self.signed|altname|CERT_|UNABLE_TO_/i.test(cause);
  const remedy = isCertificate
    ? 'pass --insecure, or run this on the machine that made the certificate'
    : 'start Duet with "npm start", or give its address with --url';
  return new DuetError('transport.unreachable', { url, reason: cause, remedy }, { cause: error });
}

/** socket.io wraps what really happened in an event inside an error. */
function causeOf(error: Error): string {
  const description = (error as Error & { description?: { error?: Error & { code?: string }; message?: string } }).description;
  const inner = description?.error;
  return [inner?.code, inner?.message === undefined || inner.message === '' ? description?.message : inner.message, error.message].find((text) => text !== undefined && text !== '') ?? 'unknown';
}
