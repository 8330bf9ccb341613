import { describe, expect, it } from 'vitest';
import { drawingWidth, overlapDrawing, placeLabels } from './overlap-drawing.ts';

describe('drawing of an overlap', () => {
  it('shows full, ducked, silent in order for a question that took over', () => {
    const { segments, marks } = overlapDrawing({ duck: 132, hold: 318, lastSound: 338, resume: null });
    expect(segments.map((segment) => segment.kind)).toEqual(['full', 'ducked', 'silent']);
    expect(marks.map((mark) => mark.name)).toEqual(['begin', 'duck', 'hold', 'lastSound']);
    expect(segments.at(-1)?.to).toBe(drawingWidth - 1);
  });

  it('goes back to full for a sound that was only ducked', () => {
    expect(overlapDrawing({ duck: 140, hold: null, lastSound: null, resume: 420 }).segments.map((segment) => segment.kind)).toEqual(['full', 'ducked', 'full']);
  });

  it('keeps labels apart and inside, also when two moments fall together', () => {
    const labels = [{ x: 1, width: 52 }, { x: 40, width: 28 }, { x: 330, width: 26 }, { x: 338, width: 60 }];
    const lefts = placeLabels(labels);
    labels.forEach((label, index) => {
      expect(lefts[index]! + label.width).toBeLessThanOrEqual(index === labels.length - 1 ? drawingWidth : lefts[index + 1]!);
      expect(lefts[index]).toBeGreaterThanOrEqual(0);
    });
  });
});
