import { callSettingsSchema, decodeAudioFrame, downSampleRateHz, upFrameSamples, type AnyServerEvent, type CallStartReply, type ClientEvent, type ServerEvent, type ServerEventName } from '@duet/shared';
import { ScriptedEngine, type ScriptedEngineOptions } from '../../../adapters/scripted/scripted-engine.ts';
import { ToneSynthesizer } from '../../../adapters/scripted/tone-synthesizer.ts';
import { EnergyVoiceDetector } from '../../../ports/testing/energy-voice-detector.ts';
import { VirtualClock } from '../../../ports/testing/virtual-clock.ts';
import type { Call, CallClient, CallParts } from '../call.ts';
import { CallRegistry, type CallLimits } from '../call-registry.ts';

export const limitsOfTests: CallLimits = { idleLimitSeconds: 300, longestCallSeconds: 900, reconnectSeconds: 30, maxSessions: 2, maxQueue: 2 };

export interface VirtualService { clock: VirtualClock; registry: CallRegistry; detector: EnergyVoiceDetector; parts: CallParts; faults: string[] }

export function startVirtualService(options: { clock?: VirtualClock; limits?: Partial<CallLimits>; engine?: Partial<ScriptedEngineOptions>; parts?: Partial<CallParts> } = {}): VirtualService {
  const clock = options.clock ?? new VirtualClock();
  const detector = new EnergyVoiceDetector();
  const faults: string[] = [];
  const parts: CallParts = {
    engine: new ScriptedEngine({ clock, ...options.engine }), synthesizer: new ToneSynthesizer(), detector, clock, onFault: (fault) => faults.push(fault), ...options.parts,
  };
  let tokens = 0;
  const registry = new CallRegistry({
    parts, limits: { ...limitsOfTests, ...options.limits }, defaultSettings: callSettingsSchema.parse({}), newToken: () => `token-${(tokens += 1)}`,
  });
  return { clock, registry, detector, parts, faults };
}

/** A page on the virtual clock: sends a microphone of tone and silence, plays what it gets in real time, confirms and reports like the real one. */
export class VirtualPage implements CallClient {
  readonly events: AnyServerEvent[] = [];
  isConnected = true;
  /** Position in the current answer, its received samples and whether it moves. */
  played = 0;
  received = 0;
  epoch = 0;
  isHeld = false;
  private position = 0;
  private sequence = 0;
  private readonly service: VirtualService;

  constructor(service: VirtualService) {
    this.service = service;
  }

  start(start: Partial<ClientEvent<'call-started'>> = {}): Promise<CallStartReply> {
    return this.service.registry.start(this, { protocolVersion: 1, sampleRateHz: 16_000, settings: {}, locale: 'en', timeZone: 'UTC', client: 'talk', ...start });
  }

  get call(): Call {
    const call = this.service.registry.callOf(this);
    if (call === null) throw new Error('this page has no call');
    return call;
  }

  send<Name extends ServerEventName>(name: Name, payload: ServerEvent<Name>): void {
    this.events.push({ type: name, ...payload } as AnyServerEvent);
    if (name === 'session-opened') this.position = (payload as ServerEvent<'session-opened'>).upPosition;
    if (name !== 'playback-commanded') return;
    const { action, commandId, epoch } = payload as ServerEvent<'playback-commanded'>;
    this.isHeld = action === 'hold' || action === 'flush';
    // The page's word comes after the event, as over a network.
    this.service.clock.schedule(5, () => this.ifOpen((call) => call.playbackConfirmed({ epoch, commandId, action, playedSample: Math.round(this.played) })));
  }

  sendAudio(packet: Uint8Array): boolean {
    if (!this.isConnected) return false;
    const frame = decodeAudioFrame(packet, downSampleRateHz);
    if (frame.epoch !== this.epoch) {
      this.epoch = frame.epoch;
      this.played = this.received = frame.position;
      this.isHeld = false;
    }
    this.received = Math.max(this.received, frame.position + frame.samples.length);
    return true;
  }

  /** Speaks (a tone) or is silent for `ms`, while the answer plays. */
  async talks(ms: number, amplitude = 8000): Promise<void> {
    for (let done = 0; done < ms; done += 20) {
      const samples = new Int16Array(upFrameSamples);
      if (amplitude > 0) for (let index = 0; index < samples.length; index += 1) samples[index] = Math.round(amplitude * Math.sin(index / 4));
      this.ifOpen((call) => call.pushAudio({ sequence: this.sequence++, epoch: 0, position: this.position, echoSimilarity: 0, isLast: false, isMuted: false, samples }));
      this.position += upFrameSamples;
      await this.service.clock.advance(20);
      this.play(20);
    }
  }

  async isSilent(ms: number): Promise<void> {
    await this.talks(ms, 0);
  }

  /** Frames that the page muted: half-duplex while an answer sounds. */
  async isMuted(ms: number): Promise<void> {
    for (let done = 0; done < ms; done += 20) {
      this.ifOpen((call) => call.pushAudio({ sequence: this.sequence++, epoch: 0, position: this.position, echoSimilarity: 0, isLast: false, isMuted: true, samples: new Int16Array(upFrameSamples) }));
      this.position += upFrameSamples;
      await this.service.clock.advance(20);
      this.play(20);
    }
  }

  /** So much of the microphone never arrives. */
  loses(ms: number): void {
    this.position += ms * 16;
  }

  disconnects(): void {
    this.isConnected = false;
    this.service.registry.disconnect(this);
  }

  got<Type extends ServerEventName>(type: Type): Extract<AnyServerEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<AnyServerEvent, { type: Type }> => event.type === type);
  }

  private play(ms: number): void {
    if (this.isHeld || this.received === 0) return;
    this.played = Math.min(this.received, this.played + ms * 24);
    this.ifOpen((call) => call.playbackReported({ epoch: this.epoch, playedSample: this.played, bufferedSamples: this.received - this.played, outputLatencyMs: 0, isPlaying: this.played < this.received }));
  }

  private ifOpen(act: (call: Call) => void): void {
    const call = this.service.registry.callOf(this);
    if (call !== null && this.isConnected) act(call);
  }
}
