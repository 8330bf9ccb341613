// Runs a service so that it ends with the start script, however that went: killed or crashed, it cannot tell anybody. `node run-service.mjs MAIN.ts [arguments]`.
// Not a preload (`--import`): Next hands those on to its own helpers, whose channel is none of ours.
import { pathToFileURL } from 'node:url';

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The service sees itself as called without this file in between.
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1] ?? '').href);
