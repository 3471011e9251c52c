import { RE2JS, RE2Set } from 're2js';
import { foldText } from '../../../shared/foldText.ts';

interface Literal {
  readonly text: string;
  readonly slot: number;
  readonly isWord: boolean;
}

const keyLength = 3;
const partOfWord = /[\p{L}\p{N}]/u;

const keyAt = (text: string, place: number) =>
  (text.charCodeAt(place) * 31 + text.charCodeAt(place + 1)) * 31 + text.charCodeAt(place + 2);

/**
 * Everything that any rule looks for in bank texts, found in one pass over each text: literals by their first three
 * letters, regular expressions as one automaton. What was found is asked by slot.
 */
export class TextIndex {
  readonly #slots = new Map<string, number>();
  readonly #literals = new Map<number, Literal[]>();
  readonly #short: Literal[] = [];
  readonly #patterns: { pattern: string; slot: number }[] = [];
  #automaton: RE2Set | null = null;
  #foundIn: Uint32Array = new Uint32Array(0);
  #pass = 0;
  #text: string | null = null;
  #found: number[] = [];

  /** The slot of a text that is looked for in any case, with or without accents; null where nothing is left to look for. */
  literal(text: string, isWord: boolean): number | null {
    const folded = foldText(text).trim();
    if (folded === '') return null;
    return this.#slot(`${isWord ? 'word' : 'text'} ${folded}`, (slot) => {
      const literal = { text: folded, slot, isWord };
      if (folded.length < keyLength) this.#short.push(literal);
      else this.#literals.set(keyAt(folded, 0), [...(this.#literals.get(keyAt(folded, 0)) ?? []), literal]);
    });
  }

  /** The slot of a regular expression that can be used. */
  pattern(pattern: string): number {
    return this.#slot(`pattern ${pattern}`, (slot) => {
      this.#patterns.push({ pattern, slot });
      this.#automaton = null;
    });
  }

  #slot(key: string, add: (slot: number) => void): number {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(key, slot);
    add(slot);
    return slot;
  }

  /** Looks for everything in a text, and tells the slots of what is in it. */
  look(text: string): readonly number[] {
    if (text === this.#text) return this.#found;
    if (this.#foundIn.length < this.#slots.size) this.#foundIn = new Uint32Array(this.#slots.size);
    this.#pass += 1;
    this.#text = text;
    this.#found = [];
    if (this.#literals.size > 0 || this.#short.length > 0) this.#lookForLiterals(foldText(text));
    if (this.#patterns.length > 0) {
      this.#automaton ??= automatonOf(this.#patterns);
      for (const place of this.#automaton.match(text)) this.#mark(this.#patterns[place]?.slot ?? 0);
    }
    return this.#found;
  }

  /** Whether it was in the text that was looked at last. */
  has(slot: number): boolean {
    return this.#foundIn[slot] === this.#pass;
  }

  #mark(slot: number): void {
    if (this.#foundIn[slot] === this.#pass) return;
    this.#foundIn[slot] = this.#pass;
    this.#found.push(slot);
  }

  #lookForLiterals(folded: string): void {
    for (const literal of this.#short) {
      for (let place = folded.indexOf(literal.text); place >= 0; place = folded.indexOf(literal.text, place + 1)) {
        if (isAt(literal, folded, place)) this.#mark(literal.slot);
      }
    }
    for (let place = 0; place + keyLength <= folded.length; place += 1) {
      for (const literal of this.#literals.get(keyAt(folded, place)) ?? none) {
        if (isAt(literal, folded, place)) this.#mark(literal.slot);
      }
    }
  }
}

const none: readonly Literal[] = [];

function isAt({ text, isWord }: Literal, folded: string, place: number): boolean {
  if (!folded.startsWith(text, place)) return false;
  if (!isWord) return true;
  const after = place + text.length;
  return !isPartOfWord(folded, place - 1) && !isPartOfWord(folded, after);
}

function isPartOfWord(text: string, place: number): boolean {
  return place >= 0 && place < text.length && partOfWord.test(text.charAt(place));
}

function automatonOf(patterns: readonly { pattern: string }[]): RE2Set {
  const automaton = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  for (const { pattern } of patterns) automaton.add(pattern);
  automaton.compile();
  return automaton;
}
