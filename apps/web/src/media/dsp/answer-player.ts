import { downSampleRateHz } from '@duet/shared/audio/audio-format';
import { decibelsToGain, GainRamp } from './gain-ramp.ts';
import { JitterTarget, type JitterOptions } from './jitter-target.ts';
import { LastAudible } from './last-audible.ts';
import { PlaybackQueue, type AnswerPacket, type Segment, type WriteResult } from './playback-queue.ts';
import type { PlaybackCommand, PlayerMark, PlayerReport } from './player-messages.ts';
import { interpolate, makeSincKernel, type SincKernel } from './sinc-kernel.ts';

/** A flush in the middle of a word still takes this long, so that it is no click; it is inaudible as a delay. */
const flushFadeMs = 5;
/** Samples at 24 kHz over which the sound falls before it runs dry, and rises when it comes back: 5 ms. */
const edgeSamples = 120;
/** What little there is gets played after this long, should the rest of an answer not come. */
const longestGatherMs = 500;

type Status = 'idle' | 'gathering' | 'playing' | 'held';
/** A fade that ends in something: the pause of a hold, or the end of a flushed answer (everything up to ring index `end`). */
type Ending = { type: 'hold'; command: PlaybackCommand } | { type: 'flush'; end: number; commands: PlaybackCommand[] };

/**
 * The pure half of the playback worklet: takes packets and commands, renders samples, and says at which frame of the context each thing happened.
 * Positions that it reports are samples of the answer's 24 kHz clock. Nothing of an old epoch ever sounds.
 */
export class AnswerPlayer {
  readonly #rateHz: number;
  readonly #kernel: SincKernel;
  readonly #queue: PlaybackQueue;
  readonly #jitter: JitterTarget;
  readonly #audible: LastAudible;
  readonly #tell: (mark: PlayerMark) => void;
  readonly #gain = new GainRamp();
  #status: Status = 'idle';
  #phase = 0;
  #edge = 1;
  #begun: Readonly<Segment> | null = null;
  #ending: Ending | null = null;
  #resuming: PlaybackCommand | null = null;
  #gatheredSince = 0;
  #frame = 0;
  #underruns = 0;
  #overflows = 0;
  #stalePackets = 0;
  /** Where the reader stood when the last answer ended or was dropped. */
  #rest = { epoch: 0, playedSample: 0 };

  constructor(options: { sampleRateHz: number; jitter: JitterOptions; tell: (mark: PlayerMark) => void }) {
    this.#rateHz = options.sampleRateHz;
    this.#kernel = makeSincKernel(downSampleRateHz, options.sampleRateHz, { zeroCrossings: 16 });
    this.#queue = new PlaybackQueue(this.#kernel.halfWidth);
    this.#jitter = new JitterTarget(options.jitter);
    this.#audible = new LastAudible(options.sampleRateHz);
    this.#tell = options.tell;
  }

  get report(): PlayerReport {
    const { epoch, playedSample } = this.#position;
    return {
      frame: this.#frame, epoch, playedSample, bufferedSamples: this.#queue.bufferedSamples, isPlaying: this.#status === 'playing', isHeld: this.#status === 'held',
      underruns: this.#underruns, overflows: this.#overflows, stalePackets: this.#stalePackets, targetMs: this.#jitter.targetMs, gain: this.#gain.value,
    };
  }

