import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechLevelDb, peakDb } from '../../../domain/audio/level.ts';
import { describeSpeechSynthesizerContract } from '../../../ports/testing/speech-synthesizer-contract.ts';
import { ToneSynthesizer } from '../../scripted/tone-synthesizer.ts';
import { EmbeddedSynthesizer } from './embedded-synthesizer.ts';
import { EspeakSynthesizer } from './espeak-synthesizer.ts';
import { FliteSynthesizer } from './flite-synthesizer.ts';

const english = { language: 'en', short: 'Hello there.', long: 'The capital of France is Paris, and the capital of Japan is Tokyo.' } as const;
const chinese = { language: 'zh', short: '你好。', long: '法国的首都是巴黎，日本的首都是东京。' } as const;

describeSpeechSynthesizerContract('flite', { ...english, create: () => FliteSynthesizer.create(), hasWordEnds: true });
describeSpeechSynthesizerContract('espeak-ng', { ...chinese, create: () => EspeakSynthesizer.detect(), hasWordEnds: false });
describeSpeechSynthesizerContract('the embedded synthesizer', { ...english, create: () => EmbeddedSynthesizer.create({ threads: 1 }), hasWordEnds: true });
describeSpeechSynthesizerContract('the tone', { ...english, create: () => new ToneSynthesizer(), hasWordEnds: true });

describe('what all voices of the embedded synthesizer share', () => {
  let synthesizer: EmbeddedSynthesizer;
  const never = new AbortController().signal;
  beforeAll(async () => { synthesizer = await EmbeddedSynthesizer.create({ threads: 1 }); });
  afterAll(async () => { await synthesizer.close(); });

  it('speaks at 24 kHz with every voice equally loud, without clipping', async () => {
    for (const { id, language } of synthesizer.voices) {
      const text = language === 'zh' ? chinese.long : english.long;
      const speech = await synthesizer.speak({ text, language, voice: id, rate: 1 }, never);
      expect(speech.sampleRateHz).toBe(24_000);
      expect(Math.abs(speechLevelDb(speech.samples, 24_000) + 20)).toBeLessThan(1);
      expect(peakDb(speech.samples)).toBeLessThan(-0.1);
    }
  });

  it('ends each sentence with a short pause and no more', async () => {
    const { samples } = await synthesizer.speak({ text: english.long, language: 'en', voice: '', rate: 1 }, never);
    const lastSound = samples.findLastIndex((sample) => Math.abs(sample) > 30);
    expect(samples.length - lastSound).toBeGreaterThan(0.15 * 24_000);
    expect(samples.length - lastSound).toBeLessThan(0.3 * 24_000);
  });

  it('puts the end of the last word where the sound ends', async () => {
    const { samples, wordEnds } = await synthesizer.speak({ text: english.long, language: 'en', voice: '', rate: 1 }, never);
    const lastSound = samples.findLastIndex((sample) => Math.abs(sample) > 100);
    expect(wordEnds.map((word) => word.endCharacter)).toEqual([...english.long.matchAll(/\w+/g)].map((word) => word.index + word[0].length));
    expect(Math.abs((wordEnds.at(-1)?.endSample ?? 0) - lastSound)).toBeLessThan(0.12 * 24_000);
  });

  it('says what makes the Chinese voice run where it is missing', async () => {
    const hasChinese = synthesizer.voices.some((voice) => voice.language === 'zh');
    expect(synthesizer.missing.map((part) => part.part)).toEqual(hasChinese ? [] : ['chinese-voice']);
    if (!hasChinese) await expect(synthesizer.speak({ text: '你好', language: 'zh', voice: '', rate: 1 }, never)).rejects.toMatchObject({ code: 'engine.synthesizer-missing' });
  });
});
