/**
 * Two calls at once. Guards the wall between sessions: a question, a caption, an event or sound of one visitor that reaches the other through a batched
 * detector, a shared decoder, a cache of answers or a socket room.
 */
import { expect, isSilent, patienceMs, test, VisitorCall } from '../browser/call-test.ts';
import { readPhrase } from '../voices/phrases.ts';

test('what one visitor says and hears never reaches the other', async ({ browser }) => {
  const [first, second] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [speaker, listener] = [await VisitorCall.open(await first.newPage()), await VisitorCall.open(await second.newPage())];
  await speaker.say(readPhrase('capital-of-france'));
  await expect(speaker.captions).toContainText('The capital of France is Paris.', { timeout: patienceMs });
  await speaker.answer(0);
  expect(isSilent(await listener.played(0)), 'the other loudspeaker').toBe(true);

  await listener.type('what is the capital of spain');
  await expect(listener.captions).toContainText('The capital of Spain is Madrid.', { timeout: patienceMs });
  await listener.answer(0);

  await expect(listener.captions).not.toContainText(/france|paris/i);
  await expect(speaker.captions).not.toContainText(/spain|madrid/i);
  expect(JSON.stringify(await listener.sound.events(0))).not.toMatch(/france|paris/i);
  expect(JSON.stringify(await speaker.sound.events(0))).not.toMatch(/spain|madrid/i);
  await Promise.all([first.close(), second.close()]);
});
