import type { z } from 'zod';
import type * as contract from '../../../shared/contract/explanations.ts';
import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listCategoryRows, readSimilarConfirmed } from '../../database/stores/bookStore.ts';
import { countOutcomesBetween, readPredictableRows } from '../../database/stores/predictionStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import type { RuleRunService } from '../automation/RuleRunService.ts';
import type { JudgedRow, MLCoordinator } from '../coordinator/MLCoordinator.ts';
import type { SettingsService } from '../settings/SettingsService.ts';
import { alternativeReason, groupFactors, systemNames, uncertaintyOf } from './factors.ts';

const similarShown = 5;
/** Width of the band of confidence whose track record is shown. */
const band = 0.1;

/** Why a category was predicted: the real contributions of the real model, and facts looked up at that moment. */
export class ExplanationService {
  readonly #database: BookDatabase;
  readonly #coordinator: MLCoordinator;
  readonly #ruleRuns: RuleRunService;
  readonly #settings: SettingsService;

  constructor(dependencies: {
    database: BookDatabase;
    coordinator: MLCoordinator;
    ruleRuns: RuleRunService;
    settings: SettingsService;
  }) {
    this.#settings = dependencies.settings;
    this.#database = dependencies.database;
    this.#coordinator = dependencies.coordinator;
    this.#ruleRuns = dependencies.ruleRuns;
  }

  explainPrediction(input: z.infer<typeof contract.explainPrediction.input>): PredictionExplanation {
    const { reader } = this.#database;
    const [row] = readPredictableRows(reader, [input.transactionId]);
    const [transaction] = readTransactions(reader, [input.transactionId]);
    if (!row || !transaction) throw new AppError('NOT_FOUND', 'This transaction does not exist any more.');
    const judged = this.#coordinator.judge(reader, row);
    const { prediction } = judged;
    const paths = new Map(listCategoryRows(reader).map(({ id, path }) => [id, path]));
    const pathOf = (id: number | null) => (id === null ? null : (paths.get(id) ?? null));
    const second = prediction.alternatives[0]?.category ?? null;
    const explanation =
      prediction.best === null
        ? { base: 0, contributions: [], output: 0 }
        : this.#coordinator.explain(judged, prediction.best, second);
    return {
      transactionId: row.id,
      predictionId: transaction.predictionId,
      modelId: judged.current.modelId,
      prediction: pathOf(prediction.value),
      categoryId: prediction.value,
      confidence: prediction.confidence,
      track: this.#track(prediction.confidence),
      against: pathOf(second),
      base: explanation.base,
      output: explanation.output,
      mainFactors: groupFactors(reader, row, judged, explanation.contributions, {
        pathOf,
        locale: knownLocale(input.locale) ?? this.#settings.locale(),
      }),
      alternatives: prediction.alternatives.flatMap(({ category, probability }) => {
        const path = pathOf(category);
        return path === null
          ? []
          : [
              {
                prediction: path,
                categoryId: category,
                probability,
                reason: alternativeReason(judged, category, pathOf),
              },
            ];
      }),
      oneOf:
        prediction.set.length === 0
          ? null
          : {
              predictions: prediction.set.flatMap((id) => pathOf(id) ?? []),
              coverage: judged.current.learner.coverage,
            },
      uncertaintySource: uncertaintyOf(judged),
      recommendedAction: recommendation(judged),
      abstention: prediction.abstention,
      votes: prediction.votes.map(({ system, top, probability, backing }) => ({
        system,
        name: systemNames[system],
        prediction: pathOf(top),
        probability,
        isBacking: backing,
      })),
      agreement: prediction.agreement,
      similar: readSimilarConfirmed(reader, {
        payeeId: judged.payee ? row.payeeId : null,
        categoryId: prediction.best,
        exceptId: row.id,
        limit: similarShown,
      }),
      automation: this.#automationInWords(judged, transaction),
    };
  }

  /** How predictions of about this confidence turned out so far. */
  #track(confidence: number): PredictionExplanation['track'] {
    const from = Math.min(1 - band, Math.floor(confidence / band) * band);
    const to = from + band;
    const { right, count } = countOutcomesBetween(this.#database.reader, from, to >= 1 ? 2 : to);
    return count === 0 ? null : { right, count, from, to: Math.min(1, to) };
  }

  #automationInWords(
    judged: JudgedRow,
    transaction: { id: number; categorySource: string | null; ruleName: string | null },
  ): string {
    if (transaction.categorySource === 'rule') return `The rule “${transaction.ruleName}” set this category.`;
    if (transaction.categorySource === 'user') return 'You set this category, so no rule may change it.';
    if (transaction.categorySource === 'import') return 'The category came with the file, so no rule may change it.';
    const { prediction } = judged;
    return this.#ruleRuns.inWords(transaction.id, {
      predictedCategoryId: prediction.value,
      confidence: prediction.confidence,
      dataPoints: prediction.dataPoints,
      agreement: prediction.agreement,
    });
  }
}

function knownLocale(tag: string | undefined): string | null {
  try {
    return tag === undefined ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}

function recommendation({ prediction }: JudgedRow): string {
  if (prediction.value === null)
    return 'Choose a category: the next transactions like this will then have a suggestion.';
  if (prediction.confidence >= 0.9) return 'Accept it: suggestions this sure are seldom wrong.';
  if (prediction.confidence >= 0.6) return 'Look at it before you accept.';
  return 'Compare it with the alternatives before you accept.';
}
