import { DuetError, mostVolume } from '@duet/shared';
import type { JitterOptions } from '../dsp/jitter-target.ts';
import type { PlayerMark, PlayerReport } from '../dsp/player-messages.ts';
import type { AnswerPacket } from '../dsp/playback-queue.ts';
import type { PlaybackCommand } from '../dsp/player-messages.ts';
import {
  captureProcessorName, playbackProcessorName, recorderProcessorName, tapProcessorName, workletPath,
  type CapturedFrame, type CaptureRequest, type PlaybackNotice, type PlaybackRequest, type RecordedChunk, type RecorderRequest, type TappedBlock, type TapRequest,
} from '../worklets/messages.ts';
import { peakLimiter } from './peak-limiter.ts';

export interface CallAudioListeners {
  onCaptured(frame: CapturedFrame): void;
  onReport(report: PlayerReport): void;
  onMark(mark: PlayerMark): void;
  /** The greatest amplitude played in the last 33 ms, after ducking. */
  onPlayedLevel(peak: number): void;
  onRecorded(chunk: RecordedChunk): void;
  /** The browser suspended or resumed the context: `suspended` before a first press, `interrupted` during a telephone call. */
  onStateChanged(isRunning: boolean): void;
  /** A worklet threw and will not run again: the page must be loaded anew. */
  onBroken(error: DuetError): void;
}

/**
 * The one AudioContext of a page, at the device's own rate, with everything that hears or sounds in it:
 *
 * ```
 * microphone ─► captureBus ─┬─► capture worklet ─► 16 kHz frames
 * (bench's stimuli) ─►──────┤        ▲ reference
 *                           ├────────┼─► recorder, left, but for what is muted
 * playback worklet ─► playbackBus ─► limiter ─┬─► loudspeaker
 *                                             └─► recorder, right
 * ```
 * Because it is one context, the difference of two frame numbers is a duration, wherever they were taken.
 */
export class CallAudio {
  readonly context: AudioContext;
  /** What the microphone gives; benches add their stimuli here. */
  readonly captureBus: GainNode;
  /** What is said; its gain is the volume. The loudspeaker gets it with its peaks rounded off. */
  readonly playbackBus: GainNode;
  readonly #capture: AudioWorkletNode;
  readonly #playback: AudioWorkletNode;
  /** Closed while muted: what is not sent is not recorded either. */
  readonly #recordGate: GainNode;
  readonly #recorder: AudioWorkletNode;
  readonly #nodes: readonly AudioNode[];
  #microphone: MediaStreamAudioSourceNode | null = null;
  #isMuted = false;

  /** @throws DuetError `device.unknown` when the browser cannot render audio at all or the worklets are not there. */
  static async open(listeners: CallAudioListeners, jitter: JitterOptions): Promise<CallAudio> {
    let context: AudioContext | null = null;
    try {
      context = new AudioContext({ latencyHint: 'interactive' });
      await context.audioWorklet.addModule(workletPath);
      return new CallAudio(context, listeners, jitter);
    } catch (cause) {
      await context?.close();
      throw new DuetError('device.unknown', { device: 'audio', problem: cause instanceof Error ? cause.name : 'unknown' }, { cause });
    }
  }

