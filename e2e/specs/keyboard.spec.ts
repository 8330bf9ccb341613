/**
 * A call without a mouse: single keys, the question box, and the buttons by Tab. Guards keys that reach the call while somebody types, controls that cannot be
 * reached or show no focus, and a focus that is lost when the page changes under it.
 */
import { expect, isAudible, mark, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { wordsOf } from '../browser/words.ts';

const { before, after } = wordsOf('en');

test('start, mute, type, stop and end by keyboard alone', async ({ page }) => {
  await page.goto('/en/interactive?bench=1');
  await expect(page.getByText(before.notes.askingEngine)).toHaveCount(0);
  await page.keyboard.press('Enter');
  const call = await VisitorCall.opened(page);

  await page.keyboard.press('m');
  await expect(call.control('unmute')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('m');
  await expect(call.control('mute')).toHaveAttribute('aria-pressed', 'false');

  // The letters of a question are commands elsewhere: m, s, e and r must stay letters here.
  await page.keyboard.press('/');
  await expect(call.questionBox).toBeFocused();
  await page.keyboard.type('tell me about elephants');
  await expect(call.questionBox).toHaveValue('tell me about elephants');
  await page.keyboard.press('Enter');
  const answer = await call.answer(0);
  expect(isAudible(await call.played(Number(answer['frame'])))).toBe(true);

  await page.keyboard.press('Escape');
  await expect(call.questionBox).not.toBeFocused();
  const pressed = await call.now();
  await page.keyboard.press('s');
  await call.event(pressed, mark('flushed', { epoch: answer.epoch }), 'the end of the answer');
  await expect(call.captions.locator('s.unheard')).not.toBeEmpty();

  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: after.reasons.ended })).toBeVisible({ timeout: patienceMs });
  await expect(page.locator('#main'), 'the keyboard goes on at the head of the new page').toBeFocused();
});

test('every control of a call can be reached by Tab and shows it', async ({ call, page }) => {
  const reached = new Set<string>();
  // More stops than the page has: the walk ends where it comes round.
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, hasRing } = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return { name: '', hasRing: true };
      // The ring is round a part of a control, where the control is a picture with a word under it.
      const rings = [focused, ...focused.querySelectorAll('*'), focused.parentElement ?? focused].map((element) => getComputedStyle(element));
      return {
        name: focused.getAttribute('aria-label') ?? focused.textContent.trim(),
        hasRing: focused === document.body || rings.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px'),
      };
    });
    expect(hasRing, `the focus on "${name}" is seen`).toBe(true);
    if (reached.has(name) && name !== '') break;
    reached.add(name);
  }
  const { controls, ask } = wordsOf('en').call;
  for (const control of [controls.mute, controls.camera, controls.stop, controls.reset, controls.end, ask.label]) {
    expect([...reached].some((name) => name.startsWith(control)), `${control} was reached; reached were ${[...reached].join(' | ')}`).toBe(true);
  }
  await expect(call.questionBox).toBeVisible();
});
