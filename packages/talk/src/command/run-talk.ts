import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuetError } from '@duet/shared';
import { helpText, readTalkArguments, UsageError, type TalkArguments } from './arguments.ts';
import { EventLog } from './event-log.ts';
import { holdConversation } from './hold-conversation.ts';
import { loadPicture, loadRecording } from './load-stimuli.ts';
import type { Stimulus } from './schedule-stimuli.ts';
import { stereoRecording } from './stereo-recording.ts';

export const exitCodes = { good: 0, failed: 1, usage: 2, unreachable: 3 } as const;
export interface TalkOutput { out: (text: string) => void; err: (text: string) => void }

/** The command line: reads its arguments, holds the call, writes the files. @returns the exit code. */
export async function runTalk(argv: readonly string[], { out, err }: TalkOutput): Promise<number> {
  try {
    const options = readTalkArguments(argv);
    if (options === null) {
      out(helpText);
      return exitCodes.good;
    }
    for (const file of [options.out, options.events]) if (file !== null) checkWritable(file);
    const stimuli = await Promise.all(options.items.map(load));
    const say = (line: string): void => { if (!options.isQuiet) out(`${line}\n`); };
    const log = new EventLog();
    const writeLog = (): void => { if (options.events !== null && log.lines.length > 0) write(options.events, log.toJsonLines()); };
    const conversation = await holdConversation(options, stimuli, { say, log }).catch((thrown: unknown) => {
      writeLog();
      throw thrown;
    });
    writeLog();
    if (options.out !== null) write(options.out, stereoRecording(conversation.spoken, conversation.heard));
    if (conversation.failure === null) return exitCodes.good;
    err(`The session did not end well: ${conversation.failure}\n`);
    return exitCodes.failed;
  } catch (thrown) {
    return explain(thrown, err);
  }
}

async function load(item: TalkArguments['items'][number]): Promise<Stimulus> {
  const { atSeconds } = item;
  if (item.type === 'text') return { type: 'text', text: item.text, atSeconds };
  if (item.type === 'image') return { type: 'image', name: item.file, image: await loadPicture(item.file), atSeconds };
  return { type: 'say', name: item.file, samples: loadRecording(item.file), atSeconds };
}

/** Before the call: whoever has talked for ten minutes should not lose it to a folder that is not there. */
function checkWritable(file: string): void {
  try {
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error('it is a folder');
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function explain(thrown: unknown, err: TalkOutput['err']): number {
  if (thrown instanceof UsageError) {
    err(`${thrown.message}\nnpm run talk -- --help lists the options.\n`);
    return exitCodes.usage;
  }
  const { code, parameters, message } = DuetError.from(thrown);
  if (code === 'transport.unreachable') {
    err(`Duet cannot be reached at ${String(parameters['url'])}: ${String(parameters['reason'])}\nTo mend it: ${String(parameters['remedy'] ?? 'look at the log of the service')}.\n`);
    return exitCodes.unreachable;
  }
  err(`The call was refused: ${message}\n`);
  return exitCodes.failed;
}
