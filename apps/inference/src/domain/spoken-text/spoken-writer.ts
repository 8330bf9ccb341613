import type { Language } from '@duet/shared';

/** A stretch of the spoken text and the stretch of the source that it speaks, in characters. Stretches are in order and do not overlap. */
export interface SpokenSpan {
  sourceStart: number;
  sourceEnd: number;
  spokenStart: number;
  spokenEnd: number;
}

export interface SpokenText {
  spoken: string;
  spans: SpokenSpan[];
}

/** How strongly a mark parts what stands around it; of neighbouring marks the strongest stays. */
const markStrength: Readonly<Record<string, number>> = { ',': 1, '、': 1, '，': 1, ':': 2, ';': 2, '：': 2, '；': 2, '.': 3, '。': 3, '!': 4, '?': 4, '！': 4, '？': 4 };
const firstFinalStrength = 3;
export const isMark = (text: string): boolean => text.length === 1 && text in markStrength;

const isWide = (character: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(character);

/** Puts spoken text together: one space between words, one mark between clauses, none in front, and the way back to the source. */
export class SpokenWriter {
  readonly #language: Language;
  readonly #spans: SpokenSpan[] = [];
  #spoken = '';
  #mark: { character: string; sourceStart: number; sourceEnd: number; isWritten: boolean } | null = null;
  #hasGap = false;

  constructor(language: Language) {
    this.#language = language;
  }

  /** Says `words` for the source from `sourceStart` to `sourceEnd`. Replaced text stands apart from its neighbours; copied text does so where the source does. */
  say(words: string, sourceStart: number, sourceEnd: number, isApart: boolean): void {
    if (isApart) this.gap();
    this.#writeMark();
    const last = this.#spoken.at(-1) ?? '';
    const first = words[0] ?? '';
    const areBothNarrow = !isWide(last) && !isWide(first);
    if (last !== '' && this.#hasGap && areBothNarrow && last !== ' ') this.#spoken += ' ';
    const spokenStart = this.#spoken.length;
    this.#spoken += words;
    this.#spans.push({ sourceStart, sourceEnd, spokenStart, spokenEnd: this.#spoken.length });
    this.#hasGap = isApart;
  }

  /** White space, or something unspoken that parts words. */
  gap(): void {
    this.#hasGap = true;
  }

  /** A pause. One that is written stays at the end too, where a clause is spoken before the rest of its sentence; a bracket or a cell's edge does not. */
  mark(character: string, sourceStart: number, sourceEnd: number, isWritten: boolean): void {
    this.#hasGap = true;
    const strength = markStrength[character] ?? 0;
    const isStronger = this.#mark === null || strength > (markStrength[this.#mark.character] ?? 0);
    if (isStronger) this.#mark = { character, sourceStart, sourceEnd, isWritten };
  }

  result(): SpokenText {
    if (this.#mark !== null && (this.#mark.isWritten || (markStrength[this.#mark.character] ?? 0) >= firstFinalStrength)) this.#writeMark();
    return { spoken: this.#spoken, spans: this.#spans };
  }

  #writeMark(): void {
    const mark = this.#mark;
    this.#mark = null;
    if (mark === null || this.#spoken === '') return;
    const last = this.#spoken.at(-1) ?? '';
    if (isMark(last)) return;
    const spokenStart = this.#spoken.length;
    this.#spoken += mark.character;
    this.#spans.push({ sourceStart: mark.sourceStart, sourceEnd: mark.sourceEnd, spokenStart, spokenEnd: this.#spoken.length });
    if (this.#language === 'en') this.#hasGap = true;
  }
}
