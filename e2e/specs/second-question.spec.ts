/**
 * A second question over a long answer: the answer goes soft, stops, the other seat takes over and answers. Guards what interruption is for: sound of
 * the old answer after the new one began (a buffer that was not flushed, frames of an old epoch that are still played), an answer that goes on
 * under the visitor's words, captions that claim as heard what never sounded.
 */
import { expect, isAudible, isSilent, line, mark, patienceMs, test } from '../browser/call-test.ts';
import { readPhrase } from '../voices/phrases.ts';

test('a spoken question stops a long answer, and the other seat answers it', async ({ call, page }) => {
  const start = await call.now();
  await call.type('tell me about lighthouses');
  const first = await call.answer(start);
  const opened = await call.now();
  await call.say(readPhrase('capital-of-italy'));

  const ducked = await call.event(opened, mark('ducked', { epoch: first.epoch }), 'the soft answer');
  const swapped = await call.event(opened, line('seat-swapped'), 'the swap');
  expect(swapped['reason']).toBe('query-audio');
  expect(swapped.epoch).toBeGreaterThan(first.epoch);
  await call.event(opened, mark('flushed', { epoch: first.epoch }), 'the end of the old answer');
  const second = await call.answer(opened);
  expect(second.epoch).toBe(swapped.epoch);

  expect(isAudible(await call.played(Number(first['frame']), Number(ducked['frame']))), 'the long answer sounded').toBe(true);
  // It is flushed out of its hold, and the next answer may begin in that very block. In a pause of the question it may have sounded again before (docs/decisions/0002).
  const ofOld = (await call.sound.events(opened)).filter((event) => mark('held', { epoch: first.epoch })(event) || mark('resumed', { epoch: first.epoch })(event));
  expect(ofOld.at(-1)?.['mark'], 'the old answer ended out of a hold').toBe('held');
  const between = await call.played(Number(ofOld.at(-1)?.['frame']), Number(second['frame']));
  expect(between.length, 'there was silence between the two').toBeGreaterThan(0);
  expect(isSilent(between), 'nothing of the old answer is left in the loudspeaker').toBe(true);

  await expect(call.captions.locator('s.unheard')).not.toBeEmpty();
  await expect(call.captions).toContainText(/capital of italy/i);
  await expect(call.captions).toContainText('The capital of Italy is Rome.', { timeout: patienceMs });
  await expect(page.getByText(/A question\. [AB] took over\./)).toBeVisible();
  const told = await call.sound.events(opened);
  expect(told.filter((event) => mark('answer-began')(event)).map(({ epoch }) => epoch), 'the old answer never began again').toEqual([second.epoch]);
});
