import { DuetError, type AnyServerEvent } from '@duet/shared';
import type { EventLog } from './event-log.ts';
import { HeldCall } from './held-call.ts';
import type { TalkArguments } from './arguments.ts';
import { QuestionWatch } from './question-watch.ts';
import { scheduleStimuli, type Stimulus } from './schedule-stimuli.ts';
import { TurnWatch } from './turn-watch.ts';

export interface Conversation {
  /** What was said (16 kHz) and heard (24 kHz), in frames of 20 ms from the start of the call. */
  spoken: Int16Array[];
  heard: Int16Array[];
  /** Why the session did not end well; null when it did. */
  failure: string | null;
  statistics: { framesReceived: number; framesLost: number; underruns: number; missingSamples: number; disconnects: number };
}

const frameMs = 20;

/**
 * Holds one call from the first stimulus to the last answer.
 * @throws DuetError when the call cannot be opened; the log tells of that too. What goes wrong later is in `failure`.
 */
export async function holdConversation(options: Pick<TalkArguments, 'url' | 'isInsecure' | 'settings' | 'locale' | 'longestSeconds'>, stimuli: readonly Stimulus[], { say, log }: { say: (line: string) => void; log: EventLog }): Promise<Conversation> {
  const watch = new TurnWatch();
  const questions = new QuestionWatch();
  const spoken: Int16Array[] = [];
  const heard: Int16Array[] = [];
  const violations: string[] = [];
  let disconnects = 0;
  let ended: string | null = null;
  let gravest: DuetError | null = null;
  let onTick: (frame: number) => void = () => undefined;

  const call = await HeldCall.open({
    url: options.url, isInsecure: options.isInsecure, call: { settings: options.settings, locale: options.locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, client: 'talk' },
    onEvent: (event, receivedAt) => {
      log.server(event, receivedAt);
      watch.event(event, receivedAt);
      questions.event(event, receivedAt);
      const line = describe(event);
      if (line !== null) say(line);
      if (event.type === 'session-ended') ended = event.reason;
      if (event.type !== 'error-raised') return;
      const error = new DuetError(event.error.code, event.error.parameters);
      if (isGrave(error, stimuli)) gravest ??= error;
    },
    onSent: (name, payload) => { log.client(name, name === 'camera-frame' ? {} : (payload as Record<string, unknown>), performance.now()); },
    onViolation: (name, problem) => violations.push(`${name}: ${problem}`),
    onQueued: ({ place, estimatedWaitSeconds }) => { say(`every call is taken: place ${String(place)} in the queue${estimatedWaitSeconds === null ? '' : `, about ${String(estimatedWaitSeconds)} s`}`); },
    onDisconnected: (reason) => {
      disconnects += 1;
      say(`connection lost (${reason}), taking the call up again`);
    },
    onFrame: (microphone, playback, frame) => {
      spoken.push(microphone);
      heard.push(playback);
      onTick(frame);
    },
  }).catch((thrown: unknown) => {
    const error = DuetError.from(thrown);
    // At an address where nothing answers there was no call to refuse, and nothing to log.
    if (log.lines.length > 0) log.client('call-refused', { error: error.toWire() }, performance.now());
    throw error;
  });
  const untilOver = (): Promise<boolean> => new Promise((resolve, reject) => {
    const run = scheduleStimuli(call, { watch, questions, log }, stimuli);
    onTick = (frame) => {
      try {
        const isOver = run(frame) || ended !== null;
        if (isOver) resolve(false);
        else if (frame * frameMs > options.longestSeconds * 1000) resolve(true);
      } catch (thrown) {
        // Thrown on in the pacer's timer it would end the process, and what was heard so far with it.
        reject(DuetError.from(thrown));
      }
    };
  });

  let failure: string | null = null;
  try {
    log.setClockOffset((await call.client.measureClock()).offsetMs);
    if (await untilOver()) failure = `the call was not over after ${String(options.longestSeconds)} s`;
    onTick = () => undefined;
    if (ended === null) await call.end().catch(() => { failure ??= 'the server did not confirm the end of the call'; });
    else failure ??= endedByServer(ended);
  } catch (thrown) {
    failure = ended === null ? `the call broke off: ${DuetError.from(thrown).message}` : endedByServer(ended);
  } finally {
    // A pacer or a socket that is left keeps the process alive for ever.
    onTick = () => undefined;
    call.abandon();
  }
  failure ??= (gravest as DuetError | null)?.message ?? questions.end() ?? (violations.length > 0 ? `the server broke its protocol: ${violations.join('; ').slice(0, 500)}` : null);
  const { frames, framesLost } = call.client.received;
  const { underruns, missingSamples } = call.listener.statistics;
  return { spoken, heard, failure, statistics: { framesReceived: frames, framesLost, underruns, missingSamples, disconnects } };
}

const endedByServer = (reason: string): string => `the session was ended by the server: ${reason}`;

/** A warning to a person who can type instead is the end of a script that only speaks. */
const isGrave = ({ code, entry }: DuetError, stimuli: readonly Stimulus[]): boolean =>
  entry.severity === 'error' || entry.severity === 'fatal' || (code === 'engine.recognizer-missing' && stimuli.some(({ type }) => type === 'say'));

function describe(event: AnyServerEvent): string | null {
  const at = `${(event.at / 1000).toFixed(2).padStart(7)} s  `;
  switch (event.type) {
    case 'session-opened': return `${at}call ${event.sessionId} with ${event.engine.name}`;
    case 'queue-updated': return `${at}place ${String(event.place)} in the queue`;
    case 'utterance-started': return `${at}speech${event.isOverlap ? ' over the answer' : ''}`;
    case 'verdict-decided': return `${at}${event.state === 'noise' ? 'not a question' : 'question'} (${event.kind})${event.text === '' ? '' : `: ${event.text}`}`;
    case 'playback-commanded': return `${at}${event.action}`;
    case 'seat-swapped': return `${at}seat ${event.generationSeat} answers`;
    case 'answer-interrupted': return `${at}interrupted after: ${event.heardText}`;
    case 'answer-finished': return `${at}answer heard to its end`;
    case 'error-raised': return `${at}error ${event.error.code} ${JSON.stringify(event.error.parameters)}`;
    case 'session-ended': return `${at}session ended: ${event.reason}`;
    default: return null;
  }
}
