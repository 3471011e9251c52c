import type { ConvertedTotal, ExchangeRate } from '../../../shared/contract/exchangeRates.ts';
import { minorUnitDigits } from '../../../shared/money.ts';

/** Amounts of one day in one currency: their sum in minor units, and how many they are. */
export interface DailySum {
  readonly currency: string;
  readonly date: string;
  readonly amount: number;
  readonly count: number;
}

/** A factor as an exact fraction, and the rates of which it is made. */
interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly rates: readonly ExchangeRate[];
  /** The day of the older of its rates. */
  readonly date: string;
}

/** Decimal places beyond the minor unit that a sum is kept to until it is rounded, once and at the end. */
const guardDigits = 18;

/**
 * One sum in `target`, each amount by the newest rate on or before its day. A rate between the two currencies in
 * either direction comes first, the newer of both; the rate as it was set wins over the inverse of the same day. Where
 * there is none, one step through a common currency is taken, through the one whose older rate is newest. What has no
 * rate stays out of the sum and is named: nothing is guessed.
 *
 * Integers throughout, no floating point: each day's sum is converted by an exact fraction and kept to 18 places below
 * the minor unit; the whole is rounded to a minor unit once, half away from zero.
 */
export function convertTotal(sums: Iterable<DailySum>, rates: readonly ExchangeRate[], target: string): ConvertedTotal {
  const finder = new FactorFinder(rates, target);
  const targetDigits = minorUnitDigits(target);
  const used = new Map<string, { currency: string; quote: string; firstDate: string; lastDate: string }>();
  const withoutRate = new Map<string, { currency: string; amount: number; count: number }>();
  let scaled = 0n;
  let count = 0;
  for (const sum of sums) {
    if (sum.currency === target) {
      scaled += BigInt(sum.amount) * 10n ** BigInt(guardDigits);
      count += sum.count;
      continue;
    }
    const factor = finder.find(sum.currency, sum.date);
    if (!factor) {
      const left = withoutRate.get(sum.currency);
      withoutRate.set(sum.currency, {
        currency: sum.currency,
        amount: (left?.amount ?? 0) + sum.amount,
        count: (left?.count ?? 0) + sum.count,
      });
      continue;
    }
    count += sum.count;
    const shift = guardDigits + targetDigits - minorUnitDigits(sum.currency);
    scaled += roundedQuotient(BigInt(sum.amount) * factor.numerator * 10n ** BigInt(shift), factor.denominator);
    for (const rate of factor.rates) noteUse(used, rate);
  }
  return {
    currency: target,
    amount: Number(roundedQuotient(scaled, 10n ** BigInt(guardDigits))),
    count,
    isConverted: used.size > 0,
    rates: [...used.values()].sort(byPair),
    withoutRate: [...withoutRate.values()].sort(byPair),
  };
}

function noteUse(
  used: Map<string, { currency: string; quote: string; firstDate: string; lastDate: string }>,
  { currency, quote, date }: ExchangeRate,
): void {
  const known = used.get(`${currency} ${quote}`);
  used.set(`${currency} ${quote}`, {
    currency,
    quote,
    firstDate: known && known.firstDate < date ? known.firstDate : date,
    lastDate: known && known.lastDate > date ? known.lastDate : date,
  });
}

function byPair(a: { currency: string; quote?: string }, b: { currency: string; quote?: string }): number {
  const [one, other] = [`${a.currency} ${a.quote ?? ''}`, `${b.currency} ${b.quote ?? ''}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** To the nearest whole number, half away from zero. The denominator is positive. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const quotient = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -quotient : quotient;
}

class FactorFinder {
  readonly #target: string;
  /** The rates of each pair, the oldest day first. */
  readonly #ofPair = new Map<string, ExchangeRate[]>();
  readonly #currencies: readonly string[];
  readonly #found = new Map<string, Factor | null>();

  constructor(rates: readonly ExchangeRate[], target: string) {
    this.#target = target;
    for (const rate of rates) {
      const pair = `${rate.currency} ${rate.quote}`;
      const known = this.#ofPair.get(pair);
      if (known) known.push(rate);
      else this.#ofPair.set(pair, [rate]);
    }
    for (const ofPair of this.#ofPair.values()) ofPair.sort((a, b) => (a.date < b.date ? -1 : 1));
    this.#currencies = [...new Set(rates.flatMap(({ currency, quote }) => [currency, quote]))].sort();
  }

  /** What a unit of `currency` was worth in the target on `date`; null where no rate says so. */
  find(currency: string, date: string): Factor | null {
    const key = `${currency} ${date}`;
    let factor = this.#found.get(key);
    if (factor === undefined) {
      factor = this.#between(currency, this.#target, date) ?? this.#throughAnother(currency, date);
      this.#found.set(key, factor);
    }
    return factor;
  }

  #between(from: string, to: string, date: string): Factor | null {
    const direct = newestUntil(this.#ofPair.get(`${from} ${to}`), date);
    const inverse = newestUntil(this.#ofPair.get(`${to} ${from}`), date);
    if (direct && (!inverse || direct.date >= inverse.date)) {
      return { ...fractionOf(direct.rate), rates: [direct], date: direct.date };
    }
    if (!inverse) return null;
    const { numerator, denominator } = fractionOf(inverse.rate);
    return { numerator: denominator, denominator: numerator, rates: [inverse], date: inverse.date };
  }

  #throughAnother(from: string, date: string): Factor | null {
    let best: Factor | null = null;
    for (const middle of this.#currencies) {
      if (middle === from || middle === this.#target) continue;
      const first = this.#between(from, middle, date);
      const second = first && this.#between(middle, this.#target, date);
      if (!first || !second) continue;
      const [older = first.date] = [first.date, second.date].sort();
      if (best && best.date >= older) continue;
      best = {
        numerator: first.numerator * second.numerator,
        denominator: first.denominator * second.denominator,
        rates: [...first.rates, ...second.rates],
        date: older,
      };
    }
    return best;
  }
}

/** The last of `rates` (oldest first) that is not after `date`. */
function newestUntil(rates: readonly ExchangeRate[] | undefined, date: string): ExchangeRate | null {
  let low = 0;
  let high = rates?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rates?.[middle]?.date ?? '') <= date) low = middle + 1;
    else high = middle;
  }
  return rates?.[low - 1] ?? null;
}

/** `1.0842` is 10842 of 10000. */
function fractionOf(decimal: string): { numerator: bigint; denominator: bigint } {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}
