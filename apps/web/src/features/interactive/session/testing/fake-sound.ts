import type { PlaybackCommand } from '../../../../media/dsp/player-messages.ts';
import type { AnswerPacket } from '../../../../media/dsp/playback-queue.ts';
import type { CallSound } from '../call-sound.ts';

/** An audio context that writes down what it was told. */
export class FakeSound implements CallSound {
  /** A clock that stands: what is captured is never late. */
  readonly context = { currentTime: 0 };
  readonly sampleRateHz = 48_000;
  readonly isRunning = true;
  readonly outputLatencyMs = 30;
  readonly commands: PlaybackCommand[] = [];
  readonly packets: AnswerPacket[] = [];
  readonly calls: string[] = [];
  isMuted = false;

  resume(): Promise<boolean> { return Promise.resolve(true); }
  setMicrophone(): void { this.calls.push('microphone'); }
  setMuted(isMuted: boolean): void { this.isMuted = isMuted; }
  setVolume(volume: number): void { this.calls.push(`volume ${String(volume)}`); }
  play(packet: AnswerPacket): void { this.packets.push(packet); }
  command(command: PlaybackCommand): void { this.commands.push(command); }
  answerOpened(epoch: number): void { this.calls.push(`opened ${String(epoch)}`); }
  answerGenerated(epoch: number, totalSamples: number): void { this.calls.push(`generated ${String(epoch)} ${String(totalSamples)}`); }
  raiseEpoch(epoch: number): void { this.calls.push(`epoch ${String(epoch)}`); }
  reset(): void { this.calls.push('reset'); }
  configureJitter(): void { this.calls.push('jitter'); }
  setRecording(): void { this.calls.push('recording'); }
  close(): Promise<void> { return Promise.resolve(); }
}
