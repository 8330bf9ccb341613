/**
 * The recording of a call whose tab is loaded anew in the middle of it. Guards sound and events that a reload loses, sides that part because the reload's time is missing
 * between them, a recording that stays on the disk after the call, and a browser without storage that is promised what it cannot have.
 */
import { readFile } from 'node:fs/promises';
import { decodeWav } from '@duet/shared';
import type { Page } from '@playwright/test';
import { expect, isAudible, line, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';
import { readPhrase } from '../voices/phrases.ts';

const { after, before, call: inCall } = wordsOf('en');
/** What a busy machine may add to the time at which a second of sound reaches the page. */
const datingToleranceMs = 150;

async function save(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return await readFile(await (await download).path());
}

async function end(call: VisitorCall): Promise<void> {
  await call.control('end').click();
  await expect(call.page.getByRole('heading', { level: 1, name: after.reasons.ended })).toBeVisible({ timeout: patienceMs });
}

/** The first and the last instant at which a side sounds, in milliseconds of the recording, in steps of 20 ms. */
function soundingSpan(samples: Int16Array, sampleRateHz: number, fromMs = 0, toMs = Number.POSITIVE_INFINITY): { firstMs: number; lastMs: number } {
  const step = sampleRateHz / 50;
  const sounding = Array.from({ length: Math.floor(samples.length / step) }, (_, index) => index)
    .filter((index) => index * 20 >= fromMs && index * 20 < toMs && isAudible(samples.subarray(index * step, (index + 1) * step)));
  return { firstMs: (sounding[0] ?? Number.NaN) * 20, lastMs: (sounding.at(-1) ?? Number.NaN) * 20 + 20 };
}

/** Seconds that the browser's database holds of any recording. */
const keptPieces = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((resolve, reject) => {
  const opening = indexedDB.open('duet-recordings');
  opening.onerror = () => { reject(opening.error ?? new Error('no database')); };
  opening.onsuccess = () => {
    const counting = opening.result.transaction('pieces').objectStore('pieces').count();
    counting.onsuccess = () => { resolve(counting.result); };
    counting.onerror = () => { reject(counting.error ?? new Error('no count')); };
  };
}));
/** The part of the bench that this specification reads. */
interface BenchWindow { duetBench: { currentFrame: number; actions: { setSettings: (patch: { talkMode: 'push' }) => void }; view: { recording: { durationSeconds: number } } } }
const wallTime = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin + performance.now());

test('a reload leaves a silence of its own length in the recording, and both sides stay on one clock', async ({ call, page }) => {
  const question = readPhrase('capital-of-france');
  // The wall clock at which each question begins, from its frame: the bench plays it 150 ms ahead.
  const ask = async (visitor: VisitorCall): Promise<number> => {
    const { startFrame } = await visitor.sound.inject(question);
    const now = await page.evaluate(() => ({ frame: (window as unknown as BenchWindow).duetBench.currentFrame, at: performance.timeOrigin + performance.now() }));
    return now.at + ((startFrame - now.frame) * 1000) / visitor.sound.sampleRateHz;
  };
  const firstAt = await ask(call);
  await call.answer(0);
  await call.event(0, line('answer-finished'), 'the end of the first answer');
  const finishedAt = await wallTime(page);
  // Two more seconds are in the database before the page goes: the answer's last one among them.
  await expect.poll(async () => (await wallTime(page)) - finishedAt, { timeout: patienceMs }).toBeGreaterThan(2500);

  await page.reload();
  const again = await VisitorCall.opened(page);
  await again.questionBox.click();
  await expect.poll(() => page.evaluate(() => (window as unknown as BenchWindow).duetBench.view.recording.durationSeconds), { timeout: patienceMs }).toBeGreaterThan(5);
  const asked = await again.now();
  const secondAt = await ask(again);
  await again.answer(asked);
  await again.event(asked, line('answer-finished'), 'the end of the second answer');
  await end(again);

  const { channels: [visitor = new Int16Array(0), assistant = new Int16Array(0)], sampleRateHz } = decodeWav(await save(page, after.downloads.audio.name));
  const first = soundingSpan(visitor, sampleRateHz);
  const second = soundingSpan(visitor, sampleRateHz, first.firstMs + (secondAt - firstAt) / 2);
  expect(Math.abs(second.firstMs - first.firstMs - (secondAt - firstAt)), 'the questions lie as far apart as they were asked').toBeLessThan(datingToleranceMs);
  const answers = [soundingSpan(assistant, sampleRateHz, 0, second.firstMs), soundingSpan(assistant, sampleRateHz, second.firstMs)];
  expect(answers.every(({ firstMs, lastMs }) => lastMs - firstMs > 500), 'both answers are in it').toBe(true);
  const lines = (await save(page, after.downloads.events.name)).toString().trim().split('\n').map((text) => JSON.parse(text) as { type: string; at: number });
  expect(lines.filter(({ type }) => type === 'answer-started')).toHaveLength(2);
  expect(lines.filter(({ type }) => type === 'session-opened')).toHaveLength(2);
  await expect(page.getByText(after.recordingPartial)).toHaveCount(0);
  await expect.poll(() => keptPieces(page), { message: 'the call has ended: nothing is kept' }).toBe(0);
});

