import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { countOf, formatNumber, formatPercent } from '../ui/format.ts';

/** Below this many checked answers a share says nothing that a person should lean on. */
const enoughToTell = 20;

/** How sure it is, and what being this sure has meant so far. */
export function confidenceSentence(
  { confidence, track }: Pick<PredictionExplanation, 'confidence' | 'track'>,
  locale: string,
): string {
  const sure = `${formatPercent(confidence, locale)} sure`;
  if (track === null || track.count === 0) {
    return `${sure}; whether that holds cannot be told yet, because none of its answers about this sure has been checked.`;
  }
  const right = formatNumber(track.right, locale);
  const times = countOf(track.count, 'time', 'times', locale);
  return track.count < enoughToTell
    ? `${sure}; when it has been about this sure, it was right ${right} of ${times}, too few to tell how good that is.`
    : `${sure}; when it has been this sure, it was right ${right} of ${times}.`;
}

const alternatives = new Intl.ListFormat('en', { type: 'disjunction' });

/** Which categories are in question, and how often one of so few was right. */
export function oneOfSentence(
  { predictions, coverage }: NonNullable<PredictionExplanation['oneOf']>,
  locale: string,
): string {
  const names = predictions.map((path) => path.split(' > ').at(-1) ?? path);
  return `${alternatives.format(names)}: one of these is right in ${formatPercent(coverage, locale)} of such rows.`;
}

/**
 * What a sum of log-odds means: `+1.9` is about 7 to 1. Even odds and odds beyond a thousand are said in words, because
 * digits there would claim more than is known.
 */
export function oddsSentence(output: number, prediction: string, against: string | null): string {
  const rather = against ?? 'something else';
  const strength = Math.abs(output);
  if (strength < Math.log(1.05)) return `that is even between ${prediction} and ${rather}`;
  const [ahead, behind] = output > 0 ? [prediction, rather] : [rather, prediction];
  const odds = Math.exp(strength);
  if (odds > 1000) return `that is more than 1,000 to 1 for ${ahead} rather than ${behind}`;
  const shown = odds < 10 ? Math.round(odds * 10) / 10 : Math.round(odds);
  return `that is about ${shown} to 1 for ${ahead} rather than ${behind}`;
}

/**
 * Rounds numbers so that what is shown still adds up to the rounded total, by the largest-remainder method: each is off
 * by less than one unit of the last place.
 */
export function roundToSum(values: readonly number[], total: number, decimals: number): number[] {
  const scale = 10 ** decimals;
  const floors = values.map((value) => Math.floor(value * scale));
  const missing = Math.round(total * scale) - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value * scale - Math.floor(value * scale) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
    .slice(0, Math.max(0, missing));
  const raised = new Set(byRemainder.map(({ index }) => index));
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / scale || 0);
}

/** A signed number with a true minus: `+1.40`, `−0.60`, `0.00`. */
export function formatSigned(value: number, locale: string, decimals = 2): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, locale, decimals)}`;
}
