import type { Measure, MeasureName, UtteranceId } from '@duet/shared';

/** The server's stages of one turn, each from the endpoint. What was made by speculation before the endpoint counts as 0: nobody waited for it. */
export class TurnMeasures {
  private readonly taken = new Map<MeasureName, number>();
  private endpointAt: number | null = null;
  readonly turn: number;
  /** Null for a typed question. */
  readonly utteranceId: UtteranceId | null;

  constructor(turn: number, utteranceId: UtteranceId | null) {
    this.turn = turn;
    this.utteranceId = utteranceId;
  }

  /** A typed question is complete when it comes: its stages count from here. */
  questionTyped(at: number): void {
    this.endpointAt = at;
  }

  onsetDecided(at: number, speechStartedAt: number): void {
    this.put('onset_detection_ms', at - speechStartedAt);
  }

  endpointDecided(at: number, speechEndedAt: number): void {
    this.endpointAt = at;
    this.put('endpoint_delay_ms', at - speechEndedAt);
  }

  reached(name: 'verdict_ms' | 'first_text_ms' | 'first_audio_ms', at: number): void {
    if (this.taken.has(name)) return;
    this.put(name, this.endpointAt === null ? 0 : Math.max(0, at - this.endpointAt));
  }

  /** A verdict before the endpoint is told once the endpoint is known. */
  get list(): Measure[] {
    return [...this.taken].map(([name, ms]) => ({ name, ms: Math.round(ms * 10) / 10, takenAt: 'server' }));
  }

  private put(name: MeasureName, ms: number): void {
    if (Number.isFinite(ms)) this.taken.set(name, Math.max(-1000, Math.min(60_000, ms)));
  }
}
