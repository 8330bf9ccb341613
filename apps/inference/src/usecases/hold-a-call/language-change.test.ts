/** Guards a change of language inside a call: the engine hears the new language from the next word on, and nothing that is being said or answered is lost by it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Language, SessionId } from '@duet/shared';
import { ScriptedEngine } from '../../adapters/scripted/scripted-engine.ts';
import type { EarOptions, EngineEar } from '../../ports/index.ts';
import { VirtualClock } from '../../ports/testing/virtual-clock.ts';
import { startVirtualService, VirtualPage } from './testing/virtual-page.ts';

/** Ears that write down what reaches them. */
class ListeningEngine extends ScriptedEngine {
  readonly ears: { language: Language; calls: string[]; pushed: number }[] = [];
  isBroken = false;

  override openEar(session: SessionId, options: EarOptions): EngineEar {
    if (this.isBroken) throw new Error('no more ears');
    const inner = super.openEar(session, options);
    const record: (typeof this.ears)[number] = { language: options.language, calls: [], pushed: 0 };
    this.ears.push(record);
    return {
      begin: (id, preRoll) => { record.calls.push('begin'); inner.begin(id, preRoll); },
      push: (samples) => { record.pushed += samples.length; inner.push(samples); },
      end: (id) => { record.calls.push('end'); inner.end(id); },
      discard: (id) => { record.calls.push('discard'); inner.discard(id); },
      close: () => { record.calls.push('close'); inner.close(); },
    };
  }
}

let engine: ListeningEngine;
let page: VirtualPage;
let faults: string[];
beforeEach(async () => {
  const clock = new VirtualClock();
  engine = new ListeningEngine({ clock });
  const service = startVirtualService({ clock, parts: { engine } });
  faults = service.faults;
  page = new VirtualPage(service);
  await page.start();
  await page.isSilent(200);
});

describe('a change of language', () => {
  it('opens an ear for the language, and closes the one before', async () => {
    page.call.changeSettings({ language: 'zh' });
    await page.talks(900);
    await page.isSilent(2000);
    expect(engine.ears.map(({ language }) => language)).toEqual(['en', 'zh']);
    expect(engine.ears[0]?.calls).toEqual(['close']);
    expect(engine.ears[1]?.calls.slice(0, 2)).toEqual(['begin', 'end']);
    expect(page.got('answer-started')).toHaveLength(1);
  });

  it('leaves the running answer alone, and the next question over it goes to the new ear', async () => {
    await page.talks(900);
    await page.isSilent(2500);
    const { played } = page;
    page.call.changeSettings({ language: 'zh' });
    await page.isSilent(500);
    expect(page.played).toBeGreaterThanOrEqual(played + 400 * 24);
    expect(page.got('playback-commanded')).toEqual([]);
    await page.talks(1000);
    await page.isSilent(1500);
    expect(engine.ears[1]?.calls).toContain('begin');
    expect(page.got('answer-interrupted')).toHaveLength(1);
    expect(page.got('answer-started')).toHaveLength(2);
    expect(engine.ears[0]?.calls.at(-1)).toBe('close');
  });

  it('in the middle of an utterance lets the ear that began it hear it to the end', async () => {
    await page.talks(600);
    const pushed = engine.ears[0]!.pushed;
    page.call.changeSettings({ language: 'zh' });
    await page.talks(600);
    await page.isSilent(2000);
    expect(engine.ears[0]?.pushed).toBeGreaterThan(pushed + 8000);
    expect(engine.ears[1]).toMatchObject({ calls: [], pushed: 0 });
    expect(page.got('verdict-decided')[0]).toMatchObject({ state: 'query-audio' });
    expect(page.got('answer-started')).toHaveLength(1);
  });

  it('back and forth, and the end of the call, leave no ear open', async () => {
    await page.talks(600);
    for (const language of ['zh', 'en', 'zh'] as const) page.call.changeSettings({ language });
    page.call.end();
    expect(engine.ears.map(({ calls }) => calls.filter((call) => call === 'close').length)).toEqual([1, 1, 1, 1]);
  });

  it('opens nothing for other settings', () => {
    page.call.changeSettings({ volume: 0.5, language: 'en' });
    expect(engine.ears).toHaveLength(1);
  });

  it('goes on with the ear that it has when the engine gives no other', async () => {
    engine.isBroken = true;
    page.call.changeSettings({ language: 'zh' });
    expect(page.got('error-raised')[0]?.error.code).toBe('engine.recognizer-failed');
    expect(page.got('settings-updated')[0]?.settings.language).toBe('zh');
    await page.talks(900);
    await page.isSilent(2000);
    expect(page.got('answer-started')).toHaveLength(1);
    expect(faults).toHaveLength(1);
  });
});