  private constructor(context: AudioContext, listeners: CallAudioListeners, jitter: JitterOptions) {
    this.context = context;
    const mono = { channelCount: 1, channelCountMode: 'explicit' } as const;
    this.captureBus = new GainNode(context, mono);
    this.playbackBus = new GainNode(context, mono);
    const sink = { ...mono, numberOfOutputs: 1, outputChannelCount: [1] };
    this.#capture = new AudioWorkletNode(context, captureProcessorName, { ...sink, numberOfInputs: 2 });
    this.#playback = new AudioWorkletNode(context, playbackProcessorName, { ...sink, numberOfInputs: 0, processorOptions: jitter });
    this.#recorder = new AudioWorkletNode(context, recorderProcessorName, { ...sink, numberOfInputs: 2 });
    // The capture and recorder worklets put out silence: only what leads to the destination is rendered for certain.
    this.captureBus.connect(this.#capture, 0, 0).connect(context.destination);
    this.#recordGate = new GainNode(context, mono);
    this.captureBus.connect(this.#recordGate).connect(this.#recorder, 0, 0).connect(context.destination);
    const limiter = peakLimiter(context, mostVolume);
    this.#playback.connect(this.playbackBus).connect(limiter.input);
    limiter.output.connect(context.destination);
    limiter.output.connect(this.#capture, 0, 1);
    limiter.output.connect(this.#recorder, 0, 1);
    this.#nodes = [this.captureBus, this.#recordGate, this.playbackBus, limiter.input, limiter.output, this.#capture, this.#playback, this.#recorder];
    this.#capture.port.onmessage = ({ data }: MessageEvent<CapturedFrame>) => { listeners.onCaptured(data); };
    this.#recorder.port.onmessage = ({ data }: MessageEvent<RecordedChunk>) => { listeners.onRecorded(data); };
    this.#playback.port.onmessage = ({ data }: MessageEvent<PlaybackNotice>) => {
      if (data.type === 'report') listeners.onReport(data.report);
      else if (data.type === 'mark') listeners.onMark(data.mark);
      else listeners.onPlayedLevel(data.peak);
    };
    for (const node of [this.#capture, this.#playback, this.#recorder]) {
      node.onprocessorerror = (event) => { listeners.onBroken(new DuetError('internal.unexpected', { part: 'audio worklet', problem: (event as ErrorEvent).message })); };
    }
    context.onstatechange = () => { listeners.onStateChanged(context.state === 'running'); };
  }

  get sampleRateHz(): number {
    return this.context.sampleRate;
  }

  get isRunning(): boolean {
    return this.context.state === 'running';
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  /** From the graph to the loudspeaker, as far as the browser knows it. */
  get outputLatencyMs(): number {
    const { baseLatency, outputLatency } = this.context;
    return ((Number.isFinite(baseLatency) ? baseLatency : 0) + (Number.isFinite(outputLatency) ? outputLatency : 0)) * 1000;
  }

  /** Asks for the sound to run. False while the browser waits for a press. */
  async resume(): Promise<boolean> {
    if (this.isRunning) return true;
    // Without a press `resume()` stays pending for ever in some browsers, so it is not waited for longer than a moment.
    await Promise.race([this.context.resume().catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, 300); })]);
    return this.isRunning;
  }

  /** Takes the place of the microphone that was there; null leaves silence. The caller owns the stream. */
  setMicrophone(stream: MediaStream | null): void {
    this.#microphone?.disconnect();
    this.#microphone = stream === null || stream.getAudioTracks().length === 0 ? null : new MediaStreamAudioSourceNode(this.context, { mediaStream: stream });
    this.#microphone?.connect(this.captureBus);
  }

  setMuted(isMuted: boolean): void {
    if (isMuted === this.#isMuted) return;
    this.#isMuted = isMuted;
    this.#recordGate.gain.value = isMuted ? 0 : 1;
    this.#tellCapture({ type: 'mute', isMuted });
  }

  /** 1 = full; the ramp keeps it from clicking. */
  setVolume(volume: number): void {
    this.playbackBus.gain.setTargetAtTime(volume, this.context.currentTime, 0.02);
  }

  play(packet: AnswerPacket): void {
    // A copy of its own, so that the packet's buffer need not be cloned with its header.
    const samples = packet.samples.slice();
    this.#tellPlayback({ type: 'packet', epoch: packet.epoch, position: packet.position, isLast: packet.isLast, samples }, [samples.buffer]);
  }

  command(command: PlaybackCommand): void {
    this.#tellPlayback({ type: 'command', command });
  }

  answerOpened(epoch: number): void {
    this.#tellPlayback({ type: 'answer-opened', epoch });
  }

  answerGenerated(epoch: number, totalSamples: number): void {
    this.#tellPlayback({ type: 'answer-generated', epoch, totalSamples });
  }

  raiseEpoch(epoch: number): void {
    this.#tellPlayback({ type: 'epoch', epoch });
  }

  /** Before a new call: nothing of the last one sounds, epochs count from 0. */
  reset(): void {
    this.#tellPlayback({ type: 'reset' });
  }

  configureJitter(jitter: JitterOptions): void {
    this.#tellPlayback({ type: 'configure', jitter });
  }

  setRecording(isRecording: boolean): void {
    const request: RecorderRequest = { type: isRecording ? 'start' : 'stop' };
    this.#recorder.port.postMessage(request);
  }

  /** Hands over every sample of the given nodes, with frame numbers, until the returned function is called. */
  tap(sources: readonly AudioNode[], take: (block: TappedBlock) => void): () => void {
    const node = new AudioWorkletNode(this.context, tapProcessorName, {
      numberOfInputs: sources.length, numberOfOutputs: 1, outputChannelCount: [1], channelCount: 1, channelCountMode: 'explicit', processorOptions: { inputs: sources.length },
    });
    node.port.onmessage = ({ data }: MessageEvent<TappedBlock>) => { take(data); };
    sources.forEach((source, index) => { source.connect(node, 0, index); });
    node.connect(this.context.destination);
    return () => {
      for (const source of sources) source.disconnect(node);
      node.disconnect();
      const request: TapRequest = { type: 'close' };
      node.port.postMessage(request);
    };
  }

  async close(): Promise<void> {
    this.context.onstatechange = null;
    this.setMicrophone(null);
    this.#tellCapture({ type: 'close' });
    this.#tellPlayback({ type: 'close' });
    const request: RecorderRequest = { type: 'close' };
    this.#recorder.port.postMessage(request);
    for (const node of this.#nodes) node.disconnect();
    if (this.context.state !== 'closed') await this.context.close();
  }

  #tellCapture(request: CaptureRequest): void {
    this.#capture.port.postMessage(request);
  }

  #tellPlayback(request: PlaybackRequest, transfer: Transferable[] = []): void {
    this.#playback.port.postMessage(request, transfer);
  }
}
