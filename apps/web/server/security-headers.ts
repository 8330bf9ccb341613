import { randomBytes } from 'node:crypto';

export interface HeaderOptions {
  /** The `Host` header, checked. */
  readonly host: string;
  readonly isTls: boolean;
  readonly publicOrigin: string;
  /** `next dev` evaluates code; nothing else does. */
  readonly isDevelopment: boolean;
}

export const newNonce = (): string => randomBytes(16).toString('base64');

/**
 * The page's content security policy. Scripts run from this origin or with the nonce of this very answer, never inline or from elsewhere.
 * Worklets are loaded as scripts of this origin; a recorded call is played from a blob.
 */
export function contentSecurityPolicy(nonce: string, { host, isTls, publicOrigin, isDevelopment }: HeaderOptions): string {
  // Safari before 15.4 does not count wss: as 'self'.
  const sockets = [`${isTls ? 'wss' : 'ws'}://${host}`, publicOrigin.replace(/^http/, 'ws')].filter((source) => source !== '');
  const directives = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Dialogs lock the page's scrolling with a style element that they make themselves and no nonce reaches; styles cannot run code.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob:`,
    `font-src 'self'`,
    `worker-src 'self' blob:`,
    `connect-src 'self' ${sockets.join(' ')}`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
  ];
  return directives.join('; ');
}

/** For answers that are no page: nothing in them may run, whatever a browser takes them for. */
export const emptyPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer. */
export function securityHeaders({ publicOrigin }: Pick<HeaderOptions, 'publicOrigin'>): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'microphone=(self), camera=(self), display-capture=(), geolocation=(), payment=(), usb=(), midi=(), serial=()',
    // Without a public name the authority is this machine's own: a browser that remembers "only HTTPS" would lock localhost's other servers out.
    ...(publicOrigin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
