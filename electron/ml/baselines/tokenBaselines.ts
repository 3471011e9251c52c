import { dayNumber } from '../../../shared/dates.ts';
import { minorUnitDigits } from '../../../shared/money.ts';
import type { CategorisableRow } from '../categoryModel.ts';
import { softmax } from '../distribution.ts';
import { addTo, type Baseline, type Guess, noGuess } from './baseline.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekdayOf = (date: string) => (((dayNumber(date) + 4) % 7) + 7) % 7;
const mainUnits = (row: CategorisableRow) => row.amount / 10 ** minorUnitDigits(row.currency);

/** Token → category → count, kept apart by account where asked. */
class TokenCounts {
  readonly categories = new Map<string, Map<number, number>>();

  add(token: string, category: number): void {
    const counts = this.categories.get(token) ?? new Map<number, number>();
    addTo(counts, category, 1);
    this.categories.set(token, counts);
  }

  size(): number {
    let bytes = 0;
    for (const [token, counts] of this.categories) bytes += token.length + 8 * counts.size;
    return bytes;
  }
}

/**
 * GnuCash's token map ("Bayesian" matching): per account the tokens of the text, as written, and the weekday; the shares
 * of each token multiplied, against the product of their complements; no smoothing, no prior.
 */
export function gnuCashTokens(): Baseline {
  const counts = new TokenCounts();
  const tokensOf = (row: CategorisableRow) =>
    [...new Set([...row.text.split(' ').filter(Boolean), weekdays[weekdayOf(row.date)] ?? ''])].map(
      (token) => `${row.account}\0${token}`,
    );
  return {
    name: 'GnuCash tokens',
    learn: (rows) => {
      for (const row of rows) for (const token of tokensOf(row)) counts.add(token, row.category);
    },
    predict: (row) => {
      const yes = new Map<number, number>();
      const no = new Map<number, number>();
      for (const token of tokensOf(row)) {
        const known = counts.categories.get(token);
        if (!known) continue;
        let total = 0;
        for (const count of known.values()) total += count;
        for (const [category, count] of known) {
          const share = count / total;
          yes.set(category, (yes.get(category) ?? 1) * share);
          no.set(category, (no.get(category) ?? 1) * (1 - share));
        }
      }
      const guess = new Map<number, number>();
      for (const [category, product] of yes) guess.set(category, product / (product + (no.get(category) ?? 0)));
      return guess;
    },
    size: () => counts.size(),
  };
}

/**
 * TF-IDF cosine between the row and one document per category, as Paisa does it: tokens of the amount and the text, tf by
 * distinct tokens, idf = ln(N / (1 + df)) + 1.
 */
export function tfIdfCosine(): Baseline {
  const documents = new Map<number, Map<string, number>>();
  const documentFrequency = new Map<string, number>();
  let norms: Map<number, number> | null = null;
  const tokensOf = (row: CategorisableRow) =>
    `${Math.abs(mainUnits(row))} ${row.text}`
      .toLowerCase()
      .split(/[ .()/:]+/)
      .filter(Boolean);
  const idf = (token: string) => Math.log(documents.size / (1 + (documentFrequency.get(token) ?? 0))) + 1;
  const weight = (count: number, distinct: number, token: string) => (count / distinct) * idf(token);
  return {
    name: 'TF-IDF cosine',
    learn: (rows) => {
      norms = null;
      for (const row of rows) {
        const document = documents.get(row.category) ?? new Map<string, number>();
        for (const token of tokensOf(row)) {
          if (!document.has(token)) addTo(documentFrequency, token, 1);
          addTo(document, token, 1);
        }
        documents.set(row.category, document);
      }
    },
    predict: (row) => {
      norms ??= new Map(
        [...documents].map(([category, document]) => {
          let sum = 0;
          for (const [token, count] of document) sum += weight(count, document.size, token) ** 2;
          return [category, Math.sqrt(sum)];
        }),
      );
      const query = new Map<string, number>();
      for (const token of tokensOf(row)) addTo(query, token, 1);
      let length = 0;
      for (const [token, count] of query) length += weight(count, query.size, token) ** 2;
      const scores = new Map<number, number>();
      for (const [category, document] of documents) {
        let product = 0;
        for (const [token, count] of query) {
          const held = document.get(token);
          if (held !== undefined) product += weight(count, query.size, token) * weight(held, document.size, token);
        }
        const cosine = product / (Math.sqrt(length) * (norms.get(category) ?? 1) || 1);
        if (cosine > 0) scores.set(category, cosine);
      }
      return scores;
    },
    size: () =>
      [...documents.values()].reduce((sum, words) => sum + [...words.keys()].join('').length + 4 * words.size, 0),
  };
}

