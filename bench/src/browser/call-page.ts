import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { upSampleRateHz, type CallSettingsPatch, type EventLogLine } from '@duet/shared';
import * as inPage from './page-functions.ts';

const pollMs = 20;

/** What was played and captured, 16 bits, and the frame of its first sample. */
export interface TappedSound { startFrame: number; playback: Int16Array; capture: Int16Array }

/** A call in a real browser, opened with `?bench=1`: stimuli go into its capture bus to the frame, and everything is told in frames of its one audio context. */
export class CallPage {
  readonly page: Page;
  sampleRateHz = Number.NaN;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and starts a call. @throws Error when the call does not open, with what the page said. */
  static async open(browser: Browser, url: string, settings: CallSettingsPatch = {}): Promise<CallPage> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, permissions: ['microphone'] });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(new URL('/en/interactive?bench=1', url).href);
    await page.waitForFunction(inPage.isBenchThere, undefined, { timeout: 30_000 });
    await page.evaluate(inPage.startCall, settings);
    const deadline = performance.now() + 30_000;
    while ((await page.evaluate(inPage.phaseOfPage)) !== 'open') {
      if (performance.now() > deadline) throw new Error(`the call did not open: ${said.join('; ') || 'the page says nothing'}`);
      await wait(pollMs);
    }
    const opened = await CallPage.of(page);
    await page.evaluate(inPage.watchClocks);
    // The clocks are known after some events and bursts.
    await wait(1500);
    return opened;
  }

  /** A page with `?bench=1` whose call is open already, by whatever was pressed on it. */
  static async of(page: Page): Promise<CallPage> {
    const opened = new CallPage(page);
    // The bench's frames and rate are there from its first use of the sound on.
    await page.evaluate(inPage.beginTap);
    await page.evaluate(inPage.endTap);
    opened.sampleRateHz = await page.evaluate(inPage.sampleRateOfPage);
    return opened;
  }

  async eventCount(): Promise<number> {
    return await this.page.evaluate(inPage.eventCount);
  }

  /** The first line from `from` on that matches; waits for it. Null when it does not come in time. */
  async waitFor(from: number, matches: (line: EventLogLine) => boolean, timeoutMs: number): Promise<EventLogLine | null> {
    const deadline = performance.now() + timeoutMs;
    let next = from;
    for (;;) {
      const lines = await this.page.evaluate(inPage.eventsFrom, next);
      const found = lines.find(matches);
      if (found !== undefined) return found;
      if (performance.now() > deadline) return null;
      next += lines.length;
      await wait(pollMs);
    }
  }

  async events(from: number): Promise<EventLogLine[]> {
    return await this.page.evaluate(inPage.eventsFrom, from);
  }

  /** Plays a stimulus into the microphone. @returns the frames of its first and its last sample. */
  async inject(samples: Int16Array, afterMs = 150): Promise<{ startFrame: number; endFrame: number }> {
    const startFrame = await this.page.evaluate(inPage.injectSamples, { samples: Array.from(samples, (sample) => sample / 32_768), rateHz: upSampleRateHz, afterMs });
    return { startFrame, endFrame: startFrame + Math.round((samples.length * this.sampleRateHz) / upSampleRateHz) };
  }

  async typeQuestion(text: string): Promise<void> {
    await this.page.evaluate(inPage.typeQuestion, text);
  }

  async stopAnswer(): Promise<void> {
    await this.page.evaluate(inPage.stopAnswer);
  }

  async startTap(): Promise<void> {
    await this.page.evaluate(inPage.beginTap);
  }

  async endTap(): Promise<TappedSound> {
    return soundOf(await this.page.evaluate(inPage.endTap));
  }

  /** What was tapped so far; the tap goes on. */
  async readTap(): Promise<TappedSound> {
    return soundOf(await this.page.evaluate(inPage.readTap));
  }

  /**
   * The frame of the audio context at which the server sent an event: its server time, carried to the page's clock by the smallest delay that any event had
   * (so that only what is above the quickest transport counts), and from there to the audio clock. To be asked at once: clocks move against each other.
   */
  async frameOfServerTime(at: number, lines: readonly EventLogLine[]): Promise<number> {
    const { audioMinusPage, pageMinusLog } = await this.page.evaluate(inPage.clocksOfPage);
    const quickest = Math.min(...lines.flatMap((line) => (line.clock === 'server' && typeof line['receivedAt'] === 'number' ? [line['receivedAt'] - line.at] : [])));
    return ((at + quickest + pageMinusLog + audioMinusPage) * this.sampleRateHz) / 1000;
  }

  ms(frames: number): number {
    return (frames * 1000) / this.sampleRateHz;
  }

  async close(): Promise<void> {
    await this.page.evaluate(inPage.endCall);
    await this.page.context().close();
  }
}

const soundOf = ({ startFrame, playback, capture }: { startFrame: number; playback: string; capture: string }): TappedSound => ({ startFrame, playback: samplesOf(playback), capture: samplesOf(capture) });

function samplesOf(base64: string): Int16Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
