import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import type { PredictableRow } from '../../database/stores/predictionStore.ts';
import type { CategorisableRow } from '../../ml/categoryModel.ts';
import {
  type CombinedExplanation,
  type CombinedPrediction,
  type CombinerInputs,
  combine,
  defaultWeights,
  explainCombined,
} from '../../ml/coordinator.ts';
import { type LexiconVote, lexiconCategories, lexiconVote } from '../../ml/lexicon.ts';
import type { PayeeVote } from '../../ml/payeeVote.ts';
import type { ActiveClassifier, CategoryLearningService } from '../learning/CategoryLearningService.ts';
import type { PayeeIntelligenceService } from '../payees/PayeeIntelligenceService.ts';

export interface PredictedRow {
  readonly row: PredictableRow;
  readonly prediction: CombinedPrediction;
}

/** Everything that went into one prediction, for explaining it. */
export interface JudgedRow {
  readonly asked: CategorisableRow;
  readonly classifier: ActiveClassifier | null;
  readonly payee: PayeeVote | null;
  readonly lexicon: (LexiconVote & { readonly category: number }) | null;
  readonly prediction: CombinedPrediction;
}

export function categorisable(row: PredictableRow): CategorisableRow {
  return {
    date: row.date,
    text: row.bankText,
    payee: row.payeeName,
    amount: row.amount,
    currency: row.currency,
    account: row.accountName,
  };
}

/** Combines the votes of the systems into one calibrated prediction. Runs the same in the main process and in workers. */
export class MLCoordinator {
  readonly #learning: CategoryLearningService;
  readonly #intelligence: PayeeIntelligenceService;

  constructor(dependencies: { learning: CategoryLearningService; intelligence: PayeeIntelligenceService }) {
    this.#learning = dependencies.learning;
    this.#intelligence = dependencies.intelligence;
  }

  activeModelId(connection: Connection): string | null {
    return this.#learning.active(connection)?.modelId ?? null;
  }

  /** Predicts rows that have no category yet, one at a time as they are asked for. */
  *predict(connection: Connection, rows: Iterable<PredictableRow>): Generator<PredictedRow> {
    const classifier = this.#learning.active(connection);
    const payeeVotes = this.#intelligence.batchVotes(connection);
    const categories = lexiconCategories(listCategoryRows(connection));
    for (const row of rows) {
      const asked = categorisable(row);
      const inputs = this.#inputs(asked, classifier, payeeVotes(row, asked), lexiconVoteFor(asked, categories));
      yield { row, prediction: combine(inputs, classifier?.weights ?? defaultWeights) };
    }
  }

  /** Predicts one row and keeps what went into it. */
  judge(connection: Connection, row: PredictableRow): JudgedRow {
    const asked = categorisable(row);
    const classifier = this.#learning.active(connection);
    const payee = this.#intelligence.vote(connection, row, asked);
    const lexicon = lexiconVoteFor(asked, lexiconCategories(listCategoryRows(connection)));
    const inputs = this.#inputs(asked, classifier, payee, lexicon);
    return { asked, classifier, payee, lexicon, prediction: combine(inputs, classifier?.weights ?? defaultWeights) };
  }

  /** Why `target` stands above `against`: contributions that add up exactly, or an error. */
  explain(judged: JudgedRow, target: number, against: number | null): CombinedExplanation {
    const { asked, classifier, payee, lexicon } = judged;
    const inputs = { model: classifier?.model ?? null, payee, lexicon };
    return explainCombined(asked, inputs, classifier?.weights ?? defaultWeights, target, against);
  }

  #inputs(
    asked: CategorisableRow,
    classifier: ActiveClassifier | null,
    payee: PayeeVote | null,
    lexicon: CombinerInputs['lexicon'],
  ): CombinerInputs {
    const model = classifier && {
      classes: classifier.model.classes,
      scores: classifier.model.scores(asked),
      knownShare: classifier.model.knownShare(asked),
    };
    return { model, payee, lexicon };
  }
}

function lexiconVoteFor(asked: CategorisableRow, categories: ReadonlyMap<string, number>): JudgedRow['lexicon'] {
  const vote = lexiconVote(asked);
  const category = vote ? categories.get(vote.key) : undefined;
  return vote && category !== undefined ? { ...vote, category } : null;
}
