import type { Connection } from '../../database/connection.ts';
import type { PredictableRow } from '../../database/stores/predictionStore.ts';
import type { CategorisableRow } from '../../ml/categoryModel.ts';
import type { CombinedExplanation } from '../../ml/combinedExplanation.ts';
import type { CombinedPrediction } from '../../ml/prediction.ts';
import type { CategoryLearningService, CurrentLearner } from '../learning/CategoryLearningService.ts';
import { categorisable } from '../learning/categorisable.ts';
import type { PayeeIntelligenceService } from '../payees/PayeeIntelligenceService.ts';
import type { PayeePast } from '../payees/payeePast.ts';

export interface PredictedRow {
  readonly row: PredictableRow;
  readonly prediction: CombinedPrediction;
}

/** Everything that went into one prediction, for explaining it. */
export interface JudgedRow {
  readonly asked: CategorisableRow;
  readonly current: CurrentLearner;
  readonly payee: PayeePast | null;
  readonly prediction: CombinedPrediction;
  /** The category that the word list names, and for which word. */
  readonly lexicon: { readonly category: number; readonly word: string } | null;
  /** Share of the words of the text that were seen before. */
  readonly knownShare: number;
  /** Payees of similar spelling that were asked, the likest first. */
  readonly similar: readonly { readonly name: string; readonly likeness: number }[];
}

/** Combines what the systems say into one calibrated prediction. Runs the same in the main process and in workers. */
export class MLCoordinator {
  readonly #learning: CategoryLearningService;
  readonly #intelligence: PayeeIntelligenceService;

  constructor(dependencies: { learning: CategoryLearningService; intelligence: PayeeIntelligenceService }) {
    this.#learning = dependencies.learning;
    this.#intelligence = dependencies.intelligence;
  }

  activeModelId(connection: Connection): string | null {
    return this.#learning.current(connection).modelId;
  }

  /** Predicts rows that have no category yet, one at a time as they are asked for. */
  *predict(connection: Connection, rows: Iterable<PredictableRow>): Generator<PredictedRow> {
    const { learner } = this.#learning.current(connection);
    for (const row of rows) yield { row, prediction: learner.predict(categorisable(row)) };
  }

  /** Predicts one row and keeps what went into it. */
  judge(connection: Connection, row: PredictableRow): JudgedRow {
    const asked = categorisable(row);
    const current = this.#learning.current(connection);
    const judgement = current.learner.judge(asked);
    const { lexicon, knownShare, similar } = judgement.reading;
    return {
      asked,
      current,
      payee: this.#intelligence.past(connection, row),
      prediction: current.learner.tell(judgement),
      lexicon,
      knownShare,
      similar,
    };
  }

  /** Why `target` stands above `against`: contributions that add up exactly, or an error. */
  explain({ asked, current }: JudgedRow, target: number, against: number | null): CombinedExplanation {
    return current.learner.explain(asked, target, against);
  }
}
