import { foldText } from '../../shared/foldText.ts';

/** Breaks bank texts into words, the same way for every model, the payee vote and the lexicon. */

const tokenPattern = /[\p{L}\p{M}\p{N}]+/gu;
const letterRuns = /[\p{L}\p{M}]{2,}/gu;
const digit = /\p{N}/u;
/** Scripts in which a single sign can be a word. */
const signPattern = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const longestCode = 12;
/** No word of any language; what is longer was glued together, and its beginning tells enough. */
const longestWord = 48;

export interface TextWords {
  /** Runs of two letters or more, or one sign of the scripts that write words so; in order, folded. */
  words: string[];
  /** Tokens that hold a digit, as written (`0417`, `xx2201`, `b512`), folded, at most 12 characters. */
  codes: string[];
  /** All of these and single letters, in order. */
  tokens: string[];
}

export function splitWords(text: string): TextWords {
  const words: string[] = [];
  const codes: string[] = [];
  const tokens: string[] = [];
  for (const run of foldText(text).match(tokenPattern) ?? []) {
    const token = run.length > longestWord ? run.slice(0, longestWord) : run;
    tokens.push(token);
    if (!digit.test(token)) {
      if (token.length >= 2 || signPattern.test(token)) words.push(token);
      continue;
    }
    if (run.length <= longestCode) codes.push(token);
    for (const letters of token.match(letterRuns) ?? []) words.push(letters);
  }
  return { words, codes, tokens };
}

/** Whether neither the bank's text nor the payee holds a word: only account, amount and date can tell such a row. */
export function hasNoWords(row: { text: string; payee: string }): boolean {
  return splitWords(row.text).words.length === 0 && splitWords(row.payee).words.length === 0;
}
