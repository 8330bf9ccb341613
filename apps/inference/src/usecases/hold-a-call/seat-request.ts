import { DuetError, type CallSettings, type RequestId, type Seat, type Verdict } from '@duet/shared';
import type { DuplexEvent, SessionCommand } from '@duet/duplex';
import type { OmniEngine, OmniTurn, SpeechSynthesizer } from '../../ports/index.ts';
import type { AnswerOutput } from './answer-output.ts';
import { AnswerVoice } from './answer-voice.ts';

export interface SeatRequestOptions {
  requestId: RequestId;
  synthesizer: SpeechSynthesizer;
  settings: () => CallSettings;
  /** Tells the reducer. */
  dispatch: (event: DuplexEvent) => void;
  /** What the engine heard, where it can say. */
  onTranscript: (text: string, isFinal: boolean) => void;
  /** What the engine keeps of its answer for later turns. */
  onMemory: (memory: unknown) => void;
  onSpeechFailed: (error: DuetError) => void;
}

/** One request of a seat: from the turn through the engine's events to sound. Aborting it frees the engine and silences the voice. */
export class SeatRequest {
  private readonly abortController = new AbortController();
  private readonly voice: AnswerVoice;
  private readonly options: SeatRequestOptions;
  private textLength = 0;
  private hasOwnVoice = false;
  private heldVerdict: { verdict: Verdict; command: SessionCommand | null } | null = null;
  private heardText = '';

  constructor(options: SeatRequestOptions) {
    this.options = options;
    const { requestId, dispatch } = options;
    this.voice = new AnswerVoice({
      synthesizer: options.synthesizer, settings: options.settings, signal: this.abortController.signal,
      report: {
        speech: (stretch) => dispatch({ type: 'answer-speech', requestId, ...stretch }),
        finished: () => dispatch({ type: 'answer-generated', requestId }),
        failed: options.onSpeechFailed,
      },
    });
  }

  /** Asks the engine. Everything that comes back goes to the reducer; failures too. */
  async ask(engine: OmniEngine, turn: OmniTurn, seat: Seat, heardText: string): Promise<void> {
    const { requestId, dispatch } = this.options;
    const { signal } = this.abortController;
    this.heardText = heardText;
    try {
      for await (const event of engine.respond(turn, { signal, seat, role: 'monitoring', priority: 0 })) {
        if (signal.aborted) return;
        if (event.type === 'verdict') {
          this.holdVerdict(event);
          continue;
        }
        if (event.type === 'command') {
          if (this.heldVerdict !== null) this.heldVerdict.command = event.command;
        } else if (event.type === 'transcript') {
          this.heardText = event.text;
          this.options.onTranscript(event.text, event.isFinal);
          continue;
        }
        this.releaseVerdict();
        if (event.type === 'text-delta') this.onText(event.text);
        else if (event.type === 'audio-delta') {
          this.hasOwnVoice = true;
          this.voice.pushAudio(event.samples, event.sampleRateHz, this.textLength);
        } else if (event.type === 'source') dispatch({ type: 'answer-source', requestId, source: event.text, frameAgeMs: event.frameAgeMs });
        else if (event.type === 'done' && event.memory !== undefined) this.options.onMemory(event.memory);
      }
      if (signal.aborted) return;
      this.releaseVerdict();
      this.voice.endText();
    } catch (thrown) {
      if (signal.aborted) return;
      dispatch({ type: 'request-failed', requestId, error: DuetError.from(thrown, 'engine.failed').toWire() });
      // An answer that was accepted is said as far as it came, the sentence that broke off included.
      this.voice.endText();
    }
  }

  /** Speaks a text that needs no engine. */
  say(text: string): void {
    this.onText(text);
    this.voice.endText();
  }

  adopt(output: AnswerOutput): void {
    this.voice.adopt(output);
  }

  rouse(): void {
    this.voice.rouse();
  }

  abort(): void {
    this.abortController.abort();
  }

  private onText(text: string): void {
    this.textLength += text.length;
    this.options.dispatch({ type: 'answer-text', requestId: this.options.requestId, text });
    if (!this.hasOwnVoice) this.voice.pushText(text);
  }

  /**
   * What belongs to a verdict follows it at once: the words that were heard, and of a command which one. It is told together with them, on the
   * next turn of the event loop at the latest; of a command only with it, for a verdict alone would be taken for a question.
   */
  private holdVerdict({ state, kind, confidence, reasons }: Verdict): void {
    this.heldVerdict = { verdict: { state, kind, confidence, reasons }, command: null };
    if (kind !== 'command') setImmediate(() => this.releaseVerdict());
  }

  private releaseVerdict(): void {
    if (this.heldVerdict === null || this.abortController.signal.aborted) return;
    const { verdict, command } = this.heldVerdict;
    this.heldVerdict = null;
    this.options.dispatch({ type: 'verdict', requestId: this.options.requestId, verdict, text: this.heardText, command });
  }
}
