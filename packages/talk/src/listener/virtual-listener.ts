import { downSampleRateHz, msToSamples, samplesToMs, type AudioFrame, type ClientEvent, type PlaybackAction, type ServerEvent } from '@duet/shared';
import { AnswerBuffer } from './answer-buffer.ts';
import { GainLine } from './gain-line.ts';

export interface VirtualListenerOptions {
  /** Audio that is gathered before an answer starts or goes on after running dry. */
  jitterBufferMs: number;
  /** The jitter buffer grows up to this where playback ran dry. */
  longestJitterBufferMs: number;
  onReport: (report: ClientEvent<'playback-reported'>) => void;
  onConfirmed: (confirmation: ClientEvent<'playback-confirmed'>) => void;
  onMark?: (mark: ListenerMark) => void;
}

/** What happened in playback, at a sample of the listener's own 24 kHz clock that runs from the start of the call. */
export interface ListenerMark {
  type: 'answer-began' | 'ducked' | 'held' | 'resumed' | 'flushed' | 'ran-dry' | 'finished';
  epoch: number;
  outputSample: number;
  playedSample: number;
}

type Command = Pick<ServerEvent<'playback-commanded'>, 'epoch' | 'commandId' | 'action' | 'rampMs' | 'gainDb'>;

const reportEverySamples = msToSamples(100, downSampleRateHz);
/** What there is gets played after this long, should the rest not come. */
const longestGatherSamples = msToSamples(500, downSampleRateHz);
/** The jitter buffer grows by two frames each time it ran dry. */
const growthMs = 40;
const flushFadeMs = 5;

/**
 * Plays a call as a page would, sample by sample and without any device: gathers, ducks, holds, resumes and flushes with their ramps, drops what bears an old
 * epoch, and reports and confirms positions. Pure: time is the samples that `render` is asked for.
 */
export class VirtualListener {
  readonly #options: VirtualListenerOptions;
  readonly #gain = new GainLine();
  #jitterMs: number;
  #epoch = 0;
  #current: AnswerBuffer | null = null;
  #next: AnswerBuffer | null = null;
  #rest = { epoch: 0, playedSample: 0 };
  #status: 'idle' | 'gathering' | 'playing' | 'held' = 'idle';
  /** A fade that ends in a pause or in nothing. */
  #ending: { action: 'hold' | 'flush'; commands: Command[] } | null = null;
  #resuming: Command | null = null;
  #outputSample = 0;
  #gatheredSamples = 0;
  #lastReportSample = 0;
  #underruns = 0;
  #staleFrames = 0;
  #missingSamples = 0;

  constructor(options: VirtualListenerOptions) {
    this.#options = options;
    this.#jitterMs = options.jitterBufferMs;
  }

