import { describe, expect, it } from 'vitest';
import type { ClientEvent, CommandId, PlaybackAction } from '@duet/shared';
import { VirtualListener, type ListenerMark } from './virtual-listener.ts';

const frameSamples = 480;
function listener(): {
  player: VirtualListener; confirmed: ClientEvent<'playback-confirmed'>[]; reports: ClientEvent<'playback-reported'>[]; marks: ListenerMark[];
  send: (epoch: number, from: number, count: number, options?: { value?: number; isLast?: boolean }) => void; hear: (frames: number) => number[];
  command: (action: PlaybackAction, epoch: number, rampMs?: number) => void;
} {
  const confirmed: ClientEvent<'playback-confirmed'>[] = [];
  const reports: ClientEvent<'playback-reported'>[] = [];
  const marks: ListenerMark[] = [];
  const player = new VirtualListener({
    jitterBufferMs: 60, longestJitterBufferMs: 200, onReport: (report) => reports.push(report), onConfirmed: (confirmation) => confirmed.push(confirmation), onMark: (mark) => marks.push(mark),
  });
  let commands = 0;
  return {
    player, confirmed, reports, marks,
    send: (epoch, from, count, { value = 1000, isLast = false } = {}) => {
      for (let index = 0; index < count; index += 1) {
        player.receive({
          sequence: 0, epoch, position: (from + index) * frameSamples, echoSimilarity: 0, isLast: isLast && index === count - 1, isMuted: false, samples: new Int16Array(frameSamples).fill(value),
        });
      }
    },
    /** The loudness of each frame that was heard: its last sample. */
    hear: (frames) => Array.from({ length: frames }, () => {
      const output = new Int16Array(frameSamples);
      player.render(output);
      return output.at(-1) ?? 0;
    }),
    command: (action, epoch, rampMs = 20) => {
      commands += 1;
      player.command({ epoch, commandId: `c${String(commands)}` as CommandId, action, rampMs, gainDb: action === 'duck' || action === 'resume-ducked' ? -20 : 0 });
    },
  };
}

describe('the virtual listener', () => {
  it('gathers 60 ms before an answer starts, and plays a short one at once', () => {
    const long = listener();
    long.send(1, 0, 2);
    expect(long.hear(2)).toEqual([0, 0]);
    long.send(1, 2, 1);
    expect(long.hear(4)).toEqual([1000, 1000, 1000, 0]);
    const short = listener();
    short.send(1, 0, 1, { isLast: true });
    expect(short.hear(2)).toEqual([1000, 0]);
    expect(short.marks.map((mark) => mark.type)).toEqual(['answer-began', 'finished']);
  });

  it('reports its position each 100 ms, and the whole answer when it ends', () => {
    const { send, hear, reports } = listener();
    send(1, 0, 12, { isLast: true });
    hear(14);
    expect(reports.map((report) => report.playedSample)).toEqual([0, 2400, 4800, 5760]);
    expect(reports.at(-1)).toMatchObject({ epoch: 1, isPlaying: false, bufferedSamples: 0 });
  });

  it('ducks, holds at a sample, and resumes from that very sample', () => {
    const { send, hear, command, confirmed, marks } = listener();
    send(1, 0, 20);
    expect(hear(2)).toEqual([1000, 1000]);
    command('duck', 1);
    expect(hear(2)).toEqual([100, 100]);
    command('hold', 1);
    expect(hear(3)).toEqual([0, 0, 0]);
    expect(confirmed.at(-1)).toMatchObject({ action: 'hold', epoch: 1, playedSample: 5 * frameSamples });
    command('resume', 1);
    expect(confirmed.at(-1)).toMatchObject({ action: 'resume', playedSample: 5 * frameSamples });
    expect(hear(2)).toEqual([1000, 1000]);
    expect(marks.map((mark) => mark.type)).toEqual(['answer-began', 'ducked', 'held', 'resumed']);
  });

  it('flushes: what is left never sounds, and the answer after it does', () => {
    const { send, hear, command, confirmed } = listener();
    send(1, 0, 20);
    hear(3);
    command('flush', 1);
    send(2, 0, 3, { value: -7 });
    expect(hear(4)).toEqual([0, -7, -7, -7]);
    expect(confirmed.at(-1)).toMatchObject({ action: 'flush', epoch: 1, playedSample: 4 * frameSamples });
  });

  it('drops what bears an old epoch', () => {
    const { player, send, hear } = listener();
    send(2, 0, 1);
    send(1, 0, 20);
    send(2, 1, 2);
    expect(hear(4)).toEqual([1000, 1000, 1000, 0]);
    expect(player.statistics.staleFrames).toBe(20);
  });

  it('ends an answer when a higher epoch comes without a flush', () => {
    const { send, hear } = listener();
    send(1, 0, 20);
    hear(3);
    send(2, 0, 3, { value: 5 });
    expect(hear(2)).toEqual([expect.any(Number), 5]);
  });

  it('counts running dry, gathers more the next time, and counts what never came', () => {
    const { player, send, hear } = listener();
    send(1, 0, 3);
    hear(4);
    expect(player.statistics.underruns).toBe(1);
    send(1, 4, 4);
    expect(hear(1)).toEqual([0]);
    expect(player.statistics.missingSamples).toBe(frameSamples);
  });

  it('takes an answer up in its middle after a resumed call', () => {
    const { send, hear, reports } = listener();
    send(3, 50, 3);
    expect(hear(1)).toEqual([1000]);
    expect(reports[0]).toMatchObject({ epoch: 3, playedSample: 24_000 });
  });

  it('plays a repeated frame once', () => {
    const { player, send, hear } = listener();
    send(1, 0, 3);
    send(1, 1, 2);
    expect(hear(4)).toEqual([1000, 1000, 1000, 0]);
    expect(player.statistics.missingSamples).toBe(0);
  });

  it('confirms a hold that comes while nothing sounds', () => {
    const { command, confirmed } = listener();
    command('hold', 1);
    expect(confirmed).toHaveLength(1);
  });
});
