import { type CategoryModel, classIndex, type LabelledRow } from './categoryModel.ts';

/** What the fits of all category models take and give. */
export interface FitOptions<Hyperparameters> {
  /** Later rows that decide when to stop; null in the last fit on all rows. */
  validation: readonly LabelledRow[] | null;
  /** Number of passes, in place of the algorithm's own. */
  epochs?: number | undefined;
  hyperparameters?: Partial<Hyperparameters> | undefined;
}

export interface FittedModel {
  model: CategoryModel;
  /** Passes after which the validation loss was best, or all that were asked for where there was no validation. */
  epochs: number;
}

/** Position of each row's category in `classes`; −1 where training has not seen it. */
export function validationLabels(rows: readonly LabelledRow[], classes: readonly number[]): Int32Array {
  return Int32Array.from(rows, (row) => classIndex(classes, row.category));
}
