import { memo, type Ref } from 'react';
import type { Seat } from '@duet/shared';
import { centerX, centerY, radius, stipples, thresholdPath, viewBox } from './figure-geometry.ts';

interface FigureSkeletonProps {
  /** Unique in the document: clip paths and the hatch are found by it. */
  id: string;
  threshold: number;
  ref: Ref<SVGSVGElement>;
}

/** The parts of the figure, without any state: the painter moves them. React renders it once, so it never undoes the painter's work. */
export const FigureSkeleton = memo(function FigureSkeleton({ id, threshold, ref }: FigureSkeletonProps) {
  return (
    <svg ref={ref} className="seats" viewBox={`${viewBox.x} ${viewBox.y} ${viewBox.width} ${viewBox.height}`} aria-hidden="true">
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="seats-hatch" />
        </pattern>
      </defs>
      <path data-part="thread" className="seats-thread" />
      <circle data-part="knot" className="seats-knot" cy={centerY + radius} r="3" />
      <SeatSkeleton id={id} seat="A" threshold={threshold} />
      <SeatSkeleton id={id} seat="B" threshold={threshold} />
      <path data-part="wave" className="seats-wave" />
    </svg>
  );
});

function SeatSkeleton({ id, seat, threshold }: { id: string; seat: Seat; threshold: number }) {
  const x = centerX[seat];
  const part = (name: string): string => `${seat}-${name}`;
  const clip = `${id}-${seat}`;
  return (
    <g className={`seats-${seat}`}>
      <g data-part={part('scale')} display="none">
        <path data-part={part('unlit')} className="seats-unlit" />
        <path data-part={part('lit')} className="seats-lit" />
        <path d={thresholdPath(seat, threshold)} className="seats-threshold" />
      </g>
      <circle data-part={part('ring')} className="seats-ring" cx={x} cy={centerY} r={radius} fillOpacity="0" />
      <path data-part={part('arc')} className="seats-arc" display="none" />
      <clipPath id={clip}><circle data-part={part('clip')} cx={x} cy={centerY} r="0" /></clipPath>
      <g data-part={part('disc')} display="none">
        <g clipPath={`url(#${clip})`}>
          <rect data-part={part('heard')} className="seats-heard" />
          <rect data-part={part('rest')} className="seats-rest" />
          <rect data-part={part('hatch')} fill={`url(#${id}-hatch)`} />
        </g>
        <circle data-part={part('outline')} className="seats-outline" cx={x} cy={centerY} r="0" />
        <path data-part={part('bars-out')} className="seats-bars-out" />
        <path data-part={part('bars')} className="seats-bars" />
        <path data-part={part('pause')} className="seats-pause" />
      </g>
      <path data-part={part('hold-line')} className="seats-hold-line" display="none" />
      <g data-part={part('cut')} className="seats-cut" data-cut="no">
        <path data-part={part('cut-line')} />
        <path data-part={part('strike')} className="seats-strike" pathLength="1" />
      </g>
      <g data-part={part('stipples')} className="seats-stipples" display="none">
        {stipples.map((dot, index) => <circle key={index} cx={x + dot.dx} cy={centerY + dot.dy} r={dot.r} />)}
      </g>
      <path data-part={part('line')} className="seats-line" display="none" />
      <path data-part={part('dash')} className="seats-dash" d={`M${x - 9} ${centerY}h18`} display="none" />
    </g>
  );
}
