import type { Seat } from '@duet/shared';
import type { FigurePose, SeatPose } from './figure-pose.ts';
import { centerX, centerY, discBars, heardEdge, litTicks, monitorLine, radius, thinkingArc, tickPaths, userBars, waveHeight, waveY } from './figure-geometry.ts';

/** What is heard and played at this moment, as the painter needs it. */
export interface FigureSound {
  readonly userWave: ArrayLike<number>;
  readonly playedWave: ArrayLike<number>;
  readonly probability: number;
}

export interface FigureFrame {
  readonly pose: FigurePose;
  readonly sound: FigureSound;
  /** Heard share of each seat's newest answer, never falling. */
  readonly shares: Readonly<Record<Seat, number>>;
  /** Turn of the thinking arc in degrees. */
  readonly arcDegrees: number;
}

const seats = ['A', 'B'] as const;

/**
 * Writes frames into the figure's SVG without React. An attribute is touched only when its value changed, so a still figure costs the
 * computation of its paths and nothing else.
 */
export class FigurePainter {
  readonly #parts = new Map<string, Element>();
  readonly #written = new Map<string, string>();

  constructor(svg: SVGSVGElement) {
    for (const part of svg.querySelectorAll('[data-part]')) this.#parts.set(part.getAttribute('data-part') ?? '', part);
  }

  paint(frame: FigureFrame): void {
    const { pose, sound } = frame;
    const isSolid = pose.voice >= 0.3;
    const threadX = centerX.A + (centerX.B - centerX.A) * pose.monitor;
    this.#set('thread', 'd', `M${threadX.toFixed(1)} ${waveY - waveHeight / 2 - 2}V${centerY + radius + 1}`);
    this.#set('thread', 'data-line', pose.away > 0.5 ? 'away' : isSolid ? 'solid' : 'dotted');
    this.#set('knot', 'cx', threadX.toFixed(1));
    this.#set('knot', 'r', isSolid ? '4.5' : '3');
    this.#set('wave', 'd', userBars(sound.userWave, pose.voice));
    for (const seat of seats) this.#paintSeat(seat, pose[seat], frame);
  }

  #paintSeat(seat: Seat, pose: SeatPose, frame: FigureFrame): void {
    const part = (name: string): string => `${seat}-${name}`;
    const isMonitor = Math.abs(frame.pose.monitor - (seat === 'B' ? 1 : 0)) < 0.5;
    const isAway = frame.pose.away > 0.5;
    const isDisc = pose.disc > 0.02;
    const share = pose.isFilled ? 1 : frame.shares[seat];

    this.#show(part('scale'), isMonitor && !isAway);
    if (isMonitor && !isAway) {
      const lit = litTicks(frame.sound.probability);
      this.#set(part('lit'), 'd', tickPaths[seat].slice(0, lit).join(''));
      this.#set(part('unlit'), 'd', tickPaths[seat].slice(lit).join(''));
    }
    this.#set(part('ring'), 'data-ring', pose.thinking > 0.5 ? 'dots' : isAway ? 'broken' : isMonitor ? 'monitor' : 'plain');
    this.#set(part('ring'), 'fill-opacity', pose.disc <= 0.05 ? '0' : pose.disc < 0.95 ? '0.55' : '1');
    this.#show(part('arc'), pose.thinking > 0.5);
    if (pose.thinking > 0.5) {
      this.#set(part('arc'), 'd', thinkingArc(seat));
      this.#set(part('arc'), 'transform', `rotate(${frame.arcDegrees.toFixed(1)} ${centerX[seat].toFixed(1)} ${centerY})`);
    }

