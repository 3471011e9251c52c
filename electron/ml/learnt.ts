import type { CategoryMemory } from './categoryMemory.ts';
import type { CategoryModel } from './categoryModel.ts';
import type { ClassList } from './classList.ts';
import type { Rhythm } from './rhythm.ts';
import type { SimilarPayees } from './similarPayees.ts';

/** Everything that was learnt from confirmed rows and can be asked about a new one. */
export interface Learnt {
  readonly classes: ClassList;
  readonly model: CategoryModel;
  readonly memory: CategoryMemory;
  readonly rhythm: Rhythm;
  readonly similar: SimilarPayees;
  /** Faded number of rows of each class, and of all. */
  readonly habit: { readonly masses: readonly number[]; readonly total: number };
}
