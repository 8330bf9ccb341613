/**
 * Typed questions: answered aloud, and they interrupt as spoken ones do. Guards the second way in, which is the only one where no recognizer or no
 * microphone is there; empty and endless questions must be refused in words, neither swallowed nor sent; and Chinese, which is typed only.
 */
import { expect, isSilent, line, mark, patienceMs, test, VisitorCall } from '../browser/call-test.ts';

test('a typed question is answered aloud, and another one interrupts the answer', async ({ call, page }) => {
  const start = await call.now();
  await page.keyboard.press('/');
  await page.keyboard.type('tell me about elephants');
  await page.keyboard.press('Enter');
  await expect(call.captions).toContainText('tell me about elephants');
  const first = await call.answer(start);

  const asked = await call.now();
  await call.type('what is the capital of spain');
  const flushed = await call.event(asked, mark('flushed', { epoch: first.epoch }), 'the end of the first answer');
  const swapped = await call.event(asked, line('seat-swapped'), 'the swap');
  expect(swapped['reason']).toBe('query-text');
  const second = await call.answer(asked);
  expect(second.epoch).toBe(swapped.epoch);
  expect(isSilent(await call.played(Number(flushed['frame']), Number(second['frame'])))).toBe(true);
  await expect(call.captions).toContainText('The capital of Spain is Madrid.', { timeout: patienceMs });
  await expect(call.captions.locator('s.unheard')).not.toBeEmpty();
});

test('an empty question is not sent, and one that is too long is refused with its length', async ({ call, page }) => {
  const start = await call.now();
  const send = page.getByRole('button', { name: 'Send' });
  await call.type('   ');
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  const tooLong = 'why '.repeat(4000);
  await call.type(tooLong);
  await expect(call.questionBox).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/^16,?000 of [\d,]+$/)).toBeVisible();
  await expect(call.questionBox, 'the text stays, so that it can be made shorter').toHaveValue(tooLong);
  await call.sound.typeQuestion(tooLong);
  await expect(page.getByText(/The question is too long \(at most [\d,]+ characters\)\./)).toBeVisible();
  await call.type('what is two plus two');
  await call.answer(start);
  const sent = (await call.sound.events(start)).filter((event) => line('question-typed')(event));
  expect(sent.map((event) => event['text'])).toEqual(['what is two plus two']);
});

test('a question typed in Chinese is answered in Chinese', async ({ page }) => {
  const call = await VisitorCall.open(page, { locale: 'zh' });
  await call.type('法国的首都是哪里');
  await expect(call.captions).toContainText('法国的首都是巴黎', { timeout: patienceMs });
  await call.answer(0);
});
