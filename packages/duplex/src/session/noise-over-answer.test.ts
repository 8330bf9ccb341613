/** Guards that what asks nothing does not stop an answer: it is ducked, at most held, and goes on from the held sample. */
import { expect, it } from 'vitest';
import { noise, question, sideTalk, VirtualSession } from './testing/virtual-session.ts';

it('resumes at once on a noise verdict, without waiting for the endpoint, and swaps nothing', () => {
  const session = new VirtualSession().isAnswering();
  const { epoch, generationSeat } = session.state;
  session.forget().startsSpeaking().wait(30).pauses().wait(130).decides(noise);
  expect(session.commands).toEqual(['duck', 'hold', 'resume']);
  expect(session.state).toMatchObject({ epoch, generationSeat });
  expect(session.state.answer?.playback).toBe('playing');
  expect(session.state.shownState).toBe('noise');
  session.wait(700);
  expect(session.state.shownState).toBe('speaking');
  session.wait(500);
  expect(session.state.turn).toBeNull();
  expect(session.emitted('utterance-ended')[0]?.reason).toBe('silence');
});

it('keeps judging over a ducked answer when it was held for 1.5 s without a likely query', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(144 + 1500);
  expect(session.commands).toEqual(['duck', 'hold', 'resume-ducked']);
  session.hears(0.5, 0.9);
  expect(session.commands.at(-1)).toBe('hold');
});

it('stays held for as long as a query is likely', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(200).hears(0.2, 0.8).wait(2500);
  expect(session.commands).toEqual(['duck', 'hold']);
});

it('does not keep the answer held for a seat that takes its time: it goes on softly until the verdict', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(600).pauses().hears(1).wait(160 + 1500);
  expect(session.commands).toEqual(['duck', 'hold', 'resume-ducked']);
  expect(session.state.turn?.request?.verdict).toBeNull();
  session.plays(1.1).decides(noise);
  expect(session.commands.at(-1)).toBe('resume');
});

it('asks a slow seat again when the answer went on over its verdict, and then holds for as long as it takes', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(600).pauses().hears(1).wait(160 + 1500).plays(2.4);
  session.decides(question);
  expect(session.commands).toEqual(['duck', 'hold', 'resume-ducked', 'hold']);
  expect(session.did('start-request').at(-1)?.runningAnswer?.heardCharacters).toBeGreaterThan(session.did('start-request')[0]!.runningAnswer!.heardCharacters);
  session.wait(4000);
  expect(session.commands.at(-1)).toBe('hold');
  session.decides(question);
  expect(session.commands.at(-1)).toBe('flush');
  expect(session.emitted('seat-swapped')).toHaveLength(1);
});

it('judges speech that goes on after a rejected stretch together with it', () => {
  const session = new VirtualSession().isAnswering().forget().startsSpeaking().wait(30).pauses().wait(130).decides(noise);
  session.run({ type: 'speech-continued', sample: session.sample });
  expect(session.commands).toEqual(['duck', 'hold', 'resume', 'duck']);
  const [utteranceId] = session.emitted('utterance-started');
  session.wait(400).pauses().wait(160);
  expect(session.did('start-request').at(-1)?.utteranceIds).toEqual([utteranceId?.utteranceId]);
  session.hears(1).decides(question).wait(200);
  expect(session.emitted('seat-swapped')).toHaveLength(1);
});

it('says nothing and stays in its role when noise ends in silence', () => {
  const session = new VirtualSession().startsSpeaking().wait(200).pauses().hears(0.5).wait(160).decides(noise).wait(1200);
  expect(session.emitted('answer-started')).toHaveLength(0);
  expect(session.state).toMatchObject({ turn: null, epoch: 0, generationSeat: 'A' });
});

it('asks once more when a phrase that was no question yet turns out to be all there is', () => {
  const session = new VirtualSession().startsSpeaking().wait(500).pauses().hears(0.1).wait(160).decides(sideTalk).wait(1200);
  expect(session.did('start-request').map((effect) => effect.isComplete)).toEqual([false, true]);
  session.decides(question);
  expect(session.emitted('answer-started')).toHaveLength(1);
});

it('lets the next real interruption through at once after a noise', () => {
  const session = new VirtualSession().isAnswering().startsSpeaking().wait(30).pauses().wait(130).decides(noise).wait(1500).plays(3).forget();
  session.startsSpeaking().wait(600).pauses().hears(1).wait(160).decides(question).wait(160);
  expect(session.emitted('seat-swapped')).toHaveLength(1);
});

it('asks once more also when the verdict on the unfinished phrase comes after its endpoint', () => {
  const session = new VirtualSession().startsSpeaking().wait(500).pauses().hears(1).wait(400);
  expect(session.state.turn?.speech).toBe('ended');
  session.decides(sideTalk);
  expect(session.did('start-request').map((effect) => effect.isComplete)).toEqual([false, true]);
});
