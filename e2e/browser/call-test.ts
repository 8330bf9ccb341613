import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { EventLogLine } from '@duet/shared';
import { CallPage } from '../../bench/src/browser/call-page.ts';
import { rootMeanSquare } from '../../bench/src/browser/sounding.ts';
import { beginning, wordsOf, type Locale } from './words.ts';

/** A recognizer and a voice on two cores that are busy: far beyond what anything takes, so that only what never comes fails. */
export const patienceMs = 45_000;

/** The page's log, by name: `line('state-changed', { state: 'held' })`. */
export const line = (type: string, fields: Readonly<Record<string, unknown>> = {}) => (event: EventLogLine): boolean =>
  event.type === type && Object.entries(fields).every(([name, value]) => event[name] === value);
export const mark = (name: string, fields: Readonly<Record<string, unknown>> = {}) => line('playback-marked', { mark: name, ...fields });

/** Speech at a usual level is near 3,000; the digital noise floor is 0. */
const audibleLevel = 400;
export const isAudible = (samples: Int16Array): boolean => rootMeanSquare(samples) > audibleLevel;
/** −60 dB of full scale: nobody hears it. */
export const isSilent = (samples: Int16Array): boolean => samples.every((sample) => Math.abs(sample) < 33);

/** A call as a visitor has it: what is pressed and read goes by the page's accessible names, what is said and heard by the bench of `?bench=1`. */
export class VisitorCall {
  readonly page: Page;
  readonly sound: CallPage;
  readonly #locale: Locale;

  private constructor(page: Page, sound: CallPage, locale: Locale) {
    this.page = page;
    this.sound = sound;
    this.#locale = locale;
  }

  /** Opens the page, presses start and waits for the open call, its tap running. */
  static async open(page: Page, { locale = 'en', query = 'bench=1' }: { locale?: Locale; query?: string } = {}): Promise<VisitorCall> {
    await page.goto(`/${locale}/interactive?${query}`);
    await page.getByRole('button', { name: beginning(wordsOf(locale).before.start) }).click();
    return await VisitorCall.opened(page, locale);
  }

  /** A call that was opened some other way. */
  static async opened(page: Page, locale: Locale = 'en'): Promise<VisitorCall> {
    await expect(page.getByRole('group', { name: wordsOf(locale).call.controls.title, exact: true })).toBeVisible({ timeout: patienceMs });
    const call = new VisitorCall(page, await CallPage.of(page), locale);
    await call.sound.startTap();
    return call;
  }

  get captions(): Locator {
    return this.page.getByRole('group', { name: wordsOf(this.#locale).call.captions, exact: true });
  }

  get questionBox(): Locator {
    return this.page.getByRole('textbox', { name: wordsOf(this.#locale).call.ask.label });
  }

  /** A button of the control bar; the one that is shown where the phone and the desk have one each. */
  control(name: 'mute' | 'unmute' | 'camera' | 'stop' | 'reset' | 'end' | 'type'): Locator {
    return this.page.getByRole('button', { name: beginning(wordsOf(this.#locale).call.controls[name]) });
  }

  async type(text: string): Promise<void> {
    await this.questionBox.fill(text);
    await this.questionBox.press('Enter');
  }

  /** Speaks into the microphone. @param samples 16 kHz mono */
  async say(samples: Int16Array): Promise<void> {
    await this.sound.inject(samples);
  }

  /** The number of events so far, to wait for later ones. */
  async now(): Promise<number> {
    return await this.sound.eventCount();
  }

  /** The first event from `from` on that matches. Fails when none comes, with the events that did. */
  async event(from: number, matches: (event: EventLogLine) => boolean, what: string): Promise<EventLogLine> {
    const found = await this.sound.waitFor(from, matches, patienceMs);
    if (found !== null) return found;
    const told = (await this.sound.events(from)).filter(({ type }) => !['detector-measured', 'playback-reported', 'answer-marked'].includes(type));
    throw new Error(`${what} did not come; what came:\n${told.map((event) => JSON.stringify(event).slice(0, 300)).join('\n')}`);
  }

  /** Waits until an answer sounds, and longer than a click would. @returns the event with its first frame and its epoch. */
  async answer(from: number): Promise<EventLogLine> {
    const began = await this.event(from, mark('answer-began'), 'the first sound of an answer');
    await expect.poll(async () => isAudible(await this.played(Number(began['frame']))), { message: 'the answer has no sound', timeout: patienceMs }).toBe(true);
    return began;
  }

  /** Everything that the loudspeaker got from `fromFrame` to `toFrame`; without an end, up to now. */
  async played(fromFrame: number, toFrame = Number.POSITIVE_INFINITY): Promise<Int16Array> {
    const { startFrame, playback } = await this.sound.readTap();
    return playback.subarray(Math.max(0, fromFrame - startFrame), Number.isFinite(toFrame) ? Math.max(0, toFrame - startFrame) : undefined);
  }
}

/** `call`: a page in an open call, without a microphone of its own; what it hears is what a test says. */
export const test = base.extend<{ call: VisitorCall }>({
  call: async ({ page }, use) => {
    await use(await VisitorCall.open(page));
  },
});
export { expect };
