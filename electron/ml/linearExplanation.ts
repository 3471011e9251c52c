import type { CategorisableRow, Contribution, ScoreExplanation } from './categoryModel.ts';
import { groupOfCode } from './featureBlocks.ts';
import type { FeatureReader } from './features.ts';

/** The difference of two classes in a model whose scores are linear in the sparse features. */
export interface LinearDifference {
  /** Column of a feature hash, or −1. */
  column(hash: number): number;
  /** weight[column, target] − weight[column, against]. */
  weight(column: number): number;
  /** Mean of a feature over the rows that were learnt: the background. */
  mean(column: number): number;
  /** bias[target] − bias[against]. */
  bias: number;
  /** Σ_columns weight · mean. */
  average: number;
}

/**
 * Interventional Shapley values of a linear function, φ_i = w_i·(x_i − mean_i) (Štrumbelj and Kononenko 2014), on the
 * log-odds between two categories. Letter groups are told as the word they are part of; the features that the row does
 * not have are one line.
 */
export function explainLinear(
  row: CategorisableRow,
  reader: FeatureReader,
  difference: LinearDifference,
): ScoreExplanation {
  reader.readWithLabels(row);
  const contributions = new Map<string, Contribution>();
  const present = new Set<number>();
  let presentAverage = 0;
  let told = 0;
  for (const { start, end, hashes, values, blocks } of [reader.ofText, reader.ofRow]) {
    for (let feature = start; feature < end; feature += 1) {
      const label = reader.labels[told] ?? '';
      told += 1;
      const column = difference.column(hashes[feature] ?? 1);
      if (column < 0) continue;
      const weight = difference.weight(column);
      let value = weight * (values[feature] ?? 0);
      if (!present.has(column)) {
        present.add(column);
        const usual = weight * difference.mean(column);
        value -= usual;
        presentAverage += usual;
      }
      const known = contributions.get(label);
      if (known) known.value += value;
      else contributions.set(label, { group: groupOfCode[blocks[feature] ?? 0] ?? 'other', feature: label, value });
    }
  }
  const listed = [...contributions.values()].filter(({ value }) => value !== 0);
  listed.sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  listed.push({ group: 'other', feature: 'everything else', value: presentAverage - difference.average });
  return { base: difference.bias + difference.average, contributions: listed };
}
