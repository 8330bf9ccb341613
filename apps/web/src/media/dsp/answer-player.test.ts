import { expect, test } from 'vitest';
import { AnswerPlayer } from './answer-player.ts';
import type { PlaybackCommand, PlayerMark } from './player-messages.ts';

/** A player at 48 kHz, rendered by hand in quanta of 128 frames. */
class Bench {
  readonly marks: PlayerMark[] = [];
  readonly rateHz = 48_000;
  readonly player = new AnswerPlayer({ sampleRateHz: 48_000, jitter: { shortestMs: 60, longestMs: 200 }, tell: (mark) => this.marks.push(mark) });
  frame = 0;
  #commands = 0;

  /** `ms` of a steady tone of 400 Hz, in packets of 20 ms. */
  send(ms: number, { epoch = 0, position = 0, isLast = false, level = 0.5 } = {}): void {
    for (let sent = 0; sent < ms; sent += 20) {
      const start = position + sent * 24;
      const samples = Int16Array.from({ length: 480 }, (_, index) => Math.round(level * 32767 * Math.sin((2 * Math.PI * 400 * (start + index)) / 24_000)));
      this.player.receive({ epoch, position: start, isLast: isLast && sent + 20 >= ms, samples });
    }
  }

  render(ms: number): Float32Array {
    const output = new Float32Array(Math.ceil((ms * 48) / 128) * 128);
    for (let start = 0; start < output.length; start += 128) {
      this.player.render(output.subarray(start, start + 128), this.frame);
      this.frame += 128;
    }
    return output;
  }

  command(action: PlaybackCommand['action'], { epoch = 0, rampMs = 20, gainDb = -18 } = {}): string {
    this.#commands += 1;
    const commandId = `c${String(this.#commands)}`;
    this.player.command({ epoch, commandId, action, rampMs, gainDb });
    return commandId;
  }

  marked(type: PlayerMark['type'], commandId?: string): PlayerMark | undefined {
    return this.marks.find((mark) => mark.type === type && (commandId === undefined || mark.commandId === commandId));
  }
}

const rms = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
/** A tone of 400 Hz at half level moves by at most 0.026 between two frames at 48 kHz; a click moves by more. */
const greatestStep = (samples: Float32Array): number => samples.reduce((most, value, index) => Math.max(most, index === 0 ? 0 : Math.abs(value - (samples[index - 1] ?? 0))), 0);
const noClick = 0.03;

test('waits for the jitter buffer, then plays the answer from its first sample at its own level', () => {
  const bench = new Bench();
  bench.send(40);
  expect(rms(bench.render(20))).toBe(0);
  bench.send(200, { position: 40 * 24 });
  const output = bench.render(100);
  expect(rms(output)).toBeCloseTo(0.5 / Math.SQRT2, 2);
  expect(bench.marked('answer-began')).toMatchObject({ epoch: 0, playedSample: 0, frame: 1024 });
});

test('starts an answer that is shorter than the jitter buffer at once', () => {
  const bench = new Bench();
  bench.send(20, { isLast: true });
  expect(rms(bench.render(10))).toBeGreaterThan(0.3);
  bench.render(40);
  expect(bench.marked('finished')).toMatchObject({ playedSample: 480 });
  expect(bench.player.report).toMatchObject({ isPlaying: false, playedSample: 480, underruns: 0 });
});

test('ducks without a click, and says the frame of the first ducked sample', () => {
  const bench = new Bench();
  bench.send(1000);
  const before = bench.render(200);
  const id = bench.command('duck', { rampMs: 40 });
  const after = bench.render(200);
  expect(bench.marked('ducked', id)).toMatchObject({ frame: before.length });
  expect(bench.marked('confirmed', id)?.playedSample).toBeCloseTo(before.length / 2, -1);
  expect(greatestStep(Float32Array.of(...before, ...after))).toBeLessThan(noClick);
  expect(20 * Math.log10(rms(after.subarray(4800)) / rms(before.subarray(4800)))).toBeCloseTo(-18, 0);
});

test('holds at a sample after its fade, plays nothing while held, and resumes from that very sample', () => {
  const bench = new Bench();
  bench.send(2000);
  bench.render(200);
  const heldId = bench.command('hold');
  const fade = bench.render(20);
  const held = bench.render(300);
  expect(rms(held.subarray(128))).toBe(0);
  const mark = bench.marked('held', heldId);
  expect(mark?.playedSample).toBe(bench.player.report.playedSample);
  expect(mark?.lastAudibleFrame).toBeLessThanOrEqual(mark?.frame ?? 0);
  expect(mark?.lastAudibleFrame).toBeGreaterThan((mark?.frame ?? 0) - 48 * 3);
  expect(bench.player.report).toMatchObject({ isHeld: true, isPlaying: false });
  const resumedId = bench.command('resume', { rampMs: 60 });
  expect(bench.marked('confirmed', resumedId)?.playedSample).toBe(mark?.playedSample);
  const startFrame = bench.frame;
  const resumed = bench.render(100);
  expect(greatestStep(Float32Array.of(...fade, ...held, ...resumed))).toBeLessThan(noClick);
  expect((bench.marked('resumed', resumedId)?.frame ?? 0) - startFrame).toBeCloseTo(60 * 48, -1);
  expect(rms(resumed.subarray(3000))).toBeCloseTo(0.5 / Math.SQRT2, 2);
});

