import { runTalk } from './command/run-talk.ts';

process.exitCode = await runTalk(process.argv.slice(2), {
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
});
