import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { encodeWav, upSampleRateHz } from '@duet/shared';
import { startDuet } from '../bench/src/service/start-duet.ts';
import { line, VisitorCall } from './browser/call-test.ts';
import { launchOptions } from './browser/launch.ts';
import { wordsOf } from './browser/words.ts';
import { VisitorVoice } from './voices/visitor-voice.ts';

/**
 * Takes the pictures of the README and the documentation from real calls: `node scripts/run.mjs e2e/screenshots.ts [--url https://localhost:8443]`.
 * A Duet that runs already must have been started with `DUET_DEMONSTRATIONS=on`, whose drawn room stands before the camera.
 */
const pictures = join(import.meta.dirname, '../docs/images');
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, colorScheme: 'light' };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme: 'dark' };

async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: url, ...options });
  return await context.newPage();
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, name) });
  process.stdout.write(`${name}\n`);
}

/** What the microphone hears while the level meter is photographed. */
async function recordSomebody(voice: VisitorVoice, folder: string): Promise<string> {
  const file = join(folder, 'microphone.wav');
  await writeFile(file, encodeWav({ sampleRateHz: upSampleRateHz, channels: [await voice.speak('what is the capital of france')] }));
  return file;
}

/** The drawn room of the demonstration page as a film of one picture for the fake camera. */
async function filmTheRoom(url: string, folder: string): Promise<string> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await openPage(browser, url, desk);
    await page.goto('/en/states?show=speaking');
    const picture = page.getByRole('img', { name: wordsOf('en').call.answerFrameAlt }).or(page.getByRole('img', { name: wordsOf('en').call.lastFrameAlt }));
    const data = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
      return Array.from(jpeg);
    });
    const film = join(folder, 'room.mjpeg');
    await writeFile(film, Buffer.concat(Array.from({ length: 4 }, () => Buffer.from(data))));
    return film;
  } finally {
    await browser.close();
  }
}

/** Chromium names its fake devices after their flags and files; a visitor reads names like these. */
function nameDevices(): void {
  const names: Readonly<Record<MediaDeviceKind, string>> = { audioinput: 'Built-in microphone', videoinput: 'HD camera', audiooutput: 'Headphones' };
  const listDevices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
  navigator.mediaDevices.enumerateDevices = async () => (await listDevices()).map((device) => {
    const { deviceId, groupId, kind } = device;
    return { deviceId, groupId, kind, label: device.label === '' ? '' : names[kind], toJSON: () => device.toJSON() as unknown };
  });
}

/** Before the call, with the camera and the microphone open and somebody speaking. */
async function takeBefore(browser: Browser, url: string): Promise<void> {
  const page = await openPage(browser, url, desk);
  await page.addInitScript(nameDevices);
  await page.goto('/en/interactive');
  await page.getByRole('button', { name: wordsOf('en').before.allowBoth }).click();
  await page.getByLabel(wordsOf('en').before.previewLabel).evaluate((video: HTMLVideoElement) => video.readyState >= 2 || new Promise((resolve) => { video.onloadeddata = resolve; }));
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
  await page.waitForFunction(() => Number(document.querySelector('[role="meter"]')?.ariaValueNow) >= 9);
  await take(page, 'before-light.png');
  await page.context().close();
}

/** Three spoken questions, the third over the long answer to the second; then the page after the call. */
async function takeCall(browser: Browser, url: string, voice: VisitorVoice): Promise<void> {
  const page = await openPage(browser, url, desk);
  const call = await VisitorCall.open(page);
  await call.control('camera').click();
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
  const questions = ['what is the capital of france', 'tell me about lighthouses', 'tell me about elephants'];
  const [first = new Int16Array(0), second = new Int16Array(0), third = new Int16Array(0)] = await Promise.all(questions.map((text) => voice.speak(text)));
  let from = await call.now();
  await call.say(first);
  await call.answer(from);
  await call.event(from, line('answer-finished'), 'the end of the first answer');
  for (const { question, characters } of [{ question: second, characters: 30 }, { question: third, characters: 24 }]) {
    from = await call.now();
    await call.say(question);
    const { epoch } = await call.answer(from);
    await call.event(from, (event) => line('answer-heard', { epoch })(event) && Number(event['heardCharacters']) >= characters, 'the begin of the answer');
  }
  await take(page, 'call.png');
  await call.event(from, line('answer-finished'), 'the end of the last answer');
  await call.control('end').click();
  await page.getByRole('heading', { level: 1, name: wordsOf('en').after.reasons.ended }).waitFor();
  await take(page, 'after.png');
  await page.context().close();
}

/** A call in Chinese, where questions are typed. */
async function takeChineseCall(browser: Browser, url: string): Promise<void> {
  const page = await openPage(browser, url, phone);
  const call = await VisitorCall.open(page, { locale: 'zh' });
  for (const question of ['你能做什么', '法国的首都是哪里']) {
    const from = await call.now();
    await call.control('type').click();
    await call.type(question);
    await call.control('type').click();
    const { epoch } = await call.answer(from);
    await call.event(from, (event) => line('answer-heard', { epoch })(event) && Number(event['heardCharacters']) >= 4, 'the begin of the answer');
  }
  await take(page, 'call-dark-zh-phone.png');
  await page.context().close();
}

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const folder = await mkdtemp(join(tmpdir(), 'duet-pictures-'));
const voice = await VisitorVoice.open();
const duet = values.url === undefined ? await startDuet({ DUET_DEMONSTRATIONS: 'on' }) : null;
try {
  const url = values.url ?? duet?.url ?? '';
  await mkdir(pictures, { recursive: true });
  const browser = await chromium.launch(launchOptions({ camera: await filmTheRoom(url, folder), microphone: await recordSomebody(voice, folder) }));
  try {
    await takeBefore(browser, url);
    await takeCall(browser, url, voice);
    await takeChineseCall(browser, url);
  } finally {
    await browser.close();
  }
} finally {
  await voice.close();
  await duet?.stop();
  await rm(folder, { recursive: true, force: true });
}