const amountSteps = [-550, -100, -20, 0, 50, 200, 1200];
const amountTag = /^tag_(?:neg|pos|amount_\d)$/;

/** Accents off, dates as one token, letters only, words of two letters or more. */
function cozyWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/g, ' tag_date ')
    .replace(/[^\p{L}_ ]/gu, ' ')
    .split(' ')
    .filter((word) => word.length >= 2);
}

/** Runs of one to three words. */
function runsOf(words: readonly string[]): string[] {
  const runs = [...words];
  for (let size = 2; size <= 3; size += 1) {
    for (let at = 0; at + size <= words.length; at += 1) runs.push(words.slice(at, at + size).join(' '));
  }
  return runs;
}

/**
 * Cozy's local model: multinomial naive Bayes with a uniform prior over word runs with tags for sign and size of the
 * amount, smoothing clamp(12 / (K + 1), 2, 4), abstaining where at most a tenth of the words is known.
 */
export function cozyNaiveBayes(): Baseline {
  const byCategory = new Map<number, Map<string, number>>();
  const totals = new Map<number, number>();
  const vocabulary = new Set<string>();
  const tagsOf = (row: CategorisableRow) => {
    const amount = mainUnits(row);
    return [amount < 0 ? 'tag_neg' : 'tag_pos', `tag_amount_${amountSteps.filter((step) => amount >= step).length}`];
  };
  return {
    name: 'Cozy naive Bayes',
    learn: (rows) => {
      for (const row of rows) {
        const counts = byCategory.get(row.category) ?? new Map<string, number>();
        for (const word of runsOf([...tagsOf(row), ...cozyWords(row.text)])) {
          vocabulary.add(word);
          addTo(counts, word, 1);
          addTo(totals, row.category, 1);
        }
        byCategory.set(row.category, counts);
      }
    },
    predict: (row): Guess => {
      if (byCategory.size === 0) return noGuess;
      const words = cozyWords(row.text);
      const known = words.filter((word) => vocabulary.has(word)).length;
      if (words.length > 0 && known / words.length <= 0.1) return noGuess;
      const smoothing = Math.min(4, Math.max(2, 12 / (byCategory.size + 1)));
      const tokens = runsOf([...tagsOf(row), ...words]);
      const categories = [...byCategory.keys()];
      const tagCount = (count: number, token: string) =>
        amountTag.test(token) && count > 0 ? 1 + Math.log(count) : count;
      const scores = categories.map((category) => {
        const counts = byCategory.get(category);
        const total = (totals.get(category) ?? 0) + smoothing * vocabulary.size;
        let score = 0;
        for (const token of tokens) score += Math.log((tagCount(counts?.get(token) ?? 0, token) + smoothing) / total);
        return score;
      });
      const probabilities = softmax(scores);
      return new Map(categories.map((category, index) => [category, probabilities[index] ?? 0]));
    },
    size: () => {
      let bytes = 0;
      for (const counts of byCategory.values()) for (const word of counts.keys()) bytes += word.length + 4;
      return bytes;
    },
  };
}
