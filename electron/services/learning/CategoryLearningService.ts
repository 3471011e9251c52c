import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import {
  type Confirmation,
  newestChangeId,
  readConfirmedAt,
  readConfirmedChanges,
  readPayeeNames,
  werePayeesChanged,
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
  /** The newest change through which the names of the payees are those that were learnt. */
  namesChangeId: number;
  /** Category that was learnt of each transaction confirmed since the version was trained. */
  readonly learnt: Map<number, number>;
  /** Category that the version learnt, of each transaction that was changed since. */
  readonly trained: Map<number, number>;
  categories: string;
  named: readonly NamedCategory[];
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
      named: categories,
      learnt: new Map<number, number>(),
      trained: new Map<number, number>(),
      rowId: row?.id ?? null,
      namesChangeId: newestChangeId(connection),
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

/** Those that may be suggested: none that was put away. */
function namedCategories(connection: Connection): NamedCategory[] {
  return listCategoryRows(connection)
    .filter(({ isArchived }) => isArchived === 0)
    .map(({ id, name }) => ({ id, name }));
}

function knowsAny({ model }: CategoryLearner, categories: readonly NamedCategory[]): boolean {
  const learnt = new Set(model.classes);
  return categories.some(({ id }) => learnt.has(id));
}

/** Whether no category went away or came back: new ones have taught nothing yet, and a name is no more than a hint. */
function differOnlyByNew(before: readonly NamedCategory[], now: readonly NamedCategory[]): boolean {
  const known = new Set(before.map(({ id }) => id));
  const newest = Math.max(0, ...known);
  const ids = new Set(now.map(({ id }) => id));
  return [...known].every((id) => ids.has(id)) && [...ids].every((id) => known.has(id) || id > newest);
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
    // What was learnt was weighed against the categories of its time: after a restart it would be against these.
    if (loaded.learnt.size > 0 && !differOnlyByNew(loaded.named, categories)) return false;
    loaded.learner.setCategories(categories);
    loaded.categories = named;
    loaded.named = categories;
  }
  const newest = newestChangeId(connection);
  if (newest === loaded.changeId) return true;
  // Renamed or merged payees: learnt anew under the names that they have now.
  if (werePayeesChanged(connection, loaded.namesChangeId)) return false;
  loaded.namesChangeId = newest;
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
