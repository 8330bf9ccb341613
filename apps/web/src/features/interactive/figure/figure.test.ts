import { describe, expect, it } from 'vitest';
import { centerX, discBars, heardEdge, litTicks, monitorLine, radius, tickCount, userBars } from './figure-geometry.ts';
import { FigureMotion } from './figure-motion.ts';
import { heardShare, type FigureView } from './figure-view.ts';
import { HeardShares } from './heard-shares.ts';
import { seatRoles } from './seat-roles.ts';

const running = (answerId: string, share = 0.5): FigureView['answers']['A'] => ({ answerId, heardShare: share, isRunning: true });
const base: FigureView = { state: 'listening', generationSeat: 'A', answers: { A: null, B: null }, cut: null, isAnswerPending: false };
const speaking: FigureView = { ...base, state: 'speaking', answers: { A: running('a1'), B: null } };

describe('heard share', () => {
  it('counts whole words, and the word that is being said not yet', () => {
    const answer = { text: 'one two three four', heardCharacters: 9, state: 'speaking' } as const;
    expect(heardShare(answer)).toBe(0.5);
    expect(heardShare({ ...answer, heardCharacters: 7 })).toBe(0.5);
    expect(heardShare({ ...answer, heardCharacters: 6 })).toBe(0.25);
  });

  it('counts Chinese characters as words', () => {
    expect(heardShare({ text: '灯塔是高塔。', heardCharacters: 3, state: 'speaking' })).toBeGreaterThanOrEqual(0.4);
  });

  it('never lets the edge run back while more text arrives', () => {
    const shares = new HeardShares();
    expect(shares.of(speaking).A).toBe(0.5);
    expect(shares.of({ ...speaking, answers: { A: running('a1', 0.3), B: null } }).A).toBe(0.5);
    expect(shares.of({ ...speaking, answers: { A: running('a2', 0.1), B: null } }).A).toBe(0.1);
  });
});

describe('geometry', () => {
  it('overlaps the circles by 0.3 R and keeps A left', () => {
    expect(centerX.A + radius - (centerX.B - radius)).toBeCloseTo(0.3 * radius);
    expect(centerX.A).toBeLessThan(centerX.B);
  });

  it('lights no tick at 0 and all at 1', () => {
    expect([litTicks(0), litTicks(1), litTicks(2)]).toEqual([0, tickCount, tickCount]);
  });

  it('knocks out the bars left of the edge and colours those right of it', () => {
    const wave = new Float32Array(25).fill(0.5);
    const all = discBars('A', radius, heardEdge('A', radius, 1), wave);
    const none = discBars('A', radius, heardEdge('A', radius, 0), wave);
    expect([all.coloured, none.knockedOut]).toEqual(['', '']);
    expect(all.knockedOut).toBe(none.coloured);
  });

  it('draws finite figures from any wave', () => {
    for (const wave of [new Float32Array(84), new Float32Array(84).fill(9), new Float32Array(0)]) {
      expect(userBars(wave, 1) + monitorLine('B', wave, 1)).not.toMatch(/NaN|Infinity/u);
    }
  });
});

describe('motion', () => {
  it('ducks in 40 ms, not slower than the sound', () => {
    const motion = new FigureMotion(speaking);
    motion.aim({ ...speaking, state: 'ducked' }, 1000, false);
    expect(motion.poseAt(1020, false).A.disc).toBeCloseTo(0.85);
    expect(motion.poseAt(1040, false).A.disc).toBe(0.7);
  });

  it('slides the thread and passes the disc in 420 ms, and keeps the cut readable for 700 ms', () => {
    const motion = new FigureMotion({ ...speaking, state: 'held' });
    const swapped: FigureView = { ...base, state: 'speaking', generationSeat: 'B', answers: { A: { answerId: 'a1', heardShare: 0.5, isRunning: false }, B: running('b1') }, cut: { seat: 'A', answerId: 'a1' } };
    motion.aim(swapped, 1000, false);
    expect(motion.poseAt(1200, false).monitor).toBeGreaterThan(0);
    expect(motion.poseAt(1200, false).monitor).toBeLessThan(1);
    const settled = motion.poseAt(1500, false);
    expect([settled.monitor, settled.B.disc, settled.A.cut]).toEqual([0, 1, 1]);
    motion.poseAt(1701, false);
    const opened = motion.poseAt(1900, false);
    expect([opened.A.cut, opened.A.disc]).toEqual([0, 0]);
  });

  it('switches at once with reduced motion', () => {
    const motion = new FigureMotion(speaking);
    motion.aim({ ...speaking, state: 'ducked' }, 1000, true);
    expect(motion.poseAt(1000, true).A.disc).toBe(0.7);
  });

  it('does not replay an old cut when the page is loaded again', () => {
    const motion = new FigureMotion({ ...base, cut: { seat: 'A', answerId: 'a1' } });
    expect(motion.poseAt(0, false).A.cut).toBe(0);
  });
});

describe('text twin', () => {
  it('says who was cut and who takes over, and takes nobody for a speaker after the stop button', () => {
    expect(seatRoles({ ...base, state: 'interrupted', generationSeat: 'B', cut: { seat: 'A', answerId: 'a1' } })).toEqual({ A: 'cut', B: 'takes' });
    expect(seatRoles({ ...base, state: 'interrupted', generationSeat: 'A', cut: { seat: 'A', answerId: 'a1' } })).toEqual({ A: 'cut', B: 'monitors' });
  });

  it('never says that a seat speaks when no answer runs', () => {
    expect(seatRoles({ ...base, state: 'noise' }).A).toBe('rest');
    expect(seatRoles(base)).toEqual({ A: 'rest', B: 'listens' });
  });
});