    const discRadius = radius * pose.disc;
    const edge = heardEdge(seat, discRadius, share);
    this.#show(part('disc'), isDisc);
    if (isDisc) this.#paintDisc(seat, pose, discRadius, edge, frame.sound.playedWave);
    this.#show(part('hold-line'), isDisc && pose.held > 0.5);
    if (pose.held > 0.5) this.#set(part('hold-line'), 'd', `M${edge.toFixed(1)} ${centerY - radius - 9}V${centerY + radius + 9}`);
    this.#set(part('cut'), 'data-cut', isDisc && pose.cut > 0.5 ? 'yes' : 'no');
    if (pose.cut > 0.5) {
      this.#set(part('cut-line'), 'd', `M${edge.toFixed(1)} ${centerY - radius - 9}V${centerY + radius + 9}`);
      this.#set(part('strike'), 'd', `M${edge.toFixed(1)} ${centerY}H${(centerX[seat] + radius).toFixed(1)}`);
    }

    const isStippled = !isDisc && isMonitor && pose.noise > 0.5;
    this.#show(part('stipples'), isStippled);
    const hasLine = !isDisc && isMonitor && !isStippled;
    this.#show(part('line'), hasLine);
    if (hasLine) this.#set(part('line'), 'd', monitorLine(seat, frame.sound.userWave, frame.pose.voice));
    this.#show(part('dash'), !isDisc && !isMonitor);
  }

  #paintDisc(seat: Seat, pose: SeatPose, discRadius: number, edge: number, wave: ArrayLike<number>): void {
    const part = (name: string): string => `${seat}-${name}`;
    const left = centerX[seat] - discRadius;
    const isCut = pose.cut > 0.5;
    const isHeld = pose.held > 0.5;
    this.#set(part('clip'), 'r', discRadius.toFixed(2));
    this.#set(part('outline'), 'r', discRadius.toFixed(2));
    for (const name of ['heard', 'rest', 'hatch']) {
      this.#set(part(name), 'y', (centerY - discRadius).toFixed(2));
      this.#set(part(name), 'height', (discRadius * 2).toFixed(2));
    }
    this.#set(part('heard'), 'x', left.toFixed(2));
    this.#set(part('heard'), 'width', Math.max(0, edge - left).toFixed(2));
    const restWidth = Math.max(0, centerX[seat] + discRadius - edge).toFixed(2);
    for (const name of ['rest', 'hatch']) {
      this.#set(part(name), 'x', edge.toFixed(2));
      this.#set(part(name), 'width', restWidth);
    }
    this.#show(part('hatch'), isCut);

    const hasBars = discRadius > radius * 0.45 && !isHeld && !isCut;
    this.#show(part('bars'), hasBars);
    this.#show(part('bars-out'), hasBars);
    if (hasBars) {
      const bars = discBars(seat, discRadius, edge, wave);
      this.#set(part('bars-out'), 'd', bars.knockedOut);
      this.#set(part('bars'), 'd', bars.coloured);
    }
    this.#show(part('pause'), isHeld);
    if (isHeld) {
      // The bars stand in the heard part as long as they fit into it, else in the pale part, in the colour that shows there.
      const isOnSolid = edge - left >= discRadius * 0.66;
      const x = isOnSolid ? (left + edge) / 2 : (edge + centerX[seat] + discRadius) / 2;
      const [width, gap, half] = [discRadius * 0.17, discRadius * 0.155, discRadius * 0.34];
      this.#set(part('pause'), 'd', `M${(x - gap).toFixed(1)} ${(centerY - half).toFixed(1)}v${(2 * half).toFixed(1)}M${(x + gap).toFixed(1)} ${(centerY - half).toFixed(1)}v${(2 * half).toFixed(1)}`);
      this.#set(part('pause'), 'stroke-width', width.toFixed(1));
      this.#set(part('pause'), 'data-on', isOnSolid ? 'solid' : 'pale');
    }
  }

  #show(part: string, isShown: boolean): void {
    this.#set(part, 'display', isShown ? 'inline' : 'none');
  }

  #set(part: string, attribute: string, value: string): void {
    const key = `${part} ${attribute}`;
    if (this.#written.get(key) === value) return;
    this.#written.set(key, value);
    this.#parts.get(part)?.setAttribute(attribute, value);
  }
}
