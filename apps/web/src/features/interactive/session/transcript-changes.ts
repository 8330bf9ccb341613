import { isQuery, type ServerEvent, type TranscriptEntry, type Verdict } from '@duet/shared';

type Transcript = readonly TranscriptEntry[];
type UserEntry = Extract<TranscriptEntry, { speaker: 'user' }>;
type AssistantEntry = Extract<TranscriptEntry, { speaker: 'assistant' }>;

export const addEntry = (transcript: Transcript, entry: TranscriptEntry): Transcript =>
  (transcript.some((known) => known.id === entry.id) ? transcript.map((known) => (known.id === entry.id ? entry : known)) : [...transcript, entry]);

export const changeAnswer = (transcript: Transcript, id: string, change: (entry: AssistantEntry) => AssistantEntry): Transcript =>
  transcript.map((entry) => (entry.speaker === 'assistant' && entry.id === id ? change(entry) : entry));

const changeUser = (transcript: Transcript, isMeant: (entry: UserEntry) => boolean, change: (entry: UserEntry) => UserEntry): Transcript =>
  transcript.map((entry) => (entry.speaker === 'user' && isMeant(entry) ? change(entry) : entry));

export function beginUtterance(transcript: Transcript, { utteranceId, at }: ServerEvent<'utterance-started'>): Transcript {
  return addEntry(transcript, { speaker: 'user', id: utteranceId, utteranceId, text: '', isTyped: false, verdict: null, at });
}

/** What was heard so far. Words of an utterance that the user went on from stand in the new one's text: the earlier entry gives way. */
export function hearUtterance(transcript: Transcript, utteranceId: string, text: string): Transcript {
  return withoutMerged(changeUser(transcript, (entry) => entry.utteranceId === utteranceId, (entry) => ({ ...entry, text })), utteranceId, text);
}

/** An utterance that came to nothing leaves no trace, unless something of it was understood. */
export function dropEmptyUtterance(transcript: Transcript, utteranceId: string): Transcript {
  return transcript.filter((entry) => !(entry.speaker === 'user' && entry.utteranceId === utteranceId && entry.text === '' && entry.verdict === null));
}

export function decideUtterance(transcript: Transcript, event: ServerEvent<'verdict-decided'>): Transcript {
  const verdict: Verdict = { state: event.state, kind: event.kind, confidence: event.confidence, reasons: event.reasons };
  if (event.utteranceId === null) {
    const typed = transcript.findLast((entry) => entry.speaker === 'user' && entry.isTyped && entry.verdict === null);
    return changeUser(transcript, (entry) => entry.id === typed?.id, (entry) => ({ ...entry, verdict }));
  }
  const decided = changeUser(transcript, (entry) => entry.utteranceId === event.utteranceId, (entry) => ({ ...entry, verdict, text: event.text === '' ? entry.text : event.text }));
  return isQuery(verdict) ? withoutMerged(decided, event.utteranceId, event.text) : decided;
}

/** Ends what an answer was saying: the rest of its text was not heard. */
export function endAnswer(transcript: Transcript, id: string, end: Partial<Pick<AssistantEntry, 'state' | 'heardCharacters' | 'isEstimated'>>): Transcript {
  return changeAnswer(transcript, id, (entry) => ({ ...entry, ...end }));
}

function withoutMerged(transcript: Transcript, utteranceId: string, text: string): Transcript {
  const index = transcript.findIndex((entry) => entry.speaker === 'user' && entry.utteranceId === utteranceId);
  const mergedText = plain(text);
  const gone = new Set<string>();
  for (let before = index - 1; before >= 0; before -= 1) {
    const entry = transcript[before];
    if (entry === undefined) break;
    // Only an answer of which nothing was heard lies between the parts of one turn.
    if (entry.speaker === 'assistant') {
      if (entry.heardCharacters > 0 || entry.state === 'speaking') break;
      continue;
    }
    if (entry.isTyped || (entry.verdict !== null && !isQuery(entry.verdict)) || !mergedText.startsWith(plain(entry.text))) break;
    gone.add(entry.id);
  }
  return gone.size === 0 ? transcript : transcript.filter((entry) => !gone.has(entry.id));
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\p{P}\s]+/gu, ' ').trim();
