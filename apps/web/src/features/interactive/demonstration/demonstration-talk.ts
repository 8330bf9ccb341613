import type { CallState, Seat, TranscriptEntry, Verdict } from '@duet/shared';
import type { DecisionView, TurnView } from '../call-view.ts';

type Answer = Extract<TranscriptEntry, { speaker: 'assistant' }>;
type Said = Extract<TranscriptEntry, { speaker: 'user' }>;

const words = {
  en: {
    first: 'Tell me about lighthouses.', answer: 'A lighthouse is a tower with a bright light that guides ships at night. It stands on a coast or on a rock, and its lamp turns so that every ship', heard: 72,
    over: 'Wait, what am I holding?', partly: 'Wait, what am I …', next: 'You are holding a blue cup, close to your left shoulder.', nextHeard: 28, hum: 'mm-hm',
    dictionary: 'WordNet', camera: 'the camera',
  },
  zh: {
    first: '讲讲灯塔。', answer: '灯塔是一座装有强光的高塔，夜里为船只指路。它多半立在海岸或礁石上，灯会转动，好让每一条船', heard: 21,
    over: '等一下，我手里拿的是什么？', partly: '等一下，我手里拿…', next: '你拿着一个蓝色的杯子，靠近你的左肩。', nextHeard: 11, hum: '嗯',
    dictionary: 'WordNet', camera: '摄像头',
  },
} as const;

export const question: Verdict = {
  state: 'query-audio', kind: 'question', confidence: 0.96,
  reasons: [{ name: 'speech-fraction', score: 0.94, detail: '' }, { name: 'domain-match', score: 0.88, detail: '' }, { name: 'question-form', score: 0.97, detail: '' }, { name: 'fits-running-answer', score: 0.06, detail: '' }],
};
export const hum: Verdict = {
  state: 'noise', kind: 'backchannel', confidence: 0.88,
  reasons: [{ name: 'speech-fraction', score: 0.41, detail: '' }, { name: 'domain-match', score: 0.04, detail: '' }, { name: 'question-form', score: 0.02, detail: '' }, { name: 'fits-running-answer', score: 0.93, detail: '' }],
};

const said = (id: string, text: string, verdict: Verdict | null): Said => ({ speaker: 'user', id, utteranceId: null, text, isTyped: false, verdict, at: 0 });
const answered = (id: string, seat: Seat, text: string, heardCharacters: number, state: Answer['state'], source: string): Answer =>
  ({ speaker: 'assistant', id: id as Answer['id'], seat, text, heardCharacters, isEstimated: false, state, source, at: 0 });

/** One conversation, seen at the moment of each state: a long answer by A, a question over it, B takes over. */
export function demonstrationTalk(state: CallState, isSwapped: boolean, locale: 'en' | 'zh'): { transcript: TranscriptEntry[]; liveEntryId: string | null; decision: DecisionView | null } {
  const w = words[locale];
  const first = said('u1', w.first, question);
  const running = answered('a1', 'A', w.answer, w.heard, 'speaking', w.dictionary);
  const cut: Answer = { ...running, state: 'interrupted' };
  const over = said('u2', w.over, question);
  const times = { duck: 132, hold: 318, lastSound: 338, resume: null };
  const deciding: DecisionView = {
    utteranceId: 'u2', overlap: 2, speakingSeat: 'A', decidingSeat: 'B', epochBefore: 6, epochAfter: null, status: 'deciding', verdict: null, confidenceSoFar: 0.71, text: w.over, times: { ...times, lastSound: null },
  };
  const decided: DecisionView = { ...deciding, epochAfter: 7, status: 'query', verdict: question, times };
  if (isSwapped) return { transcript: [first, cut, over, answered('a2', 'B', w.next, w.nextHeard, 'speaking', w.camera)], liveEntryId: 'a2', decision: decided };
  switch (state) {
    case 'listening': return { transcript: [], liveEntryId: null, decision: null };
    case 'user-speaking': return { transcript: [said('u1', w.first, null)], liveEntryId: 'u1', decision: null };
    case 'thinking': return { transcript: [said('u1', w.first, null)], liveEntryId: 'u1', decision: { ...deciding, utteranceId: 'u1', overlap: null, speakingSeat: null, times: { duck: null, hold: null, lastSound: null, resume: null } } };
    case 'ducked': return { transcript: [first, running, said('u2', w.partly, null)], liveEntryId: 'u2', decision: { ...deciding, confidenceSoFar: null, times: { ...times, hold: null, lastSound: null } } };
    case 'held': return { transcript: [first, running, said('u2', w.over, null)], liveEntryId: 'u2', decision: deciding };
    case 'interrupted': return { transcript: [first, cut, over], liveEntryId: null, decision: decided };
    case 'noise': return { transcript: [first, running, said('u2', w.hum, hum)], liveEntryId: 'a1', decision: { ...deciding, status: 'not-a-query', verdict: hum, text: w.hum, times: { duck: 140, hold: null, lastSound: null, resume: 520 } } };
    default: return { transcript: [first, running], liveEntryId: 'a1', decision: null };
  }
}

const turn = (number: number, endpoint: number, verdict: number, firstAudio: number, total: number): TurnView => ({
  turn: number,
  measures: [
    { name: 'endpoint_delay_ms', ms: endpoint, takenAt: 'server' }, { name: 'verdict_ms', ms: verdict, takenAt: 'server' }, { name: 'first_audio_ms', ms: firstAudio, takenAt: 'server' }, { name: 'voice_to_voice_ms', ms: total, takenAt: 'browser' },
  ],
});

export const demonstrationTurns: readonly TurnView[] = [turn(0, 180, 60, 210, 555), turn(1, 300, 70, 240, 710), turn(2, 180, 90, 280, 640)];
