import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, type EventLogLine } from '@duet/shared';
import { startSmallServer, type SmallServer, type SmallServerOptions } from '../testing/small-server.ts';
import { runTalk } from './run-talk.ts';

let folder = '';
let server: SmallServer | null = null;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'duet-talk-')); });
afterEach(async () => {
  await server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

async function talk(options: SmallServerOptions, ...argv: string[]): Promise<{ code: number; out: string; err: string; server: SmallServer }> {
  server = await startSmallServer(options);
  const texts = { out: '', err: '' };
  const code = await runTalk(['--url', server.url, ...argv], { out: (text) => { texts.out += text; }, err: (text) => { texts.err += text; } });
  return { code, ...texts, server };
}
const file = (name: string): string => join(folder, name);
const readLines = (): EventLogLine[] => readFileSync(file('events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as EventLogLine);

describe('npm run talk', () => {
  it('asks, hears the answer to its end, and writes both sides on one clock and every event', async () => {
    writeFileSync(file('tone.wav'), encodeWav({ sampleRateHz: 8000, channels: [new Int16Array(800).fill(9000)] }));
    const { code, err, server: { frames, received, violations } } = await talk({ answerFrames: 10 },
      '--say', `${file('tone.wav')}@0.1`, '--text', 'what time is it', '--out', file('call.wav'), '--events', file('events.jsonl'));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(violations).toEqual([]);
    expect(received.map(({ name }) => name)).toEqual(expect.arrayContaining(['call-started', 'clock-asked', 'question-typed', 'playback-reported', 'control-pressed']));
    expect(frames.map((frame) => frame.position)).toEqual(frames.map((_, index) => index * 320));

    const { sampleRateHz, channels: [user, assistant] } = decodeWav(readFileSync(file('call.wav')));
    expect(sampleRateHz).toBe(24_000);
    expect(user?.findIndex((sample) => sample > 4500)).toBe(2400);
    expect(assistant?.filter((sample) => sample === 4000)).toHaveLength(4800);

    const lines = readLines();
    for (const line of lines) expect(line).toMatchObject({ at: expect.any(Number) as number, clock: expect.stringMatching(/^(server|client)$/) as string, type: expect.any(String) as string, epoch: expect.any(Number) as number });
    expect(lines.map((line) => line.type)).toEqual(expect.arrayContaining(['session-opened', 'clock-asked', 'stimulus-started', 'stimulus-ended', 'question-typed', 'answer-started', 'answer-finished', 'session-ended']));
  });

  it('waits with what has no time until the answer before it was heard', async () => {
    const { code, server: { received } } = await talk({ answerFrames: 5 }, '--text', 'one', '--text', 'two');
    expect(code).toBe(0);
    const order = received.filter(({ name, payload }) => name === 'question-typed' || (name === 'playback-reported' && payload['isPlaying'] === false)).map(({ name }) => name);
    expect(order).toEqual(['question-typed', 'playback-reported', 'question-typed', 'playback-reported']);
  });

  it('shows the picture from the start, and asks at once what follows it', async () => {
    await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).png().toFile(file('red.png'));
    const { code, err, server: { received, violations } } = await talk({ answerFrames: 2 }, '--image', file('red.png'), '--text', 'what do you see', '--longest', '5');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(violations).toEqual([]);
    const order = received.map(({ name }) => name).filter((name) => name === 'camera-frame' || name === 'question-typed');
    expect(order.slice(0, order.indexOf('question-typed') + 1)).toEqual(['camera-frame', 'question-typed']);
  });

  it.each([['break', /broke off: transport\.disconnected/], ['refuse', /broke off: session\.not-started/]] as const)('lets go of the call and writes its files when the clock cannot be asked: %s', async (clockFault, message) => {
    const { code, err, server: { untilLeft } } = await talk({ clockFault }, '--text', 'hello', '--out', file('call.wav'), '--events', file('events.jsonl'));
    expect(code).toBe(1);
    expect(err).toMatch(message);
    await untilLeft();
    expect(decodeWav(readFileSync(file('call.wav'))).sampleRateHz).toBe(24_000);
    expect(readFileSync(file('events.jsonl'), 'utf8')).toContain('"session-opened"');
  });

  it('fails when the server ends the session by itself', async () => {
    const { code, err } = await talk({ endsWith: 'idle' }, '--text', 'hello');
    expect(code).toBe(1);
    expect(err).toContain('ended by the server: idle');
  });

  it('fails when the server breaks its protocol', async () => {
    const { code, err } = await talk({ answerFrames: 2, oddEvent: { name: 'state-changed', payload: { state: 'confused' } } }, '--text', 'hello');
    expect(code).toBe(1);
    expect(err).toMatch(/broke its protocol: state-changed/);
  });

  it('fails when its recordings cannot be heard, and not when it only types', async () => {
    const oddEvent = { name: 'error-raised', payload: { at: 0, error: { code: 'engine.recognizer-missing', parameters: {} } } };
    writeFileSync(file('tone.wav'), encodeWav({ sampleRateHz: 8000, channels: [new Int16Array(800).fill(9000)] }));
    const typed = await talk({ answerFrames: 2, oddEvent }, '--text', 'hello');
    expect(typed.code).toBe(0);
    await server?.close();
    const spoken = await talk({ answerFrames: 2, oddEvent }, '--say', `${file('tone.wav')}@0.1`, '--text', 'hello');
    expect(spoken.code).toBe(1);
    expect(spoken.err).toContain('engine.recognizer-missing');
  });

  it('fails when the engine fails at what was said to it', async () => {
    const tone = new Int16Array(3200).fill(9000);
    writeFileSync(file('tone.wav'), encodeWav({ sampleRateHz: 16_000, channels: [tone] }));
    const { code, err } = await talk({ failsAtSpeech: 'engine.failed' }, '--say', file('tone.wav'));
    expect(code).toBe(1);
    expect(err).toMatch(/tone\.wav" was not answered as it should be: engine\.failed/);
  });

  it('fails when its question got an error instead of an answer, and not when it was answered all the same', async () => {
    const oddEvent = { name: 'error-raised', payload: { at: 0, error: { code: 'transport.rate-exceeded', parameters: { limit: 100 } } } };
    const answered = await talk({ answerFrames: 2, oddEvent }, '--text', 'hello');
    expect(answered.code).toBe(0);
    await server?.close();
    const dropped = await talk({ isSilent: true, oddEvent }, '--text', 'hello');
    expect(dropped.code).toBe(1);
    expect(dropped.err).toContain('"hello" was not answered as it should be: transport.rate-exceeded (limit=100)');
  });

  it('says why a call was refused', async () => {
    const { code, err } = await talk({ refuseWith: 'capacity.queue-full' }, '--text', 'hello', '--events', file('events.jsonl'));
    expect(code).toBe(1);
    expect(err).toContain('capacity.queue-full');
    expect(readLines()).toMatchObject([{ at: 0, clock: 'client', type: 'call-started' }, { clock: 'client', type: 'call-refused', error: { code: 'capacity.queue-full' } }]);
  });

  it('says how to mend an address at which nothing answers', async () => {
    let err = '';
    const code = await runTalk(['--url', 'http://127.0.0.1:9', '--text', 'hello'], { out: () => undefined, err: (text) => { err += text; } });
    expect(code).toBe(3);
    expect(err).toMatch(/cannot be reached.*ECONNREFUSED[\s\S]*npm start/);
  });

  it('names the file that cannot be played, before it connects', async () => {
    let err = '';
    writeFileSync(file('song.mp3'), 'ID3');
    const run = async (...argv: string[]): Promise<number> => await runTalk(['--url', 'http://127.0.0.1:9', ...argv], { out: () => undefined, err: (text) => { err += text; } });
    expect(await run('--say', file('song.mp3'))).toBe(2);
    expect(await run('--say', file('missing.wav'))).toBe(2);
    expect(await run('--text', 'a', '--image', file('song.mp3'))).toBe(2);
    expect(err).toMatch(/song\.mp3 cannot be played: not a RIFF WAV file[\s\S]*missing\.wav cannot be read: there is no such file[\s\S]*song\.mp3 is no picture/);
  });

  it('refuses what could only fail after the call: no sound, a time beyond its end, a file that cannot be written', async () => {
    let err = '';
    writeFileSync(file('none.wav'), encodeWav({ sampleRateHz: 16_000, channels: [new Int16Array(0)] }));
    writeFileSync(file('empty.wav'), '');
    const run = async (...argv: string[]): Promise<number> => await runTalk(['--url', 'http://127.0.0.1:9', ...argv], { out: () => undefined, err: (text) => { err += text; } });
    expect(await run('--say', file('none.wav'))).toBe(2);
    expect(await run('--say', file('empty.wav'))).toBe(2);
    expect(await run('--say', folder)).toBe(2);
    expect(await run('--text', 'hello@301')).toBe(2);
    expect(await run('--text', 'hello', '--out', join(folder, 'nowhere', 'call.wav'))).toBe(2);
    expect(await run('--text', 'hello', '--events', folder)).toBe(2);
    expect(err).toMatch(/none\.wav cannot be played: it holds no sound[\s\S]*empty\.wav is empty[\s\S]*cannot be read: it is a folder[\s\S]*hello@301 lies beyond[\s\S]*call\.wav cannot be written[\s\S]*it is a folder/);
  });
});
