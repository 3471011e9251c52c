import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import {
  type Confirmation,
  newestChangeId,
  readConfirmedAt,
  readConfirmedChanges,
  readPayeeNames,
} from '../../database/stores/learningStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { CategoryLearner } from '../../ml/categoryLearner.ts';
import type { NamedCategory } from '../../ml/categoryNames.ts';
import { readClassifier } from '../models/modelArtifacts.ts';
import { categorisable } from './categorisable.ts';

/** What predicts at the moment. */
export interface CurrentLearner {
  readonly learner: CategoryLearner;
  /** Null before a version was activated, and where its file is damaged. */
  readonly modelId: string | null;
}

interface Loaded extends CurrentLearner {
  readonly rowId: string | null;
  readonly problem: string | null;
  /** The newest change that was looked at. */
  changeId: number;
  /** Category that was learnt of each transaction confirmed since the version was trained. */
  readonly learnt: Map<number, number>;
  /** Category that the version learnt, of each transaction that was changed since. */
  readonly trained: Map<number, number>;
  categories: string;
}

/**
 * Rows that are learnt at most in the thread that asks: half a second of work. After more confirmations than this the
 * newest are learnt, and training a version learns them all.
 */
const mostRowsLearnt = 1500;
const seed = 1;

/**
 * The system `learning`: what was learnt from confirmed transactions. The active version is loaded once, checked against
 * its hash, and then learns what is confirmed after it was trained; without a version it starts from nothing.
 */
export class CategoryLearningService {
  readonly #modelsFolder: string;
  #loaded: Loaded | null = null;

  constructor(dependencies: { modelsFolder: string }) {
    this.#modelsFolder = dependencies.modelsFolder;
  }

  /** What predicts, having learnt all that is confirmed by now. */
  current(connection: Connection): CurrentLearner {
    const rowId = readActiveModelRow(connection, 'category_classifier')?.id ?? null;
    if (this.#loaded?.rowId !== rowId) this.#loaded = this.#load(connection);
    this.#loaded ??= this.#load(connection);
    if (!catchUp(connection, this.#loaded)) {
      this.#loaded = this.#load(connection);
      catchUp(connection, this.#loaded);
    }
    const { learner, modelId } = this.#loaded;
    return { learner, modelId };
  }

  /** Why the active version cannot predict, or null where it can. */
  problem(connection: Connection): string | null {
    this.current(connection);
    return this.#loaded?.problem ?? null;
  }

  /** Forgets what was loaded: a version was activated, perhaps the same one with its file put right. */
  forget(): void {
    this.#loaded = null;
  }

  #load(connection: Connection): Loaded {
    const row = readActiveModelRow(connection, 'category_classifier');
    const categories = namedCategories(connection);
    const base = {
      categories: JSON.stringify(categories),
      learnt: new Map<number, number>(),
      trained: new Map<number, number>(),
      rowId: row?.id ?? null,
    };
    let problem: string | null = null;
    if (row) {
      try {
        const { learner, learntThrough } = readClassifier(this.#modelsFolder, row.artifactSha256, categories);
        // A version none of whose categories is there any more has nothing to say, nor how to weigh what others say.
        if (knowsAny(learner, categories)) {
          learner.meetPayees(readPayeeNames(connection, learntThrough));
          return { ...base, learner, modelId: row.id, changeId: learntThrough, problem };
        }
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'MODEL_DAMAGED') throw error;
        problem = error.message;
      }
    }
    return { ...base, learner: new CategoryLearner({ categories, seed }), modelId: null, changeId: 0, problem };
  }
}

function namedCategories(connection: Connection): NamedCategory[] {
  return listCategoryRows(connection).map(({ id, name }) => ({ id, name }));
}

function knowsAny({ model }: CategoryLearner, categories: readonly NamedCategory[]): boolean {
  const learnt = new Set(model.classes);
  return categories.some(({ id }) => learnt.has(id));
}

/**
 * Learns what was confirmed since the last time. False where something that was learnt does not hold any more (an undo),
 * which cannot be unlearnt.
 */
function catchUp(connection: Connection, loaded: Loaded): boolean {
  const categories = namedCategories(connection);
  const named = JSON.stringify(categories);
  if (named !== loaded.categories) {
    if (loaded.modelId !== null && !knowsAny(loaded.learner, categories)) return false;
    // Its categories may be back.
    if (loaded.rowId !== null && loaded.modelId === null && loaded.problem === null) return false;
    loaded.learner.setCategories(categories);
    loaded.categories = named;
  }
  const newest = newestChangeId(connection);
  if (newest === loaded.changeId) return true;
  const { confirmations, unconfirmedIds } = readConfirmedChanges(connection, loaded.changeId, mostRowsLearnt);
  if (unconfirmedIds.some((id) => loaded.learnt.has(id))) return false;
  if (loaded.modelId !== null) {
    // Undone and redone, a row that the version was trained with is not learnt a second time.
    for (const [id, category] of readConfirmedAt(connection, loaded.changeId)) {
      if (!loaded.learnt.has(id) && !loaded.trained.has(id)) loaded.trained.set(id, category);
    }
  }
  const known = (id: number) => loaded.learnt.get(id) ?? loaded.trained.get(id);
  const fresh = confirmations.filter(({ id, categoryId }) => known(id) !== categoryId);
  if (fresh.some(({ id }) => loaded.learnt.has(id))) return false;
  for (const rows of bySet(fresh)) {
    for (const row of rows) loaded.learnt.set(row.id, row.categoryId);
    loaded.learner.learnHistory(rows.map((row) => ({ ...categorisable(row), id: row.id, category: row.categoryId })));
  }
  loaded.changeId = newest;
  return true;
}

/** One list per change set, in their order, each in the order of time: learnt so, the same is learnt after a restart. */
function bySet(confirmations: readonly Confirmation[]): Confirmation[][] {
  const sets = new Map<string, Confirmation[]>();
  for (const row of confirmations) {
    const set = sets.get(row.changeSetId);
    if (set) set.push(row);
    else sets.set(row.changeSetId, [row]);
  }
  return [...sets.values()].map((rows) =>
    rows.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : one.id - other.id)),
  );
}
