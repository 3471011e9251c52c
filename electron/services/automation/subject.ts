import type { CategorySource } from '../../../shared/contract/transactions.ts';

/** A transaction as a rule looks at it. */
export interface Subject {
  readonly id: number;
  readonly date: string;
  readonly accountId: number;
  /** Signed minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly bankText: string;
  readonly payeeId: number | null;
  readonly payeeName: string;
  /** Whether a person chose the payee of this transaction, or renamed or merged it. */
  readonly isPayeeOwn: boolean;
  readonly categoryId: number | null;
  readonly categorySource: CategorySource | null;
  readonly tags: readonly string[];
  readonly isDivided: boolean;
  /** The person put the decision off, or took the category away. */
  readonly isSkipped: boolean;
  readonly transferPeerId: number | null;
  /** The one transaction that can be the other side of a transfer, where there is exactly one. */
  readonly possiblePeerId: number | null;
  /** About the same amount came from the same payee before, at even distances. */
  readonly isRecurring: boolean;
  readonly predictionId: number | null;
  readonly predictedCategoryId: number | null;
  readonly confidence: number;
  /** Confirmed transactions of the same payee. */
  readonly dataPoints: number;
  /** Share of the systems with an opinion that back the prediction. */
  readonly agreement: number;
}