  get statistics(): { underruns: number; staleFrames: number; missingSamples: number } {
    return { underruns: this.#underruns, staleFrames: this.#staleFrames, missingSamples: this.#missingSamples + (this.#current?.missingSamples ?? 0) };
  }

  get isSounding(): boolean {
    return this.#status === 'playing';
  }

  /** The answer's clock where the listener stands. */
  get position(): { epoch: number; playedSample: number } {
    return this.#current === null ? this.#rest : { epoch: this.#current.epoch, playedSample: this.#current.playedSample };
  }

  receive(frame: AudioFrame): void {
    if (frame.epoch < this.#epoch) {
      this.#staleFrames += 1;
      return;
    }
    this.raiseEpoch(frame.epoch);
    this.#bufferOf(frame.epoch).add(frame);
    if (this.#status === 'idle' && this.#current !== null) this.#gather();
  }

  /** Everything of a lower epoch ends now. */
  raiseEpoch(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    this.#next = null;
    if (this.#current !== null) this.#flush(flushFadeMs, null);
  }

  completeAnswer(epoch: number, totalSamples: number): void {
    if (this.#current?.epoch === epoch) this.#current.complete(totalSamples);
    if (this.#next?.epoch === epoch) this.#next.complete(totalSamples);
  }

  command(command: Command): void {
    if (command.action === 'flush') return this.#flush(Math.max(flushFadeMs, command.rampMs), command);
    if (command.epoch < this.#epoch) return;
    this.raiseEpoch(command.epoch);
    if (command.action === 'hold') return this.#hold(command);
    if (this.#ending?.action === 'flush') return this.#confirm(command);
    if (this.#ending !== null) for (const held of this.#ending.commands) this.#confirm(held);
    this.#ending = null;
    const gain = command.action === 'resume' ? 1 : 10 ** (Math.min(0, command.gainDb) / 20);
    if (command.action !== 'duck' || this.#status !== 'held') this.#moveGain(gain, command.rampMs);
    this.#resuming = command.action === 'resume' ? command : null;
    if (command.action === 'duck') this.#mark('ducked');
    else if (this.#status === 'held') this.#status = 'playing';
    this.#confirm(command);
    this.#markResumed();
  }

  /** Fills `output` with the next samples that the listener hears, 24 kHz mono. */
  render(output: Int16Array): void {
    for (let index = 0; index < output.length; index += 1) {
      if (this.#status === 'gathering') this.#startIfReady();
      output[index] = this.#status === 'playing' ? this.#nextSample() : 0;
      this.#outputSample += 1;
    }
    const isReportDue = this.#status === 'playing' && this.#outputSample - this.#lastReportSample >= reportEverySamples;
    if (isReportDue) this.#report();
  }

  #bufferOf(epoch: number): AnswerBuffer {
    if (this.#current?.epoch === epoch && this.#ending?.action !== 'flush') return this.#current;
    if (this.#current === null) {
      this.#current = new AnswerBuffer(epoch);
      return this.#current;
    }
    this.#next ??= new AnswerBuffer(epoch);
    return this.#next;
  }

  #gather(): void {
    this.#status = 'gathering';
    this.#gatheredSamples = 0;
  }

  #startIfReady(): void {
    const answer = this.#current;
    if (answer === null) return;
    this.#gatheredSamples += 1;
    const isReady = answer.isComplete || samplesToMs(answer.bufferedSamples, downSampleRateHz) >= this.#jitterMs
      || (answer.bufferedSamples > 0 && this.#gatheredSamples >= longestGatherSamples);
    if (!isReady) return;
    this.#status = 'playing';
    if (answer.playedSample === 0) this.#mark('answer-began');
    this.#report();
  }

  #nextSample(): number {
    const sample = this.#current?.next();
    if (sample === undefined) {
      this.#runOut();
      return 0;
    }
    const value = Math.round(sample * this.#gain.next());
    if (!this.#gain.isMoving) {
      if (this.#ending !== null) this.#finishEnding();
      this.#markResumed();
    }
    return value;
  }

  #runOut(): void {
    if (this.#ending !== null) return this.#finishEnding();
    if (this.#current?.isPlayedToEnd === true) {
      this.#mark('finished');
      this.#status = 'idle';
      this.#report();
      this.#leaveCurrent();
      return;
    }
    this.#underruns += 1;
    this.#jitterMs = Math.min(this.#options.longestJitterBufferMs, this.#jitterMs + growthMs);
    this.#mark('ran-dry');
    this.#gather();
    this.#report();
  }

  #hold(command: Command): void {
    this.#resuming = null;
    if (this.#ending !== null) {
      if (this.#ending.action === 'hold') this.#ending.commands.push(command);
      else this.#confirm(command);
      return;
    }
    this.#ending = { action: 'hold', commands: [command] };
    this.#moveGain(0, command.rampMs);
    if (!this.#gain.isMoving) this.#finishEnding();
  }

  #flush(fadeMs: number, command: Command | null): void {
    const commands = command === null ? [] : [command];
    if (this.#ending?.action === 'flush') {
      this.#ending.commands.push(...commands);
      return;
    }
    for (const held of this.#ending?.commands ?? []) this.#confirm(held);
    this.#resuming = null;
    this.#ending = { action: 'flush', commands };
    this.#moveGain(0, fadeMs);
    if (!this.#gain.isMoving) this.#finishEnding();
  }

  #finishEnding(): void {
    const ending = this.#ending;
    this.#ending = null;
    if (ending === null) return;
    if (ending.action === 'hold') {
      this.#status = this.#current === null ? 'idle' : 'held';
      this.#mark('held');
    } else {
      if (this.#current !== null) this.#mark('flushed');
      this.#leaveCurrent();
    }
    for (const command of ending.commands) this.#confirm(command);
    this.#report();
  }

  #leaveCurrent(): void {
    if (this.#current !== null) {
      this.#rest = this.position;
      this.#missingSamples += this.#current.missingSamples;
    }
    this.#current = this.#next;
    this.#next = null;
    this.#status = 'idle';
    this.#gain.moveTo(1, 0);
    if (this.#current !== null) this.#gather();
  }

  #moveGain(gain: number, rampMs: number): void {
    this.#gain.moveTo(gain, this.#status === 'playing' && this.#gain.value !== gain ? msToSamples(rampMs, downSampleRateHz) : 0);
  }

  #markResumed(): void {
    if (this.#resuming === null || this.#gain.isMoving || this.#status !== 'playing') return;
    this.#resuming = null;
    this.#mark('resumed');
  }

  #confirm(command: Command): void {
    const { epoch, playedSample } = this.#positionOf(command.epoch);
    this.#options.onConfirmed({ epoch, commandId: command.commandId, action: command.action satisfies PlaybackAction, playedSample });
  }

  /** A flush is confirmed after its answer was left: the position is that of the answer that it ended. */
  #positionOf(epoch: number): { epoch: number; playedSample: number } {
    if (this.#current?.epoch === epoch) return this.position;
    return { epoch, playedSample: this.#rest.epoch === epoch ? this.#rest.playedSample : 0 };
  }

  #report(): void {
    this.#lastReportSample = this.#outputSample;
    const { epoch, playedSample } = this.position;
    this.#options.onReport({ epoch, playedSample, bufferedSamples: this.#current?.bufferedSamples ?? 0, outputLatencyMs: 0, isPlaying: this.#status === 'playing' });
  }

  #mark(type: ListenerMark['type']): void {
    this.#options.onMark?.({ type, ...this.position, outputSample: this.#outputSample });
  }
}
