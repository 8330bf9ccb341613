/**
 * A call that outlives its page and its network, and what can be taken along when it has ended. Guards a reload that loses what was said, a drop of
 * seconds that ends the call or leaves it silent, and a recording whose channels are empty or whose log cannot be read.
 */
import { readFile } from 'node:fs/promises';
import { decodeWav } from '@duet/shared';
import type { Page } from '@playwright/test';
import { expect, isAudible, line, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';
import { readPhrase } from '../voices/phrases.ts';

const { call: inCall, after } = wordsOf('en');

test('a reload takes the call up again, with what was said', async ({ call, page }) => {
  await call.type('what is the capital of spain');
  await call.answer(0);
  await expect(call.captions).toContainText('The capital of Spain is Madrid.', { timeout: patienceMs });
  await call.event(0, line('answer-finished'), 'the end of the answer');

  await page.reload();
  const again = await VisitorCall.opened(page);
  const opened = await again.event(0, line('session-opened'), 'the call');
  expect(opened['isResumed']).toBe(true);
  await expect(again.captions).toContainText('what is the capital of spain');
  await expect(again.captions).toContainText('The capital of Spain is Madrid.');
  // The press is what lets the browser play sound on a page that was just loaded.
  await again.questionBox.click();
  const asked = await again.now();
  await again.type('what is the capital of italy');
  await again.answer(asked);
  await expect(again.captions).toContainText('The capital of Italy is Rome.', { timeout: patienceMs });
});

test('a network that is away for seconds is told, the call goes on, and all of it can be saved at its end', async ({ call, page, context }) => {
  await call.say(readPhrase('capital-of-france'));
  await call.answer(0);
  await expect(call.captions).toContainText('The capital of France is Paris.', { timeout: patienceMs });
  await call.event(0, line('answer-finished'), 'the end of the answer');

  await context.setOffline(true);
  const states = page.getByText(inCall.states.reconnecting, { exact: true });
  await expect(states.first()).toBeVisible({ timeout: patienceMs });
  // A call is kept for 30 s: when 25 are left, the network has been away for five.
  await expect(page.getByText(/Your call is kept for (1?\d|2[0-5]) s\./)).toBeVisible({ timeout: patienceMs });
  const dropped = await call.now();
  await context.setOffline(false);
  const resumed = await call.event(dropped, line('session-opened'), 'the call');
  expect(resumed['isResumed']).toBe(true);
  await expect(states).toHaveCount(0);

  const asked = await call.now();
  await call.say(readPhrase('capital-of-italy'));
  await expect(call.captions).toContainText('The capital of Italy is Rome.', { timeout: patienceMs });
  await call.answer(asked);
  await call.event(asked, line('answer-finished'), 'the end of the answer');
  await call.control('end').click();

  await expect(page.getByRole('heading', { level: 1, name: after.reasons.ended })).toBeVisible({ timeout: patienceMs });
  await expect(page.getByText('The capital of France is Paris.')).toBeVisible();
  const { channels, sampleRateHz } = decodeWav(await save(page, after.downloads.audio.name));
  expect([channels.length, sampleRateHz]).toEqual([2, expect.any(Number)]);
  // The visitor asked twice and was answered twice: some second of each side is loud.
  for (const [channel, samples] of channels.entries()) {
    const seconds = Array.from({ length: Math.floor(samples.length / sampleRateHz) }, (_, second) => samples.subarray(second * sampleRateHz, (second + 1) * sampleRateHz));
    expect(seconds.some(isAudible), `channel ${String(channel)} sounds`).toBe(true);
  }
  const lines = (await save(page, after.downloads.events.name)).toString().trim().split('\n').map((text) => JSON.parse(text) as Record<string, unknown>);
  for (const event of lines) expect(event).toEqual(expect.objectContaining({ type: expect.any(String), at: expect.any(Number), clock: expect.stringMatching(/^(server|client)$/), epoch: expect.any(Number) }));
  expect(lines.filter(({ type }) => type === 'session-opened')).toHaveLength(2);
  expect((await save(page, after.downloads.transcript.name)).toString()).toContain('The capital of Italy is Rome.');
});

test('a call that the server lost offers what can be taken along, not a new call', async ({ page }) => {
  for (const locale of ['en', 'zh'] as const) {
    const { notice } = wordsOf(locale).call;
    await page.goto(`/${locale}/states?show=restarted`);
    const told = page.getByRole('alert').filter({ hasText: notice.restarted });
    await expect(told.getByRole('button')).toHaveText(notice.seeCall);
  }
});

async function save(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return await readFile(await (await download).path());
}
