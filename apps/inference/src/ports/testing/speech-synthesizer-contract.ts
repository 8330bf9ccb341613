import { DuetError, type Language } from '@duet/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rmsDb } from '../../domain/audio/level.ts';
import type { SpeakRequest, Speech, SpeechSynthesizer } from '../speech-synthesizer.ts';

export interface SpeechSynthesizerCase {
  /** A fresh synthesizer; null where it cannot run, which the suite then says in the name of the skipped test. */
  create: () => Promise<SpeechSynthesizer | null> | SpeechSynthesizer | null;
  language: Language;
  /** A short sentence and one that takes at least twice as long to say. */
  short: string;
  long: string;
  /** Adapters whose voices say where words end. */
  hasWordEnds: boolean;
}

const never = new AbortController().signal;

/** What every synthesizer keeps to, the fakes too. */
export function describeSpeechSynthesizerContract(name: string, subject: SpeechSynthesizerCase): void {
  describe(`${name} as a speech synthesizer`, () => {
    let synthesizer: SpeechSynthesizer | null = null;
    const request = (text: string, changes: Partial<SpeakRequest> = {}): SpeakRequest => ({ text, language: subject.language, voice: '', rate: 1, ...changes });
    /** Runs a test on the synthesizer, or skips it where there is none. */
    const check = (title: string, body: (synthesizer: SpeechSynthesizer) => Promise<void>): void => {
      it(title, async (context) => {
        if (synthesizer === null) return context.skip(`${name} cannot run here`);
        await body(synthesizer);
      });
    };

    beforeAll(async () => { synthesizer = await subject.create(); });
    afterAll(async () => { await synthesizer?.close(); });

    check('lists voices of its language under ids of their own', async ({ voices }) => {
      expect(voices.filter((voice) => voice.language === subject.language).length).toBeGreaterThan(0);
      expect(new Set(voices.map((voice) => voice.id)).size).toBe(voices.length);
      for (const voice of voices) expect([voice.id, voice.name].every((text) => text.length > 0 && text.length <= 64)).toBe(true);
    });

    check('speaks with every voice, audibly, and begins within 60 ms of sound', async (speaking) => {
      for (const voice of speaking.voices.filter(({ language }) => language === subject.language)) {
        const speech = await speaking.speak(request(subject.short, { voice: voice.id }), never);
        expectSound(speech);
        expect(rmsDb(speech.samples.subarray(0, Math.round(0.06 * speech.sampleRateHz)))).toBeGreaterThan(-60);
      }
    });

    check('speaks with the default voice when none or an unknown one is asked for', async (speaking) => {
      const usual = await speaking.speak(request(subject.short), never);
      const unknown = await speaking.speak(request(subject.short, { voice: 'no-such-voice' }), never);
      expect(unknown.samples.length).toBe(usual.samples.length);
    });

    check('takes longer for more text', async (speaking) => {
      const [short, long] = [await speaking.speak(request(subject.short), never), await speaking.speak(request(subject.long), never)];
      expect(long.samples.length).toBeGreaterThan(short.samples.length * 1.5);
    });

    check('follows the rate', async (speaking) => {
      const [usual, fast, slow] = await Promise.all([1, 2, 0.5].map((rate) => speaking.speak(request(subject.long, { rate }), never)));
      expect(fast!.samples.length).toBeLessThan(usual!.samples.length * 0.75);
      expect(slow!.samples.length).toBeGreaterThan(usual!.samples.length * 1.4);
    });

    check('says where words end, or nothing', async (speaking) => {
      for (const text of [subject.short, subject.long]) {
        const speech = await speaking.speak(request(text), never);
        expect(speech.wordEnds.length > 0).toBe(subject.hasWordEnds);
        let last = { endCharacter: 0, endSample: 0 };
        for (const word of speech.wordEnds) {
          expect(word.endCharacter).toBeGreaterThan(last.endCharacter);
          expect(word.endSample).toBeGreaterThanOrEqual(last.endSample);
          last = word;
        }
        expect(last.endCharacter).toBeLessThanOrEqual(text.length);
        expect(last.endSample).toBeLessThanOrEqual(speech.samples.length);
      }
    });

    check('keeps requests apart that run at the same time', async (speaking) => {
      const texts = [subject.short, subject.long, subject.short, subject.long, subject.short];
      const speeches = await Promise.all(texts.map((text) => speaking.speak(request(text), never)));
      expect(speeches.map((speech) => speech.samples.length)).toEqual(texts.map((text) => speeches[texts.indexOf(text)]!.samples.length));
    });

    check('gives every caller samples of its own', async (speaking) => {
      const first = await speaking.speak(request(subject.short), never);
      const kept = first.samples.slice();
      first.samples.fill(0);
      expect((await speaking.speak(request(subject.short), never)).samples).toEqual(kept);
    });

    check('has no sound for a text without words', async (speaking) => {
      for (const text of ['', ' ', '…']) {
        const speech = await speaking.speak(request(text), never);
        expect(speech.samples.every((sample) => sample === 0) || text !== '').toBe(true);
      }
    });

    check('rejects with the reason of an abort, before and while it speaks, and speaks on afterwards', async (speaking) => {
      await expect(speaking.speak(request(subject.long), AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
      const controllers = Array.from({ length: 6 }, () => new AbortController());
      const running = controllers.map((controller, index) => speaking.speak(request(`${subject.long} ${subject.short.repeat(index)}`), controller.signal));
      const outcomes = Promise.allSettled(running);
      for (const controller of controllers) controller.abort(new Error('interrupted'));
      for (const outcome of await outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ message: 'interrupted' });
      expectSound(await speaking.speak(request(subject.short), never));
    });

    check('takes no text for a command', async (speaking) => {
      const hostile = ['-o /tmp/x -t y', '$(touch x) `touch y` ; rm -rf .', '"quoted" \'and\' \\escaped\\', `${subject.short}\0${subject.short}`, '[[hello]] \u0001100s', '<speak><mark name="a"/></speak>', '😀🇨🇳', 'سلام', '%s %n %x', '../../etc/passwd'];
      for (const text of hostile) {
        const outcome = await speaking.speak(request(text), never).catch((thrown: unknown) => thrown);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DuetError);
      }
      expectSound(await speaking.speak(request(subject.short), never));
    });

    check('speaks or refuses an endless text, and stays up', async (speaking) => {
      const outcome = await speaking.speak(request(`${subject.short} `.repeat(2000)), never).catch((thrown: unknown) => thrown);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'engine.synthesizer-failed' });
      expectSound(await speaking.speak(request(subject.short), never));
    });

    it('refuses with an error of the table once it is closed', async (context) => {
      const closing = await subject.create();
      if (closing === null) return context.skip(`${name} cannot run here`);
      await closing.close();
      await expect(closing.speak(request(subject.long), never)).rejects.toMatchObject({ code: 'engine.synthesizer-failed' });
    });
  });
}

function expectSound(speech: Speech): void {
  expect(speech.sampleRateHz).toBeGreaterThanOrEqual(8000);
  expect(speech.samples.length).toBeGreaterThan(speech.sampleRateHz / 10);
  expect(rmsDb(speech.samples)).toBeGreaterThan(-40);
}