test('a resume that overtakes a hold turns the fade round, and both are confirmed', () => {
  const bench = new Bench();
  bench.send(1000);
  const before = bench.render(100);
  const holdId = bench.command('hold', { rampMs: 40 });
  const during = bench.render(10);
  const resumeId = bench.command('resume');
  const after = bench.render(200);
  expect(bench.marked('confirmed', holdId)).toBeDefined();
  expect(bench.marked('resumed', resumeId)).toBeDefined();
  expect(greatestStep(Float32Array.of(...before, ...during, ...after))).toBeLessThan(noClick);
  expect(bench.player.report.isPlaying).toBe(true);
});

test('flushes at once without a click, and the next answer begins at full level', () => {
  const bench = new Bench();
  bench.send(2000);
  const before = bench.render(200);
  bench.command('duck', { rampMs: 0 });
  const ducked = bench.render(50);
  const id = bench.command('flush', { epoch: 1, rampMs: 0 });
  bench.send(400, { epoch: 1 });
  const after = bench.render(100);
  expect(bench.marked('flushed', id)?.playedSample).toBeCloseTo((before.length + ducked.length) / 2, -3);
  expect(bench.marks.filter((mark) => mark.type === 'answer-began').at(-1)).toMatchObject({ epoch: 1, playedSample: 0 });
  expect(greatestStep(after)).toBeLessThan(noClick);
  expect(rms(after.subarray(2400))).toBeCloseTo(0.5 / Math.SQRT2, 2);
  expect(bench.player.report.epoch).toBe(1);
});

test('flushes what is held, and confirms the held sample', () => {
  const bench = new Bench();
  bench.send(1000);
  bench.render(100);
  bench.command('hold');
  bench.render(50);
  const { playedSample } = bench.player.report;
  const id = bench.command('flush', { epoch: 1 });
  expect(bench.marked('confirmed', id)).toMatchObject({ playedSample, epoch: 1 });
  expect(rms(bench.render(100))).toBe(0);
});

test('nothing of an old epoch sounds, neither what waits nor what still comes', () => {
  const bench = new Bench();
  bench.send(1000, { epoch: 3 });
  bench.render(100);
  bench.player.raiseEpoch(4);
  bench.send(500, { epoch: 3, position: 24_000 });
  bench.render(10);
  expect(rms(bench.render(200))).toBe(0);
  expect(bench.player.report.stalePackets).toBe(25);
  bench.command('duck', { epoch: 3 });
  bench.send(200, { epoch: 4 });
  expect(rms(bench.render(100))).toBeCloseTo(0.5 / Math.SQRT2, 1);
});

test('does not play twice what came twice', () => {
  const bench = new Bench();
  bench.send(200);
  bench.send(200);
  bench.send(100, { position: 150 * 24, isLast: true });
  const output = bench.render(400);
  expect(output.findLastIndex((value) => value !== 0)).toBeLessThan(255 * 48);
  expect(bench.marked('finished')).toMatchObject({ playedSample: 250 * 24 });
});

test('goes on from the position of a resumed answer, and reports on its clock', () => {
  const bench = new Bench();
  bench.send(400, { position: 48_000, epoch: 7 });
  bench.render(100);
  expect(bench.player.report.playedSample).toBeGreaterThan(48_000);
  expect(bench.player.report.playedSample).toBeLessThan(48_000 + 2600);
});

test('two answers of one epoch are heard one after the other, each on its own clock', () => {
  const bench = new Bench();
  bench.send(100, { isLast: true });
  bench.player.openAnswer(0);
  bench.send(200, { isLast: true });
  bench.render(400);
  expect(bench.marks.filter((mark) => mark.type === 'answer-began')).toHaveLength(2);
  expect(bench.player.report.playedSample).toBe(4800);
});

test('running dry falls without a click, is counted, grows the buffer, and goes on where it stopped', () => {
  const bench = new Bench();
  bench.send(100);
  const first = bench.render(200);
  expect(bench.player.report).toMatchObject({ underruns: 1, isPlaying: false, targetMs: 100 });
  expect(bench.marked('ran-dry')).toBeDefined();
  bench.send(80, { position: 2400 });
  expect(rms(bench.render(50))).toBe(0);
  bench.send(200, { position: 2400 + 1920 });
  const second = bench.render(100);
  expect(rms(second)).toBeGreaterThan(0.3);
  expect(greatestStep(Float32Array.of(...first, ...second))).toBeLessThan(noClick);
});

test('the buffer never grows beyond its limit, and shrinks again over calm answers', () => {
  const bench = new Bench();
  for (let times = 0; times < 10; times += 1) {
    bench.send(100, { position: times * 2400 });
    bench.render(700);
  }
  expect(bench.player.report.targetMs).toBe(200);
  for (let answer = 0; answer < 12; answer += 1) {
    bench.player.openAnswer(0);
    bench.send(100, { isLast: true });
    bench.render(300);
  }
  expect(bench.player.report.targetMs).toBe(60);
});

test('an answer that was said to be complete finishes without a last packet', () => {
  const bench = new Bench();
  bench.send(100);
  bench.render(40);
  bench.player.completeAnswer(0, 2400);
  bench.render(200);
  expect(bench.marked('finished')).toMatchObject({ playedSample: 2400 });
  expect(bench.player.report.underruns).toBe(0);
});

test('refuses more than the ring holds and counts it, and what it has stays whole', () => {
  const bench = new Bench();
  bench.send(25_000);
  expect(bench.player.report.overflows).toBeGreaterThan(0);
  expect(bench.player.report.bufferedSamples).toBeLessThanOrEqual(2 ** 19);
  expect(rms(bench.render(500))).toBeCloseTo(0.5 / Math.SQRT2, 2);
});
