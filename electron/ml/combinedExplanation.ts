import type { CategorisableRow, CategoryModel, Contribution, FactorGroup } from './categoryModel.ts';
import { type Combiner, hiddenNodes } from './combiner.ts';
import { type EvidenceGroup, evidenceGroups, groupOfInput, inputCount, place } from './evidence.ts';
import type { Reading } from './evidenceReader.ts';
import { shapleyValues } from './shapley.ts';

export interface CombinedExplanation {
  base: number;
  contributions: Contribution[];
  /** z_target − z_against, the `margin` where these are the first two. */
  output: number;
}

/** Where a sum that must hold does not: the explanation is withheld rather than shown wrong. */
export class ExplanationError extends Error {
  constructor(difference: number) {
    super(`The parts of the explanation do not add up to the prediction (off by ${difference}).`);
    this.name = 'ExplanationError';
  }
}

const told: Record<EvidenceGroup, { group: FactorGroup; feature: string }> = {
  model: { group: 'other', feature: 'how sure the category model is' },
  payee: { group: 'history', feature: 'what this payee was before' },
  text: { group: 'history', feature: 'what this very text was before' },
  start: { group: 'history', feature: 'what texts that begin like this were' },
  account: { group: 'account', feature: 'what such amounts on this account were' },
  kind: { group: 'words', feature: 'what such words usually mean' },
  similar: { group: 'history', feature: 'what payees of similar spelling were' },
  name: { group: 'words', feature: 'the name of the category in the text' },
  rhythm: { group: 'timing', feature: 'when the category last came on this account' },
  habit: { group: 'other', feature: 'how often the category comes' },
};

const groupIndex = groupOfInput.map((group) => evidenceGroups.indexOf(group));
const coalitions = 1 << evidenceGroups.length;

/**
 * Why `target` stands above `against` (indices of candidates; −1: “something else”), as contributions that add up to the
 * difference of the scores. What is linear is told as it is: the weight of ln p of the category model times that model's
 * own exact contributions, and the weights of the other inputs. What is not linear is shared out among the groups of
 * inputs by exact Shapley values over all coalitions, an absent group being one without evidence.
 *
 * Throws `ExplanationError` unless |base + Σ contributions − output| ≤ 1e-6·max(1, |output|).
 */
export function explainCombined(
  row: CategorisableRow,
  reading: Reading,
  combiner: Combiner,
  model: CategoryModel,
  scores: Float64Array,
  target: number,
  against: number,
): CombinedExplanation {
  const { evidence, categories, modelLogs } = reading;
  const rest = evidence.candidates.length;
  const inputsOf = (candidate: number) =>
    candidate < 0
      ? new Float32Array(inputCount)
      : evidence.inputs.slice(candidate * inputCount, (candidate + 1) * inputCount);
  const modelInput = (candidate: number) => (candidate < 0 ? 0 : combiner.pooledLog(evidence, candidate));
  const up = combiner.parts(inputsOf(target), groupIndex, evidenceGroups.length);
  const down = combiner.parts(inputsOf(against), groupIndex, evidenceGroups.length);
  const { own: ownShare, model: modelShare } = combiner.mix(evidence);
  const output = (scores[target] ?? 0) - (scores[against < 0 ? rest : against] ?? 0);

  const worth = new Float64Array(coalitions);
  const sums = [new Float64Array(hiddenNodes), new Float64Array(hiddenNodes)] as const;
  for (let coalition = 0; coalition < coalitions; coalition += 1) {
    for (const [side, parts] of [up, down].entries()) {
      const sum = sums[side] ?? sums[0];
      sum.fill(0);
      parts.hidden.forEach((nodes, group) => {
        if ((coalition & (1 << group)) === 0) return;
        for (let node = 0; node < hiddenNodes; node += 1) sum[node] = (sum[node] ?? 0) + (nodes[node] ?? 0);
      });
    }
    worth[coalition] = combiner.bent(sums[0]) - (against < 0 ? 0 : combiner.bent(sums[1]));
  }
  const bent = shapleyValues(worth, evidenceGroups.length);
  const contributions: Contribution[] = evidenceGroups.map((group, index) => ({
    ...told[group],
    value: ownShare * ((up.linear[index] ?? 0) - (down.linear[index] ?? 0) + (bent[index] ?? 0)),
  }));
  let base = ownShare * (worth[0] ?? 0);
  const judged = contributions[evidenceGroups.indexOf('model')];
  if (judged) judged.value += modelShare * (modelInput(target) - modelInput(against));
  if (against < 0) {
    const elsewhere = scores[rest] ?? 0;
    contributions.push({ group: 'other', feature: 'how likely it is none of the known categories', value: -elsewhere });
  }

  // The model's own reasons take the place of its logarithm where it has learnt both.
  const targetClass = evidence.candidates[target] ?? -1;
  const againstClass = against < 0 ? -1 : (evidence.candidates[against] ?? -1);
  const isExact = (ofClass: number) => (modelLogs[ofClass] ?? Number.NEGATIVE_INFINITY) > 4 * leastInput;
  if (judged && isExact(targetClass) && isExact(againstClass)) {
    const own = model.explain(row, categories[target] ?? 0, categories[against] ?? 0);
    const trust =
      modelInput(target) / Math.min(-Number.MIN_VALUE, evidence.inputs[target * inputCount + place.model] ?? 0);
    const scale = (ownShare * combiner.modelWeight + modelShare * trust) / 4;
    const logOdds = own.contributions.reduce((sum, { value }) => sum + value, own.base);
    refuseDifference(logOdds, (modelLogs[targetClass] ?? 0) - (modelLogs[againstClass] ?? 0));
    judged.value -= scale * logOdds;
    base += scale * own.base;
    for (const part of own.contributions) contributions.push({ ...part, value: scale * part.value });
  }
  const listed = contributions.filter(({ value }) => value !== 0);
  refuseDifference(
    listed.reduce((sum, { value }) => sum + value, base),
    output,
  );
  return { base, contributions: listed, output };
}

/** `Reading` holds ln p of the model down to this, divided by 4. */
const leastInput = -10 / 4;

function refuseDifference(sum: number, whole: number): void {
  const difference = Math.abs(sum - whole);
  if (!(difference <= 1e-6 * Math.max(1, Math.abs(whole)))) throw new ExplanationError(difference);
}