test('what a closed tab left is deleted by the next visit, but not what a tab is recording', async ({ call, page, context }) => {
  await expect.poll(() => keptPieces(page), { timeout: patienceMs }).toBeGreaterThan(0);
  await page.evaluate(() => new Promise<void>((resolve) => {
    const opening = indexedDB.open('duet-recordings');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['pieces', 'calls'], 'readwrite');
      transaction.objectStore('pieces').put({ kind: 'events', stretch: 0, receivedAt: 0, vector: new Uint8Array(12), sealed: new ArrayBuffer(16) }, ['left', 0]);
      transaction.objectStore('calls').put({ savedAt: Date.now() - 60 * 60_000 }, 'left');
      transaction.oncomplete = () => { resolve(); };
    };
  }));
  const visit = await context.newPage();
  await visit.goto('/en/interactive');
  const calls = (): Promise<string[]> => visit.evaluate(() => new Promise<string[]>((resolve) => {
    const opening = indexedDB.open('duet-recordings');
    opening.onsuccess = () => {
      const keys = opening.result.transaction('calls').objectStore('calls').getAllKeys();
      keys.onsuccess = () => { resolve(keys.result.map(String)); };
    };
  }));
  await expect.poll(calls, { timeout: patienceMs }).not.toContain('left');
  expect(await calls(), 'the running call keeps its recording').toHaveLength(1);
  await end(call);
});

test('a browser that stores nothing says so before the call, and after it what is missing', async ({ page }) => {
  await page.addInitScript(() => { Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('storage is off', 'SecurityError'); } }); });
  await page.goto('/en/interactive');
  const [, warning = ''] = /\{keeps, select, no \{ (.+?)\} other/u.exec(before.notes.recordedText) ?? [];
  await expect(page.getByText(warning)).toBeVisible();
  await VisitorCall.open(page);
  await page.reload();
  const again = await VisitorCall.opened(page);
  await expect(again.captions).toBeVisible();
  await end(again);
  await expect(page.getByText(after.recordingPartial)).toBeVisible();
  await expect(page.getByText(inCall.nothingSaid)).toBeVisible();
});

test('what is said while the key is not held is not sent and not recorded', async ({ call, page }) => {
  const question = readPhrase('capital-of-france');
  await page.evaluate(() => { (window as unknown as BenchWindow).duetBench.actions.setSettings({ talkMode: 'push' }); });
  const { startFrame } = await call.sound.inject(question);
  // Nothing tells that closed-off sound was not taken: its own length and two seconds more have to pass.
  const endSeconds = startFrame / call.sound.sampleRateHz + question.length / 16_000 + 2;
  await expect.poll(() => page.evaluate(() => (window as unknown as BenchWindow).duetBench.currentFrame), { timeout: patienceMs }).toBeGreaterThan(endSeconds * call.sound.sampleRateHz);
  await end(call);
  const { channels: [visitor = new Int16Array(0)] } = decodeWav(await save(page, after.downloads.audio.name));
  expect(visitor.length).toBeGreaterThan(question.length);
  expect(isAudible(visitor)).toBe(false);
});
