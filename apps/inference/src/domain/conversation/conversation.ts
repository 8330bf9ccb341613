import type { AnswerId, Seat, TranscriptEntry, UtteranceId, Verdict } from '@duet/shared';

/** One message of the prompt's history. `memory` is what an engine keeps to find its own answer again ("and its capital?"). */
export interface ConversationMessage { role: 'user' | 'assistant'; text: string; isInterrupted: boolean; memory?: unknown }

/** The history holds this many characters; older turns fall out of later prompts, never out of the transcript. */
const historyCharacters = 12_000;
/** A call of the longest length at a turn every two seconds stays below this. */
const mostEntries = 1000;

/**
 * What was said in one call. The transcript shows everything, also what was not a question; the history that goes into prompts holds accepted
 * questions and answers only as far as they were heard.
 */
export class Conversation {
  private entries: TranscriptEntry[] = [];
  private readonly memories = new Map<AnswerId, unknown>();

  get transcript(): readonly TranscriptEntry[] {
    return this.entries;
  }

  addUser(entry: { id: string; utteranceId: UtteranceId | null; text: string; isTyped: boolean; verdict: Verdict | null; at: number }): void {
    this.put({ speaker: 'user', ...entry });
  }

  /** Fills in what became known of a user's entry; nothing happens when it is gone after a reset. */
  updateUser(id: string, patch: { text?: string; verdict?: Verdict }): void {
    this.entries = this.entries.map((entry) => (entry.speaker === 'user' && entry.id === id ? { ...entry, ...patch } : entry));
  }

  hasUser(id: string): boolean {
    return this.entries.some((entry) => entry.speaker === 'user' && entry.id === id);
  }

  removeUser(id: string): void {
    this.entries = this.entries.filter((entry) => !(entry.speaker === 'user' && entry.id === id));
  }

  startAnswer(answer: { id: AnswerId; seat: Seat; text: string; source: string; at: number }): void {
    this.put({ speaker: 'assistant', ...answer, heardCharacters: 0, isEstimated: false, state: 'speaking' });
  }

  updateAnswer(id: AnswerId, patch: Partial<Pick<Extract<TranscriptEntry, { speaker: 'assistant' }>, 'text' | 'heardCharacters' | 'isEstimated' | 'state' | 'source'>>): void {
    this.entries = this.entries.map((entry) => (entry.speaker === 'assistant' && entry.id === id ? { ...entry, ...patch } : entry));
  }

  appendAnswer(id: AnswerId, text: string): void {
    this.entries = this.entries.map((entry) => (entry.speaker === 'assistant' && entry.id === id ? { ...entry, text: entry.text + text } : entry));
  }

  remember(id: AnswerId, memory: unknown): void {
    this.memories.set(id, memory);
  }

  answerText(id: AnswerId): string {
    return this.entries.find((entry) => entry.id === id)?.text ?? '';
  }

  clear(): void {
    this.entries = [];
    this.memories.clear();
  }

  /**
   * The prompt's history, oldest first, cut at the budget; answers as far as they were heard. Undecided turns and noise are left out, and so is
   * what belongs to the turn that is asked now: a question that the user went on with was accepted before.
   */
  history(utterancesOfTurn: readonly UtteranceId[] = []): ConversationMessage[] {
    const messages: ConversationMessage[] = [];
    let characters = 0;
    for (const entry of this.entries.toReversed()) {
      const text = entry.speaker === 'user' ? entry.text : entry.text.slice(0, entry.heardCharacters);
      if (entry.speaker === 'user' && (entry.verdict === null || entry.verdict.state === 'noise')) continue;
      if (entry.speaker === 'user' && entry.utteranceId !== null && utterancesOfTurn.includes(entry.utteranceId)) continue;
      if (entry.speaker === 'assistant' && entry.heardCharacters === 0) continue;
      characters += text.length;
      if (characters > historyCharacters && messages.length > 0) break;
      const isInterrupted = entry.speaker === 'assistant' && entry.heardCharacters < entry.text.length;
      const memory = entry.speaker === 'assistant' ? this.memories.get(entry.id) : undefined;
      messages.push({ role: entry.speaker, text, isInterrupted, ...(memory === undefined ? {} : { memory }) });
    }
    return messages.reverse();
  }

  private put(entry: TranscriptEntry): void {
    const known = this.entries.findIndex((other) => other.id === entry.id);
    if (known >= 0) this.entries = this.entries.with(known, entry);
    else this.entries = [...this.entries.slice(-mostEntries + 1), entry];
  }
}
