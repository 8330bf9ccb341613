import type { IncomingHttpHeaders } from 'node:http';

export interface OwnOrigins {
  /** Names and addresses of this machine, lower case, as `machineNames` gives them. */
  readonly names: ReadonlySet<string>;
  readonly isTls: boolean;
  /** Empty where browsers use this machine's own name and port. */
  readonly publicOrigin: string;
}

/**
 * Whether a page of this origin may use the socket and the API. Without an `Origin` header the client is no page and decides for itself.
 * A page is one of ours when it came from the host and port that it now asks (so a port mapping needs no setting), and that host is this machine:
 * another site on this machine has another port, and a name that somebody points at our address is not in the list.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, { names, isTls, publicOrigin }: OwnOrigins): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicOrigin !== '' && origin === publicOrigin) return true;
  if (!URL.canParse(origin) || host === undefined) return false;
  const url = new URL(origin);
  const isSameHost = url.host === new URL(`${url.protocol}//${safeHost(host)}`).host;
  return isSameHost && url.protocol === (isTls ? 'https:' : 'http:') && names.has(url.hostname.replace(/^\[|\]$/g, ''));
}

/** The `Host` header when it is a host and port, else a name that nobody has. */
export const safeHost = (host: string | undefined): string => (host !== undefined && /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$/.test(host) && URL.canParse(`http://${host}`) ? host : 'invalid.invalid');
