import type { ServerResponse } from 'node:http';
import { mobileProfile } from '@duet/certs';

/** What `/certificate` offers: the authority for computers and Android, and the profile for iPhones and iPads. Never a key. */
export const certificateDownloads: Readonly<Record<string, { type: string; name: string; content: (authority: string) => string }>> = {
  '/certificate/ca.crt': { type: 'application/x-x509-ca-cert', name: 'duet-authority.crt', content: (authority) => authority },
  '/certificate/ca.mobileconfig': { type: 'application/x-apple-aspen-config', name: 'duet.mobileconfig', content: mobileProfile },
};

/** @param authority PEM text of the authority's certificate. */
export function sendCertificate(response: ServerResponse, path: string, authority: string): void {
  const download = certificateDownloads[path];
  if (download === undefined) return;
  response.writeHead(200, { 'content-type': download.type, 'content-disposition': `attachment; filename="${download.name}"`, 'cache-control': 'no-store' });
  response.end(download.content(authority));
}
