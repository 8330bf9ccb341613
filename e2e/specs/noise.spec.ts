/**
 * Sounds over an answer that ask for nothing. Guards the other half of interruption: an answer that a key, a cough or a hum ends, a seat that swaps for them,
 * and an answer that stays soft or silent for ever after it was held.
 */
import { expect, isAudible, line, mark, patienceMs, test } from '../browser/call-test.ts';
import { readPhrase } from '../voices/phrases.ts';
import { typingNoise } from '../voices/typing-noise.ts';

const sounds = [
  { name: 'somebody typing', samples: () => typingNoise(2), raisesAnOnset: false },
  { name: 'a hum of the listener', samples: () => readPhrase('uh-huh'), raisesAnOnset: true },
];

for (const { name, samples, raisesAnOnset } of sounds) {
  test(`${name} over an answer does not end it`, async ({ call, page }) => {
    const start = await call.now();
    await call.type('what is a violin');
    const answer = await call.answer(start);
    const disturbed = await call.now();
    await call.say(samples());
    if (raisesAnOnset) {
      await call.event(disturbed, mark('ducked'), 'the soft answer');
      const resumed = await call.event(disturbed, mark('resumed'), 'the full answer');
      await expect.poll(async () => isAudible(await call.played(Number(resumed['frame']))), { message: 'the answer sounds again', timeout: patienceMs }).toBe(true);
    }
    await call.event(disturbed, line('answer-finished', { epoch: answer.epoch }), 'the end of the answer, in its own time');
    const told = await call.sound.events(start);
    expect(told.filter((event) => line('answer-interrupted')(event))).toEqual([]);
    expect(told.filter((event) => mark('answer-began')(event)).map(({ epoch }) => epoch)).toEqual([answer.epoch]);
    expect(told.filter((event) => line('seat-swapped')(event) && event.epoch > answer.epoch), 'no seat swapped').toEqual([]);
    await expect(call.captions.locator('s.unheard'), 'all of it was heard').toHaveCount(0);
    await expect(page.getByText(/took over\./)).toHaveCount(0);
  });
}
