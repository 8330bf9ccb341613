import { AnswerPlayer } from '../dsp/answer-player.ts';
import type { JitterOptions } from '../dsp/jitter-target.ts';
import type { PlayerMark } from '../dsp/player-messages.ts';
import { playbackProcessorName, type PlaybackNotice, type PlaybackRequest } from './messages.ts';
import { scope } from './scope.ts';

/** How often the position is reported while something plays. */
const reportMs = 100;
const levelMs = 33;

/** Renders answers: a thin shell over `AnswerPlayer`. No input; one mono output. */
class PlaybackProcessor extends scope.AudioWorkletProcessor {
  readonly #player: AnswerPlayer;
  #nextReportFrame = 0;
  #nextLevelFrame = 0;
  #mustReport = true;
  #peak = 0;
  #wasSilent = true;
  #isClosed = false;

  constructor(options: { processorOptions?: unknown }) {
    super();
    const jitter = options.processorOptions as JitterOptions;
    this.#player = new AnswerPlayer({ sampleRateHz: scope.sampleRate, jitter, tell: this.#tellMark });
    this.port.onmessage = ({ data }: MessageEvent<PlaybackRequest>) => { this.#take(data); };
  }

  #take(request: PlaybackRequest): void {
    if (request.type === 'packet') this.#player.receive(request);
    else if (request.type === 'command') this.#player.command(request.command);
    else if (request.type === 'answer-opened') this.#player.openAnswer(request.epoch);
    else if (request.type === 'answer-generated') this.#player.completeAnswer(request.epoch, request.totalSamples);
    else if (request.type === 'epoch') this.#player.raiseEpoch(request.epoch);
    else if (request.type === 'reset') this.#player.reset();
    else if (request.type === 'configure') this.#player.configure(request.jitter);
    else if (request.type === 'close') this.#isClosed = true;
  }

  readonly #tellMark = (mark: PlayerMark): void => {
    this.#post({ type: 'mark', mark });
    this.#mustReport = true;
  };

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const output = outputs[0]?.[0];
    if (output === undefined) return !this.#isClosed;
    this.#player.render(output, scope.currentFrame);
    for (let index = 0; index < output.length; index += 1) this.#peak = Math.max(this.#peak, Math.abs(output[index] as number));
    this.#report();
    return !this.#isClosed;
  }

  #report(): void {
    const frame = scope.currentFrame;
    if (frame >= this.#nextLevelFrame) {
      if (this.#peak > 0 || !this.#wasSilent) this.#post({ type: 'level', peak: this.#peak });
      this.#wasSilent = this.#peak === 0;
      this.#peak = 0;
      this.#nextLevelFrame = frame + (levelMs * scope.sampleRate) / 1000;
    }
    const { report } = this.#player;
    if (!this.#mustReport && (!report.isPlaying || frame < this.#nextReportFrame)) return;
    this.#mustReport = false;
    this.#nextReportFrame = frame + (reportMs * scope.sampleRate) / 1000;
    this.#post({ type: 'report', report });
  }

  #post(notice: PlaybackNotice): void {
    this.port.postMessage(notice);
  }
}

export const registerPlayback = (): void => { scope.registerProcessor(playbackProcessorName, PlaybackProcessor); };
