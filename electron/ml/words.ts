/** Breaks bank texts into words, the same way for every model, the payee vote and the lexicon. */

const ascii = /^[ -~]*$/;
const marks = /\p{M}+/gu;
const wordPattern = /[\p{L}\p{N}]+/gu;
const letterRuns = /\p{L}{2,}/gu;
const apostrophes = /['’`´]/g;
const digit = /\p{N}/u;

/** Lower case, without accents and apostrophes, compatibility forms unified (NFKD). */
export function foldText(text: string): string {
  // Unified before it is lowered, for № becomes No.
  const plain = ascii.test(text) ? text : text.normalize('NFKD').replace(marks, '').replaceAll('ß', 'ss');
  return plain.toLowerCase().replace(apostrophes, '');
}

export interface TextWords {
  /** Runs of two letters or more, in order, folded. */
  words: string[];
  /** Tokens that hold a digit, as written (`0417`, `xx2201`, `b512`), folded, at most 12 characters. */
  codes: string[];
}

export function splitWords(text: string): TextWords {
  const words: string[] = [];
  const codes: string[] = [];
  for (const token of foldText(text).match(wordPattern) ?? []) {
    if (!digit.test(token)) {
      if (token.length >= 2) words.push(token);
      continue;
    }
    if (token.length <= 12) codes.push(token);
    for (const run of token.match(letterRuns) ?? []) words.push(run);
  }
  return { words, codes };
}

/** Whether neither the bank's text nor the payee holds a word: only account, amount and date can tell such a row. */
export function hasNoWords(row: { text: string; payee: string }): boolean {
  return splitWords(row.text).words.length === 0 && splitWords(row.payee).words.length === 0;
}
