'use client';
import { useTranslations } from 'next-intl';
import type { DecisionView } from '../call-view.ts';
import { drawingWidth, labelWidth, overlapDrawing, placeLabels } from './overlap-drawing.ts';

/** One line of time from your first speech sample: what was still heard of the answer. */
export function OverlapDrawing({ decision }: { decision: DecisionView }) {
  const t = useTranslations('call.decision');
  const { segments, marks } = overlapDrawing(decision.times);
  const words = marks.map((mark) => t(`marks.${mark.name}`));
  const figures = marks.map((mark, index) => (index === marks.length - 1 && index > 0 ? `${Math.round(mark.ms)} ms` : `${Math.round(mark.ms)}`));
  const wordsLeft = placeLabels(marks.map((mark, index) => ({ x: mark.x, width: labelWidth(words[index] ?? '') })));
  const figuresLeft = placeLabels(marks.map((mark, index) => ({ x: mark.x, width: labelWidth(figures[index] ?? '') })));
  const said = marks.slice(1).map((mark) => t(`said.${mark.name as Exclude<typeof mark.name, 'begin'>}`, { ms: Math.round(mark.ms) })).join(', ');
  const colour = decision.speakingSeat === 'B' ? 'var(--seat-b)' : 'var(--seat-a)';
  return (
    <svg className="overlap" viewBox={`0 0 ${drawingWidth} 62`} role="img" aria-label={said === '' ? t('noTimes') : said}>
      <path className="overlap-axis" d={`M0 34H${drawingWidth}`} />
      {segments.map((segment) => {
        const width = segment.to - segment.from;
        if (segment.kind === 'silent') return <rect key={segment.from} className="overlap-silent" x={segment.from} y="22" width={width} height="12" />;
        return <rect key={segment.from} x={segment.from} y={segment.kind === 'full' ? 22 : 27} width={width} height={segment.kind === 'full' ? 12 : 7} fill={colour} />;
      })}
      {marks.map((mark) => <path key={mark.name} className={mark.name === 'lastSound' ? 'overlap-last' : 'overlap-mark'} d={`M${mark.x.toFixed(1)} 16V40`} />)}
      {marks.map((mark, index) => (
        <g key={mark.name} className={mark.name === 'lastSound' ? 'overlap-last-words' : undefined}>
          <text x={wordsLeft[index]} y="11">{words[index]}</text>
          <text x={figuresLeft[index]} y="55" className="overlap-figure">{figures[index]}</text>
        </g>
      ))}
    </svg>
  );
}
