import type { Seat } from '@duet/shared';
import { playedWaveLength, userWaveLength } from '../call-view.ts';

/** One geometry for every size: two circles that overlap by 0.3 R, A left, B right, your wave below. Units of the view box. */
export const radius = 122;
export const centerY = 146;
export const viewBox = { x: 0, y: 0, width: 512, height: 352 } as const;
const middle = viewBox.width / 2;
export const centerX: Record<Seat, number> = { A: middle - radius * 0.85, B: middle + radius * 0.85 };
export const waveHeight = 34;
export const waveWidth = 336;
export const waveY = viewBox.height - waveHeight / 2 - 6;
export const waveLeft = middle - waveWidth / 2;

const fixed = (value: number): string => value.toFixed(1);

/** The detector's scale outside a seat: 33 ticks from six o'clock side up, every eighth longer; f = 0 at the bottom, 1 at the top. */
export const tickCount = 33;
const tickAngle = 1.19;
export const tickPaths: Record<Seat, readonly string[]> = { A: ticksOf('A'), B: ticksOf('B') };

function ticksOf(seat: Seat): string[] {
  const side = seat === 'A' ? -1 : 1;
  return Array.from({ length: tickCount }, (_, index) => {
    const angle = tickAngle - (index / (tickCount - 1)) * 2 * tickAngle;
    const outward = { x: side * Math.cos(angle), y: Math.sin(angle) };
    const [inner, outer] = [radius + 7, radius + (index % 8 === 0 ? 17 : 12.5)];
    return `M${fixed(centerX[seat] + outward.x * inner)} ${fixed(centerY + outward.y * inner)}L${fixed(centerX[seat] + outward.x * outer)} ${fixed(centerY + outward.y * outer)}`;
  });
}

/** How many ticks a probability lights. 0 lights none. */
export const litTicks = (probability: number): number => (probability <= 0 ? 0 : Math.min(tickCount, Math.floor(probability * (tickCount - 1)) + 1));

/** The triangle at the onset threshold. */
export function thresholdPath(seat: Seat, threshold: number): string {
  const side = seat === 'A' ? -1 : 1;
  const angle = tickAngle - threshold * 2 * tickAngle;
  const at = (distance: number, turn: number): string =>
    `${fixed(centerX[seat] + side * Math.cos(angle + turn) * distance)} ${fixed(centerY + Math.sin(angle + turn) * distance)}`;
  return `M${at(radius + 20, 0)}L${at(radius + 27, 0.028)}L${at(radius + 27, -0.028)}Z`;
}

/** The arc of a thinking ring, from nine o'clock back; the painter turns it. */
export function thinkingArc(seat: Seat): string {
  const at = (angle: number): string => `${fixed(centerX[seat] + radius * Math.cos(angle))} ${fixed(centerY + radius * Math.sin(angle))}`;
  return `M${at(-0.95)}A${radius} ${radius} 0 0 1 ${at(0)}`;
}

/** Where the heard part of a disc ends. */
export const heardEdge = (seat: Seat, discRadius: number, share: number): number => centerX[seat] - discRadius + 2 * discRadius * share;

export const barStep = 9;
/** Peaks are heard logarithmically; a square root comes near enough and keeps −18 dB at about a third of the height. */
const visibleLevel = (peak: number): number => Math.min(1, Math.sqrt(Math.max(0, peak)));

/** The bars inside a disc: those left of the edge are knocked out, those right of it stand in the seat's colour. */
export function discBars(seat: Seat, discRadius: number, edge: number, wave: ArrayLike<number>): { knockedOut: string; coloured: string } {
  let knockedOut = '';
  let coloured = '';
  const most = (playedWaveLength - 1) / 2;
  const each = Math.min(most, Math.floor((discRadius - 10) / barStep));
  for (let index = -each; index <= each; index += 1) {
    const x = centerX[seat] + index * barStep;
    const chord = Math.sqrt(Math.max(0, (discRadius - 8) ** 2 - (index * barStep) ** 2));
    const half = Math.max(0.2, chord * 0.95 * visibleLevel(wave[index + most] ?? 0));
    const bar = `M${fixed(x)} ${fixed(centerY - half)}V${fixed(centerY + half)}`;
    if (x < edge) knockedOut += bar;
    else coloured += bar;
  }
  return { knockedOut, coloured };
}

/** What the monitor hears: a flat fine line that your voice moves. */
export function monitorLine(seat: Seat, wave: ArrayLike<number>, voice: number): string {
  const left = centerX[seat] - radius + 16;
  const width = 2 * radius - 32;
  if (voice <= 0) return `M${fixed(left)} ${centerY}H${fixed(left + width)}`;
  const points = 80;
  let path = `M${fixed(left)} ${centerY}`;
  for (let index = 1; index <= points; index += 1) {
    const share = index / points;
    const peak = wave[Math.round(share * (wave.length - 1))] ?? 0;
    const swing = Math.sin(Math.PI * share) * voice * radius * 0.4 * visibleLevel(peak) * (index % 2 === 0 ? -1 : 1);
    path += `L${fixed(left + width * share)} ${fixed(centerY + swing)}`;
  }
  return path;
}

/** Your wave: one upright line for each peak, dots in silence. */
export function userBars(wave: ArrayLike<number>, voice: number): string {
  let path = '';
  for (let index = 0; index < userWaveLength; index += 1) {
    const share = index / (userWaveLength - 1);
    const window = 0.25 + 0.75 * Math.sin(Math.PI * share);
    const half = Math.max(0.05, (waveHeight / 2) * 0.95 * voice * window * visibleLevel(wave[index] ?? 0));
    const x = fixed(waveLeft + waveWidth * share);
    path += `M${x} ${fixed(waveY - half)}V${fixed(waveY + half)}`;
  }
  return path;
}

const scatter = (seed: number): number => {
  const value = Math.sin(seed * 127.1) * 43_758.5453;
  return value - Math.floor(value);
};

/** The stipples of a rejected sound, the same each time, so that they do not flicker. */
export const stipples: readonly { readonly dx: number; readonly dy: number; readonly r: number }[] = Array.from({ length: 70 }, (_, index) => {
  const angle = scatter(index * 3.7) * 2 * Math.PI;
  const distance = Math.sqrt(scatter(index * 9.1 + 2)) * (radius - 14);
  return { dx: Number(fixed(distance * Math.cos(angle))), dy: Number(fixed(distance * Math.sin(angle))), r: Number(fixed(1.2 + scatter(index) * 1.6)) };
});

/** A still speech-like wave for reduced motion and for demonstrations, 0 to 1. */
export function stillWave(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => {
    const syllable = 0.5 + 0.5 * Math.sin(index * 1.08 + seed * 2.1 + Math.sin(index * 0.27 + seed) * 2);
    const phrase = Math.min(1, 0.35 + 0.9 * Math.abs(Math.sin(index * 0.14 + seed * 1.7)));
    return Math.max(0.07, syllable * phrase * (0.65 + 0.35 * scatter(index + seed * 31))) ** 2;
  });
}
