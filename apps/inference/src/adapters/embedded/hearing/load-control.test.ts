import { describe, expect, it } from 'vitest';
import { LoadControl } from './load-control.ts';
import { PieceClock } from './piece-clock.ts';

describe('load control', () => {
  it('tries less hard when the lag stays over 300 ms, and refuses when that did not help', () => {
    const control = new LoadControl();
    control.observe(400, 0);
    expect(control.effort).toBe('full');
    control.observe(400, 600);
    expect([control.effort, control.isOverloaded]).toEqual(['narrow', false]);
    control.observe(900, 2100);
    expect(control.isOverloaded).toBe(true);
  });

  it('takes a burst that is worked off for nothing', () => {
    const control = new LoadControl();
    control.observe(900, 0);
    control.observe(200, 300);
    control.observe(900, 700);
    control.observe(50, 1100);
    expect([control.effort, control.isOverloaded]).toEqual(['full', false]);
  });

  it('recovers after some seconds of calm, not at the first good moment', () => {
    const control = new LoadControl();
    control.observe(500, 0);
    control.observe(500, 2500);
    control.observe(20, 3000);
    control.observe(20, 5000);
    expect(control.isOverloaded).toBe(true);
    control.observe(20, 6000);
    expect([control.effort, control.isOverloaded]).toEqual(['full', false]);
  });
});

describe('the lag of a worker', () => {
  it('is the age of the oldest piece that is not decoded', () => {
    const clock = new PieceClock();
    const done = new Int32Array(clock.counter);
    expect(clock.lagMs(10)).toBe(0);
    clock.pieceSent(100);
    clock.pieceSent(120);
    expect(clock.lagMs(150)).toBe(50);
    Atomics.add(done, 0, 1);
    expect(clock.lagMs(150)).toBe(30);
    Atomics.add(done, 0, 1);
    expect(clock.lagMs(150)).toBe(0);
  });

  it('stays right when more waits than is remembered', () => {
    const clock = new PieceClock();
    for (let piece = 0; piece < 20_000; piece++) clock.pieceSent(piece);
    expect(clock.lagMs(20_000)).toBe(8192);
  });
});
