/** Guards the way of an answer's sound to the player: bounded ahead of playback, never stuck, never twice. */
import { expect, it } from 'vitest';
import { decodeAudioFrame, downSampleRateHz, type AudioFrame } from '@duet/shared';
import { AnswerOutput } from './answer-output.ts';

function open(): { output: AnswerOutput; frames: AudioFrame[]; line: { isFull: boolean } } {
  const frames: AudioFrame[] = [];
  const line = { isFull: false };
  let sequence = 0;
  const send = (packet: Uint8Array): boolean => {
    if (!line.isFull) frames.push(decodeAudioFrame(packet, downSampleRateHz));
    return !line.isFull;
  };
  return { output: new AnswerOutput({ epoch: 1, aheadSamples: 4800, nextSequence: () => sequence++, send }), frames, line };
}

it('goes on once a full line is free, though the player has run dry meanwhile and its position stands', () => {
  const { output, frames, line } = open();
  output.add(new Int16Array(960));
  output.credit(960);
  line.isFull = true;
  output.add(new Int16Array(4800));
  line.isFull = false;
  output.credit(960);
  expect(frames.at(-1)?.position).toBe(960 + 4800 - 480);
});

it('sends no further ahead than the credit, and goes on from where the player is after a drop', () => {
  const { output, frames } = open();
  output.add(new Int16Array(9600));
  expect(frames.at(-1)?.position).toBe(4800 - 480);
  output.pause();
  output.credit(2400);
  expect(frames).toHaveLength(10);
  output.resumeFrom(2400);
  expect(frames[10]?.position).toBe(2400);
  expect(frames.at(-1)?.position).toBe(2400 + 4800 - 480);
});
