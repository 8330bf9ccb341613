import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import * as messagePackParser from 'socket.io-msgpack-parser';
import {
  clientEventSchemas, decodeAudioFrame, defaultCallSettings, downFrameSamples, encodeAudioFrame, upSampleRateHz,
  type AudioFrame, type ClientEventName, type ErrorCode, type ServerEvent, type ServerEventName,
} from '@duet/shared';

export interface SmallServer {
  url: string;
  /** Events that came from the client, checked against the protocol. */
  received: { name: ClientEventName; payload: Record<string, unknown> }[];
  frames: AudioFrame[];
  violations: string[];
  /** Until no client is connected any more. */
  untilLeft: () => Promise<void>;
  close: () => Promise<void>;
}

export interface SmallServerOptions {
  /** Answer to each typed question, in frames of 20 ms. */
  answerFrames?: number;
  refuseWith?: string;
  /** What becomes of the first question after the clock: the line breaks, or it is refused. Later ones are answered. */
  clockFault?: 'break' | 'refuse';
  /** Answers to the first `call-started` of all connections, in turn; the next one opens the call. */
  startReplies?: readonly unknown[];
  /** Ends the call by itself with this reason at the first question. */
  endsWith?: ServerEvent<'session-ended'>['reason'];
  /** Answers no question. */
  isSilent?: boolean;
  /** Raises this error at the first sound that is not silence. */
  failsAtSpeech?: ErrorCode;
  /** Sends this beside the first answer, whatever the protocol says of it. */
  oddEvent?: { name: string; payload: unknown };
}

const sampleValue = 4000;

/** The other end of the protocol, as small as it can be: opens calls, and answers each typed question with a constant sound. Speaks real socket.io. */
export async function startSmallServer(options: SmallServerOptions = {}): Promise<SmallServer> {
  const http = createServer();
  const io = new Server(http, { parser: messagePackParser, transports: ['websocket'], serveClient: false });
  const received: SmallServer['received'] = [];
  const frames: AudioFrame[] = [];
  const violations: string[] = [];
  const startReplies = [...options.startReplies ?? []];
  const startedAt = performance.now();
  const at = (): number => performance.now() - startedAt;

  io.of('/interactive').on('connection', (socket) => {
    let epoch = 0;
    let answer: { id: string; totalSamples: number } | null = null;
    const emit = <Name extends ServerEventName>(name: Name, payload: Omit<ServerEvent<Name>, 'at' | 'epoch'>): void => { socket.emit(name, { at: at(), epoch, ...payload }); };
    const state = (name: ServerEvent<'state-changed'>['state']): void => { emit('state-changed', { state: name, generationSeat: 'A' }); };
    let hasHeard = false;
    socket.on('audio', (packet: Uint8Array) => {
      const frame = decodeAudioFrame(packet, upSampleRateHz);
      frames.push(frame);
      if (hasHeard || frame.samples.every((sample) => sample === 0)) return;
      hasHeard = true;
      if (options.failsAtSpeech !== undefined) socket.emit('error-raised', { at: at(), error: { code: options.failsAtSpeech, parameters: {} } });
    });
    socket.onAny((name: string, payload: unknown, reply?: (value: unknown) => void) => {
      if (name === 'audio') return;
      const schema = clientEventSchemas[name as ClientEventName] as (typeof clientEventSchemas)[ClientEventName] | undefined;
      const parsed = schema?.safeParse(payload);
      if (parsed?.success !== true) violations.push(name);
      received.push({ name: name as ClientEventName, payload: (parsed?.data ?? {}) as Record<string, unknown> });
      if (name === 'call-started') start(payload as Record<string, unknown>, reply);
      if (name === 'clock-asked') tellClock((payload as { sentAt: number }).sentAt, reply);
      if (name === 'question-typed') respond();
      if (name === 'playback-reported') progress(payload as { playedSample: number; epoch: number });
      if (name === 'control-pressed' && (payload as { control: string }).control === 'end') emit('session-ended', { reason: 'ended' });
    });

    function start(payload: Record<string, unknown>, reply?: (value: unknown) => void): void {
      if (options.refuseWith !== undefined) return reply?.({ error: { code: options.refuseWith, parameters: {} } });
      if (startReplies.length > 0) return reply?.(startReplies.shift());
      reply?.({ isOpen: true });
      emit('session-opened', {
        sessionId: 's1', resumeToken: 'token', isResumed: 'resumeToken' in payload, generationSeat: 'A', seats: [{ seat: 'A', engineName: 'small' }, { seat: 'B', engineName: 'small' }],
        engine: { id: 'small', name: 'small', runsOn: 'this test', isVita: false, modalitiesIn: ['text'], modalitiesOut: ['audio'], languages: [], voices: [], abilities: [], limits: { textCharacters: 100, images: 1, imageBytes: 1e6, audioSeconds: 30 }, missing: [] },
        settings: defaultCallSettings, transcript: [], lease: { idleLimitSeconds: 60, longestCallSeconds: 60, reconnectSeconds: 30 }, upPosition: frames.length * 320, answer: null,
      } as never);
      state('listening');
    }

    function tellClock(sentAt: number, reply?: (value: unknown) => void): void {
      const fault = received.filter(({ name }) => name === 'clock-asked').length === 1 ? options.clockFault : undefined;
      if (fault === 'break') socket.conn.close();
      else if (fault === 'refuse') reply?.({ error: { code: 'session.not-started', parameters: {} } });
      else reply?.({ sentAt, at: at() });
    }

    function respond(): void {
      if (options.oddEvent !== undefined) socket.emit(options.oddEvent.name, options.oddEvent.payload);
      if (options.endsWith !== undefined) return emit('session-ended', { reason: options.endsWith });
      if (options.isSilent === true) return;
      epoch += 1;
      const count = options.answerFrames ?? 10;
      answer = { id: `a${String(epoch)}`, totalSamples: count * downFrameSamples };
      emit('answer-started', { answerId: answer.id, seat: 'A', questionId: null, source: '', frameAgeMs: null } as never);
      state('speaking');
      for (let index = 0; index < count; index += 1) {
        const packet = encodeAudioFrame({ sequence: index, epoch, position: index * downFrameSamples, isLast: index === count - 1, samples: new Int16Array(downFrameSamples).fill(sampleValue) });
        socket.emit('audio', Buffer.from(packet.buffer));
      }
      emit('answer-generated', { answerId: answer.id, totalSamples: answer.totalSamples, source: '' } as never);
    }

    function progress(report: { playedSample: number; epoch: number }): void {
      if (answer === null || report.epoch !== epoch || report.playedSample < answer.totalSamples) return;
      emit('answer-finished', { answerId: answer.id } as never);
      answer = null;
      state('listening');
    }
  });

  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`, received, frames, violations,
    untilLeft: async () => {
      const left = async (): Promise<void> => await new Promise((resolve) => { for (const socket of io.of('/interactive').sockets.values()) socket.once('disconnect', () => { resolve(); }); });
      while (io.of('/interactive').sockets.size > 0) await left();
    },
    close: async () => { await io.close(); },
  };
}
