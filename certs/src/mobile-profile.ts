import { X509Certificate, createHash } from 'node:crypto';

/**
 * An Apple configuration profile that installs the authority. After it, Settings → General → About → Certificate Trust Settings switches the trust on.
 * Its identifiers follow from the certificate, so that the same authority is installed once and a new one beside it.
 */
export function mobileProfile(authorityCertificate: string): string {
  const certificate = new X509Certificate(authorityCertificate);
  const identify = (purpose: string): string => {
    const digest = createHash('sha256').update(purpose).update(certificate.raw).digest('hex');
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`.toUpperCase();
  };
  const name = /CN=([^\n]*)/.exec(certificate.subject)?.[1] ?? 'Duet';
  const text = (value: string): string => `<string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key>${text('Configuration')}
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key>${text(`duet.local.${identify('profile')}`)}
  <key>PayloadUUID</key>${text(identify('profile'))}
  <key>PayloadDisplayName</key>${text(`${name}: certificate authority`)}
  <key>PayloadDescription</key>${text('Lets this device open Duet on your own network without a warning. It is good for the names and addresses of that network only.')}
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key>${text('com.apple.security.root')}
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key>${text(`duet.local.${identify('certificate')}`)}
      <key>PayloadUUID</key>${text(identify('certificate'))}
      <key>PayloadDisplayName</key>${text(name)}
      <key>PayloadCertificateFileName</key>${text('duet-authority.crt')}
      <key>PayloadContent</key><data>${certificate.raw.toString('base64')}</data>
    </dict>
  </array>
</dict>
</plist>
`;
}
