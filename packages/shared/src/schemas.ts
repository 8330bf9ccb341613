import { z } from 'zod';

/**
 * zod as Duet uses it. Its schemas otherwise try once whether they may generate code, which the page's content security policy forbids: Firefox reports that
 * try as a violation. What is checked here are small messages, so nothing is lost.
 */
z.config({ jitless: true });

export { z };
