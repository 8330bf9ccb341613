import type { DecisionView } from '../call-view.ts';

export const drawingWidth = 384;

export interface OverlapSegment { readonly kind: 'full' | 'ducked' | 'silent'; readonly from: number; readonly to: number }
export interface OverlapMark { readonly name: 'begin' | 'duck' | 'hold' | 'lastSound' | 'resume'; readonly ms: number; readonly x: number }

/** The answer under your speech, drawn on one scale: full, ducked, silent, and the moments between, all from your first speech sample. */
export function overlapDrawing(times: DecisionView['times']): { segments: OverlapSegment[]; marks: OverlapMark[] } {
  const { duck, hold, lastSound, resume } = times;
  const last = Math.max(duck ?? 0, hold ?? 0, lastSound ?? 0, resume ?? 0);
  const scale = (drawingWidth - 2) / Math.max(300, last * 1.42);
  const x = (ms: number): number => 1 + Math.max(0, ms) * scale;
  const end = drawingWidth - 1;
  const at = (ms: number | null): number => (ms === null ? end : x(ms));
  const silence = hold ?? lastSound;
  const segments: OverlapSegment[] = [
    { kind: 'full', from: 1, to: Math.min(at(duck), at(silence)) },
    ...(duck === null ? [] : [{ kind: 'ducked' as const, from: x(duck), to: Math.min(at(silence), at(resume)) }]),
    ...(silence === null ? [] : [{ kind: 'silent' as const, from: x(silence), to: at(resume) }]),
    ...(resume === null ? [] : [{ kind: 'full' as const, from: x(resume), to: end }]),
  ];
  const marks: OverlapMark[] = [{ name: 'begin', ms: 0, x: 1 }];
  for (const name of ['duck', 'hold', 'lastSound', 'resume'] as const) {
    const ms = times[name];
    if (ms !== null) marks.push({ name, ms, x: x(ms) });
  }
  // In the order of the words, not of the milliseconds: the hold and the last sound fall on each other, and the last sound is what counts.
  return { segments: segments.filter((segment) => segment.to - segment.from >= 0.5), marks };
}

/** Room that a label of 12 px takes; a Chinese character is as wide as it is high. */
export const labelWidth = (text: string): number => [...text].reduce((width, character) => width + (/\p{Script=Han}|[，。]/u.test(character) ? 12 : 6.3), 0);

/**
 * Left edges for labels in a row: the first starts at its mark, the last at its mark too, those between end or stand over theirs, and none
 * touches its neighbour or leaves the drawing.
 */
export function placeLabels(labels: readonly { readonly x: number; readonly width: number }[], gap = 8): number[] {
  const lefts = labels.map((label, index) => {
    if (index === 0 || index === labels.length - 1) return label.x + (index === 0 ? 0 : 5);
    const next = labels[index + 1];
    const isTight = next !== undefined && next.x - label.x < label.width / 2 + gap;
    return isTight ? label.x - label.width - 3 : label.x - label.width / 2;
  });
  // From the right: nothing leaves the drawing or runs into its right neighbour. Then from the left the same, which wins.
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    const limit = index === labels.length - 1 ? drawingWidth : (lefts[index + 1] ?? drawingWidth) - gap;
    lefts[index] = Math.min(lefts[index] ?? 0, limit - (labels[index]?.width ?? 0));
  }
  if (lefts[0] !== undefined) lefts[0] = Math.max(0, lefts[0]);
  for (let index = 1; index < labels.length; index += 1) {
    lefts[index] = Math.max(lefts[index] ?? 0, (lefts[index - 1] ?? 0) + (labels[index - 1]?.width ?? 0) + gap);
  }
  return lefts;
}
