/** Guards an answer whose engine fails in the middle: what came of it is said to its end, and the call goes on. */
import { expect, it } from 'vitest';
import type { QuestionId } from '@duet/shared';
import { ScriptedEngine } from '../../adapters/scripted/scripted-engine.ts';
import type { EngineEvent } from '../../ports/index.ts';
import { VirtualClock } from '../../ports/testing/virtual-clock.ts';
import { startVirtualService, VirtualPage } from './testing/virtual-page.ts';

/** Accepts, says `text` and fails. */
class BreakingEngine extends ScriptedEngine {
  readonly text: string;

  constructor(clock: VirtualClock, text: string) {
    super({ clock });
    this.text = text;
  }

  override async *respond(): AsyncGenerator<EngineEvent> {
    yield { type: 'verdict', state: 'query-text', kind: 'question', confidence: 1, reasons: [] };
    if (this.text !== '') yield { type: 'text-delta', text: this.text };
    throw new Error('the card fell off the bus');
  }
}

async function askBreaking(text: string): Promise<VirtualPage> {
  const clock = new VirtualClock();
  const page = new VirtualPage(startVirtualService({ clock, parts: { engine: new BreakingEngine(clock, text) } }));
  await page.start();
  page.call.typeQuestion({ questionId: 'q1' as QuestionId, text: 'hello' });
  // Until what was made has been played: a tone takes about 60 ms a letter.
  await page.isSilent(8000);
  return page;
}

it('says the sentence that broke off too, and ends like any answer', async () => {
  const page = await askBreaking('A lighthouse is a tower. It sends out li');
  expect(page.got('error-raised').map(({ error }) => error.code)).toEqual(['engine.failed']);
  expect(page.got('answer-generated')).toHaveLength(1);
  expect(page.got('answer-finished')).toHaveLength(1);
  expect(page.got('answer-interrupted')).toEqual([]);
  expect(page.got('state-changed').at(-1)?.state).toBe('listening');
});

it('leaves nothing behind when nothing came', async () => {
  const page = await askBreaking('');
  expect(page.got('error-raised').map(({ error }) => error.code)).toEqual(['engine.failed']);
  expect(page.got('state-changed').at(-1)?.state).toBe('listening');
});
