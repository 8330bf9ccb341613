import type { TranscriptEntry } from '@duet/shared';
import { strToU8, zipSync } from 'fflate';
import type { DownloadKind } from '../call-view.ts';

export interface CallRecords { transcript: readonly TranscriptEntry[]; recorder: { sound(): Promise<Blob>; events(): Promise<string> } }

const words = {
  en: { you: 'You', typed: 'typed', seat: 'Duet', notHeard: 'not heard', notQuestion: 'not a question', source: 'from' },
  zh: { you: '你', typed: '输入', seat: 'Duet', notHeard: '未播放', notQuestion: '不是提问', source: '来源' },
} as const;

/** A text that reads like the captions: who, when, what; what was not heard stands in brackets. */
export function transcriptText(transcript: readonly TranscriptEntry[], locale: 'en' | 'zh'): string {
  const say = words[locale];
  return transcript.map((entry) => {
    const time = new Date(Math.max(0, entry.at)).toISOString().slice(14, 19);
    if (entry.speaker === 'user') {
      const marks = [...(entry.isTyped ? [say.typed] : []), ...(entry.verdict?.state === 'noise' ? [say.notQuestion] : [])];
      return `${time}  ${say.you}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}: ${entry.text}\n`;
    }
    const isCut = entry.state !== 'finished' && entry.heardCharacters < entry.text.length;
    const heard = isCut ? `${entry.text.slice(0, entry.heardCharacters)} [${say.notHeard}: ${entry.text.slice(entry.heardCharacters).trim()}]` : entry.text;
    return `${time}  ${say.seat} ${entry.seat}: ${heard}${entry.source === '' ? '' : ` (${say.source} ${entry.source})`}\n`;
  }).join('');
}

/** Makes the file of one kind. `all` is a zip of the three others; sound does not get smaller by zipping, so it is only stored. */
export async function makeDownload(kind: DownloadKind, { transcript: entries, recorder }: CallRecords, locale: 'en' | 'zh'): Promise<{ name: string; blob: Blob }> {
  const transcript = transcriptText(entries, locale);
  switch (kind) {
    case 'audio': return { name: 'call.wav', blob: await recorder.sound() };
    case 'transcript': return { name: 'transcript.txt', blob: new Blob([transcript], { type: 'text/plain;charset=utf-8' }) };
    case 'events': return { name: 'events.jsonl', blob: new Blob([await recorder.events()], { type: 'application/jsonl' }) };
    case 'all': {
      const sound = new Uint8Array(await (await recorder.sound()).arrayBuffer());
      // In one go: nothing is compressed but the texts, so it is as fast as copying.
      const bytes = zipSync({ 'call.wav': [sound, { level: 0 }], 'transcript.txt': strToU8(transcript), 'events.jsonl': strToU8(await recorder.events()) });
      return { name: 'call.zip', blob: new Blob([bytes], { type: 'application/zip' }) };
    }
  }
}

/** Hands a file to the visitor. */
export function saveFile({ name, blob }: { name: string; blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is longer than any reads take.
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}
