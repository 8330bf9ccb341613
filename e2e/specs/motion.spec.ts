/**
 * What moves, and what is read out. Guards a figure that moves for people who asked for stillness, one that stands still for everybody, and a screen reader that is told
 * the same state twice or the seconds of a countdown one by one. The states come from the demonstration route, which draws the same parts.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

const { call: inCall } = wordsOf('en');

/** How many pictures of the figure differ from the one before, of twelve taken six drawn frames apart. */
const changes = (page: Page): Promise<number> => page.locator('svg.seats').evaluate(async (figure) => {
  let [before, count] = [figure.outerHTML, 0];
  for (let taken = 0; taken < 12; taken += 1) {
    for (let frame = 0; frame < 6; frame += 1) await new Promise(requestAnimationFrame);
    if (figure.outerHTML !== before) count += 1;
    before = figure.outerHTML;
  }
  return count;
});

test('the thinking arc turns, and stands where motion is unwanted', async ({ page }) => {
  await page.goto('/en/states?show=thinking', { waitUntil: 'networkidle' });
  await expect.poll(() => changes(page)).toBeGreaterThan(5);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(() => changes(page)).toBe(0);
  for (const state of ['user-speaking', 'speaking', 'ducked', 'held', 'reconnecting']) {
    await page.goto(`/en/states?show=${state}`, { waitUntil: 'networkidle' });
    await expect.poll(() => changes(page), { message: `${state} stands still` }).toBe(0);
  }
});

/** What a screen reader is told from now on, in the order it is told. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]');
        const text = region?.textContent ?? '';
        if (text !== '') told.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

test('a screen reader is told each state once', async ({ page }) => {
  await page.goto('/en/states?show=play', { waitUntil: 'networkidle' });
  const told = await listen(page);
  await expect.poll(told, { timeout: 30_000 }).toContain(inCall.live.interrupted);
  await expect.poll(told, { timeout: 30_000 }).toContain('B speaks.');
  const heard = await told();
  expect(heard.filter((words, index) => words === heard[index - 1]), 'nothing is said twice in a row').toEqual([]);
  const known = new Set(Object.values(inCall.live).flatMap((words) => ['A', 'B'].map((seat) => words.replaceAll('{seat}', seat))));
  expect(heard.filter((words) => !known.has(words)), 'nothing but states is said').toEqual([]);
});

test('the seconds of a countdown are seen, and not read out one by one', async ({ page }) => {
  for (const { show, words } of [{ show: 'lease', words: /ends in \d+ s/ }, { show: 'reconnecting', words: /is kept for \d+ s/ }]) {
    await page.goto(`/en/states?show=${show}`, { waitUntil: 'networkidle' });
    const shown = page.locator('.notice');
    await expect(shown).toContainText(words);
    const told = await listen(page);
    const before = await shown.textContent();
    await expect.poll(() => shown.textContent(), { timeout: 10_000 }).not.toBe(before);
    expect((await told()).filter((text) => words.test(text))).toEqual([]);
  }
});
