import createMiddleware from 'next-intl/middleware';
import { routing } from './i18n/routing.ts';

/** `/` and paths without a language go to the visitor's language; what has a dot is a file and never a page. */
export default createMiddleware(routing);

export const config = { matcher: ['/((?!api|socket\\.io|_next|certificate/ca\\.|.*\\..*).*)'] };
