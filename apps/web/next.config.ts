import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  // The workspace packages are TypeScript sources with `.ts` imports.
  transpilePackages: ['@duet/shared', '@duet/duplex'],
  // Next must not guess the workspace root from lock files above the repository.
  turbopack: { root: path.join(import.meta.dirname, '../..') },
  outputFileTracingRoot: path.join(import.meta.dirname, '../..'),
  poweredByHeader: false,
  // The gateway compresses nothing twice, and a call page has few bytes to win.
  compress: false,
  agentRules: false,
  devIndicators: false,
  // A dropped effect clean-up would show at once: the call must outlive a double mount.
  reactStrictMode: true,
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
