/** Guards that control phrases act on the session and need no spoken answer. */
import { expect, it } from 'vitest';
import { commandVerdict, VirtualSession } from './testing/virtual-session.ts';

const says = (session: VirtualSession, command: Parameters<VirtualSession['decides']>[1]): VirtualSession =>
  session.startsSpeaking().wait(300).pauses().hears(1).wait(130).decides(commandVerdict, command).wait(200);

it('stops on "stop": nothing more is said, and nobody swaps', () => {
  const session = says(new VirtualSession().isAnswering().forget(), 'stop');
  expect(session.commands.at(-1)).toBe('flush');
  expect(session.emitted('answer-interrupted')[0]?.by).toBe('command');
  expect(session.emitted('seat-swapped')).toHaveLength(0);
  expect(session.emitted('answer-started')).toHaveLength(0);
});

it('holds on "wait" for as long as it takes, and goes on at "go on" from the held sample', () => {
  const session = says(new VirtualSession().isAnswering().forget(), 'wait');
  expect(session.state.shownState).toBe('held');
  session.wait(60_000);
  expect(session.state.shownState).toBe('held');
  says(session, 'go-on');
  expect(session.commands.at(-1)).toBe('resume');
  expect(session.state.answer?.playback).toBe('playing');
});

it('says the unheard rest on "go on" after an interruption', () => {
  const session = says(new VirtualSession().isAnswering(), 'stop').forget();
  says(session, 'go-on');
  expect(session.did('speak-text')[0]?.text).toMatch(/^a tower|^is a tower|^tower|a tower/);
});

it('says the whole answer again on "repeat that"', () => {
  const session = says(new VirtualSession().isAnswering().plays(6).forget(), 'repeat');
  expect(session.did('speak-text')[0]?.text).toMatch(/^A lighthouse is a tower/);
});

it('goes on after "louder" with the setting changed', () => {
  const session = says(new VirtualSession().isAnswering().forget(), 'louder');
  expect(session.did('change-setting')[0]?.command).toBe('louder');
  expect(session.commands.at(-1)).toBe('resume');
});

it('goes on with a held answer that it cannot repeat, because its engine gives sound without text', () => {
  const session = new VirtualSession().isAnswering('').forget();
  says(session, 'repeat');
  expect(session.commands.at(-1)).toBe('resume');
});

it('leaves a question that is being decided alone when there is nothing to go on with', () => {
  const session = new VirtualSession().types('what time is it').run({ type: 'command-given', command: 'go-on' });
  expect(session.state.turn?.question?.text).toBe('what time is it');
  session.decides({ ...commandVerdict, state: 'query-text', kind: 'question' });
  expect(session.emitted('answer-started')).toHaveLength(1);
});
