import { defaultDuplexSettings, type AnyServerEvent } from '@duet/shared';
import { expect, test } from 'vitest';
import type { PlaybackCommand, PlayerMark } from '../../../media/dsp/player-messages.ts';
import { capturedFrameMs } from '../../../media/worklets/messages.ts';
import { LocalDuck } from './local-duck.ts';

const quiet = { level: 0.0001, echoSimilarity: 0, isMuted: false };
const speech = { level: 0.1, echoSimilarity: 0, isMuted: false };
const mark = (type: 'answer-began' | 'ducked' | 'finished', commandId: string | null, frame = 0): PlayerMark => ({ type, frame, epoch: 3, playedSample: 0, commandId, lastAudibleFrame: null });
const commanded = (action: PlaybackCommand['action']): AnyServerEvent => ({ type: 'playback-commanded', at: 0, epoch: 3, commandId: 'c9', action, rampMs: 40, gainDb: -18 }) as AnyServerEvent;

/** A page that plays an answer, the first answers' echo adaptation over. */
function playing({ roundTripMs = 120 as number | null, isAdapted = true } = {}): { duck: LocalDuck; commands: PlaybackCommand[]; hear: (frame: typeof quiet, ms: number) => void } {
  const commands: PlaybackCommand[] = [];
  const duck = new LocalDuck((command) => commands.push(command));
  const hear = (frame: typeof quiet, ms: number): void => { for (let at = 0; at < ms; at += capturedFrameMs) duck.captured(frame, 3, roundTripMs); };
  duck.configure(defaultDuplexSettings);
  duck.marked(mark('answer-began', null));
  duck.reported(true);
  hear(quiet, isAdapted ? defaultDuplexSettings.echoAdaptationMs : 1000);
  return { duck, commands, hear };
}
const actions = (commands: readonly PlaybackCommand[]): string[] => commands.map(({ action }) => action);

test('speech over an answer ducks at once as the settings say, under the answer’s epoch', () => {
  const { commands, hear } = playing();
  hear(speech, 100);
  expect(commands).toEqual([{ epoch: 3, commandId: 'page-1', action: 'duck', rampMs: 40, gainDb: -18 }]);
});

test('near the server, without an answer, under likely echo and while echo cancellation adapts it does nothing', () => {
  const near = playing({ roundTripMs: 80 });
  near.hear(speech, 1000);
  const unknown = playing({ roundTripMs: null });
  unknown.hear(speech, 1000);
  const silent = playing();
  silent.duck.reported(false);
  silent.hear(speech, 1000);
  const echo = playing();
  echo.hear({ ...speech, echoSimilarity: 0.7 }, 1000);
  const early = playing({ isAdapted: false });
  early.hear(speech, 1000);
  for (const { commands } of [near, unknown, silent, echo, early]) expect(commands).toEqual([]);
});

test('what the server does not confirm is taken back after 700 ms and a round trip', () => {
  const { commands, hear } = playing();
  hear(speech, 80 + 700 + 120 - 2 * capturedFrameMs);
  expect(actions(commands)).toEqual(['duck']);
  hear(quiet, 3 * capturedFrameMs);
  expect(commands.at(-1)).toMatchObject({ action: 'resume', epoch: 3, rampMs: 60 });
  hear(quiet, 2000);
  expect(commands).toHaveLength(2);
});

test('a command of the server takes its place: nothing is taken back, and nothing ducked below it', () => {
  const { duck, commands, hear } = playing();
  hear(speech, 100);
  duck.onEvent(commanded('duck'));
  hear(speech, 200);
  duck.onEvent(commanded('hold'));
  hear(quiet, 1000);
  hear(speech, 1000);
  expect(actions(commands)).toEqual(['duck']);
  duck.onEvent(commanded('resume'));
  hear(quiet, 400);
  hear(speech, 100);
  expect(actions(commands)).toEqual(['duck', 'duck']);
});

test('an answer that ends while it is ducked needs no resume', () => {
  const { duck, commands, hear } = playing();
  hear(speech, 100);
  duck.marked(mark('finished', null));
  hear(quiet, 2000);
  expect(actions(commands)).toEqual(['duck']);
});

test('the duck that confirms ours is dated by ours; marks of its own are nobody else’s', () => {
  const { duck, hear } = playing();
  hear(speech, 100);
  expect(duck.marked(mark('ducked', 'page-1', 500))).toBeNull();
  duck.onEvent(commanded('duck'));
  expect(duck.marked(mark('ducked', 'c9', 900))).toMatchObject({ frame: 500 });
  duck.onEvent(commanded('duck'));
  expect(duck.marked(mark('ducked', 'c9', 1900))).toMatchObject({ frame: 1900 });
});