  get #position(): { epoch: number; playedSample: number } {
    const current = this.#queue.current;
    if (current === null) return this.#rest;
    return { epoch: current.epoch, playedSample: Math.max(0, Math.min(this.#queue.readIndex, current.end) - current.offset) };
  }

  configure(jitter: JitterOptions): void {
    this.#jitter.configure(jitter);
  }

  receive(packet: AnswerPacket): WriteResult {
    if (packet.epoch > this.#queue.epoch) this.raiseEpoch(packet.epoch);
    const before = this.#queue.newest;
    const result = this.#queue.write(packet);
    if (this.#queue.newest !== before) this.#jitter.answerBegan();
    if (result === 'stale') this.#stalePackets += 1;
    if (result === 'overflow') this.#overflows += 1;
    if (result !== 'taken') return result;
    this.#jitter.packetArrived((this.#frame * 1000) / this.#rateHz, (packet.position * 1000) / downSampleRateHz);
    if (this.#status === 'idle') this.#gather();
    return result;
  }

  openAnswer(epoch: number): void {
    if (epoch < this.#queue.epoch) return;
    this.raiseEpoch(epoch);
    this.#queue.openAnswer();
  }

  completeAnswer(epoch: number, totalSamples: number): void {
    if (epoch === this.#queue.epoch) this.#queue.complete(totalSamples);
  }

  /** Everything of a lower epoch ends now, with a fade too short to hear. */
  raiseEpoch(epoch: number): void {
    if (epoch <= this.#queue.epoch) return;
    this.#queue.epoch = epoch;
    this.#flush(flushFadeMs, null);
  }

  /** A new call counts its epochs from 0 again. */
  reset(): void {
    this.#flush(flushFadeMs, null);
    this.#queue.epoch = 0;
    this.#rest = { epoch: 0, playedSample: 0 };
  }

  command(command: PlaybackCommand): void {
    if (command.epoch < this.#queue.epoch && command.action !== 'flush') return;
    if (command.action === 'flush') return this.#flush(Math.max(flushFadeMs, command.rampMs), command);
    this.raiseEpoch(command.epoch);
    if (command.action === 'hold') return this.#hold(command);
    if (this.#ending?.type === 'hold') this.#confirm(this.#ending.command);
    if (this.#ending?.type !== 'flush') this.#changeGain(command);
    this.#confirm(command);
  }

  /** Duck, resume and resume-ducked, with no flush under way. */
  #changeGain(command: PlaybackCommand): void {
    this.#ending = null;
    const isDuck = command.action === 'duck';
    if (isDuck) this.#audible.freeze();
    if (isDuck && this.#status === 'held') return;
    const gain = command.action === 'resume' ? 1 : decibelsToGain(Math.min(0, command.gainDb));
    const isSounding = this.#status === 'playing' || this.#status === 'held';
    this.#gain.moveTo(gain, isSounding && this.#gain.value !== gain ? (command.rampMs * this.#rateHz) / 1000 : 0);
    this.#resuming = command.action === 'resume' ? command : null;
    if (isDuck && this.#status === 'playing') this.#mark('ducked', command);
    if (this.#status === 'held') this.#gather(true);
    if (this.#status === 'idle') this.#markResumed();
  }

  #hold(command: PlaybackCommand): void {
    this.#audible.freeze();
    this.#resuming = null;
    if (this.#ending?.type === 'hold') {
      this.#confirm(this.#ending.command);
      this.#ending = { type: 'hold', command };
      return;
    }
    if (this.#ending !== null) return this.#confirm(command);
    this.#ending = { type: 'hold', command };
    const frames = this.#status === 'playing' ? (command.rampMs * this.#rateHz) / 1000 : 0;
    this.#gain.moveTo(0, frames);
    if (!this.#gain.isMoving) this.#finishEnding();
  }

  #flush(fadeMs: number, command: PlaybackCommand | null): void {
    if (this.#ending?.type === 'flush') {
      // Already fading out; the command is confirmed with the rest. What came in since is of the new epoch and stays.
      if (command !== null) this.#ending.commands.push(command);
      return;
    }
    if (this.#ending?.type === 'hold') this.#confirm(this.#ending.command);
    this.#resuming = null;
    this.#audible.freeze();
    this.#ending = { type: 'flush', end: this.#queue.writtenIndex, commands: command === null ? [] : [command] };
    if (this.#status !== 'playing' || this.#gain.value === 0) return this.#finishEnding();
    this.#gain.moveTo(0, (fadeMs * this.#rateHz) / 1000);
  }

  #finishEnding(): void {
    const ending = this.#ending;
    this.#ending = null;
    if (ending === null) return;
    const lastFrame = this.#audible.lastFrame;
    if (ending.type === 'hold') {
      this.#status = 'held';
      this.#mark('held', ending.command, lastFrame);
      return this.#confirm(ending.command);
    }
    const hadAnswer = this.#status !== 'idle';
    this.#rest = this.#position;
    this.#queue.dropUntil(ending.end);
    this.#phase = 0;
    this.#status = 'idle';
    if (hadAnswer) this.#mark('flushed', ending.commands[0] ?? null, lastFrame, this.#rest);
    for (const command of ending.commands) this.#confirm(command, this.#rest.playedSample);
    this.#audible.forget();
    this.#gain.moveTo(1, 0);
    if (this.#queue.bufferedSamples > 0) this.#gather();
  }

  /** @param isAtOnce after a hold: what is there was being played already. */
  #gather(isAtOnce = false): void {
    this.#status = 'gathering';
    this.#gatheredSince = this.#frame;
    if (isAtOnce && this.#queue.bufferedSamples > 0) this.#status = 'playing';
    else this.#startIfReady();
  }

  #startIfReady(): void {
    const bufferedMs = (this.#queue.bufferedSamples * 1000) / downSampleRateHz;
    if (bufferedMs === 0 && !this.#queue.isFinished) return;
    const waitedMs = ((this.#frame - this.#gatheredSince) * 1000) / this.#rateHz;
    if (bufferedMs >= this.#jitter.targetMs || this.#queue.isComplete || waitedMs >= longestGatherMs) this.#status = 'playing';
  }

  /** Fills `output`; `frame` is the context's number of its first sample. */
  render(output: Float32Array, frame: number): void {
    this.#frame = frame;
    if (this.#status === 'gathering') this.#startIfReady();
    for (let index = 0; index < output.length; index += 1) {
      this.#frame = frame + index;
      output[index] = this.#status === 'playing' ? this.#nextSample() : 0;
    }
    this.#frame = frame + output.length;
  }

  #markResumed(): void {
    if (this.#resuming === null || this.#gain.isMoving) return;
    this.#audible.release();
    this.#mark('resumed', this.#resuming);
    this.#resuming = null;
  }

  #nextSample(): number {
    const queue = this.#queue;
    const segment = queue.current;
    const readEnd = this.#ending?.type === 'flush' ? this.#ending.end : queue.writtenIndex;
    if (segment === null || queue.readIndex >= readEnd) return this.#runOut();
    if (segment !== this.#begun) this.#beginSegment(segment);
    const left = readEnd - queue.readIndex;
    const mustFall = !queue.isComplete && left < edgeSamples;
    this.#edge = mustFall ? Math.min(this.#edge, left / edgeSamples) : Math.min(1, this.#edge + downSampleRateHz / this.#rateHz / edgeSamples);
    const value = interpolate(this.#kernel, queue.ring, queue.readIndex, this.#phase) * this.#gain.next() * this.#edge;
    this.#audible.take(value, this.#frame);
    this.#phase += this.#kernel.step;
    while (this.#phase >= this.#kernel.phases) {
      this.#phase -= this.#kernel.phases;
      queue.readIndex += 1;
    }
    if (!this.#gain.isMoving) {
      if (this.#ending !== null) this.#finishEnding();
      this.#markResumed();
    }
    return value;
  }

  #beginSegment(segment: Readonly<Segment>): void {
    this.#begun = segment;
    if (!segment.isFirst) return;
    this.#edge = 1;
    if (this.#ending === null) {
      this.#audible.forget();
      this.#gain.moveTo(1, 0);
    }
    this.#mark('answer-began', null);
  }

  #runOut(): number {
    if (this.#ending !== null) {
      this.#finishEnding();
    } else if (this.#queue.isFinished) {
      // The kernel's step may overshoot by a part of a sample; the end is the end.
      this.#queue.readIndex = this.#queue.writtenIndex;
      this.#phase = 0;
      this.#status = 'idle';
      this.#mark('finished', null, this.#audible.lastFrame);
    } else {
      this.#underruns += 1;
      this.#jitter.ranDry();
      this.#edge = 0;
      this.#mark('ran-dry', null);
      this.#gather();
    }
    return 0;
  }

  #mark(type: Exclude<PlayerMark['type'], 'confirmed'>, command: PlaybackCommand | null, lastAudibleFrame: number | null = null, at = this.#position): void {
    this.#tell({ type, frame: this.#frame, epoch: command?.epoch ?? at.epoch, playedSample: at.playedSample, commandId: command?.commandId ?? null, lastAudibleFrame });
  }

  #confirm(command: PlaybackCommand, playedSample = this.#position.playedSample): void {
    this.#tell({ type: 'confirmed', action: command.action, frame: this.#frame, epoch: command.epoch, playedSample, commandId: command.commandId, lastAudibleFrame: null });
  }
}
