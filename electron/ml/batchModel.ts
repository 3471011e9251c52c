import type {
  CategorisableRow,
  CategoryAlgorithm,
  CategoryModel,
  LabelledRow,
  LearningModel,
  ScoreExplanation,
  TrainingControl,
} from './categoryModel.ts';
import type { ClassList } from './classList.ts';
import { FeatureReader } from './features.ts';
import type { FitOptions, FittedModel } from './fitting.ts';

/** What a fit found out when it was validated, for the later fits on more rows. */
export interface FitSettings {
  epochs?: number | undefined;
  scale?: number | undefined;
}
export type Fit = (
  rows: readonly LabelledRow[],
  options: FitOptions<Record<string, number>> & FitSettings,
  control: TrainingControl,
) => FittedModel & { scale?: number };

const leastValidationRows = 10;

/** An algorithm that can only be fitted to all rows at once, as a model that learns: rows wait until it is settled. */
export class BatchModel implements LearningModel {
  readonly algorithm: CategoryAlgorithm;
  private readonly list: ClassList;
  private readonly fit: Fit | null;
  private readonly rows: LabelledRow[] = [];
  private readonly reader = new FeatureReader();
  private fitted: CategoryModel | null;
  private settings: FitSettings;
  /** Place in the list of each class of the fitted model. */
  private places: number[] = [];

  constructor(
    algorithm: CategoryAlgorithm,
    list: ClassList,
    how: { fit: Fit | null; epochs?: number | undefined; fitted?: CategoryModel },
  ) {
    this.algorithm = algorithm;
    this.list = list;
    this.fit = how.fit;
    this.settings = { epochs: how.epochs };
    this.fitted = null;
    if (how.fitted) this.take(how.fitted);
  }

  private take(model: CategoryModel): void {
    this.fitted = model;
    this.places = model.classes.map((id) => this.list.add(id));
  }

  get classes(): readonly number[] {
    return this.list.ids;
  }

  get learntRows(): number {
    return this.fitted?.learntRows ?? 0;
  }

  /** Passes of the last fit. */
  get epochs(): number {
    return this.settings.epochs ?? 0;
  }

  learn(rows: readonly LabelledRow[]): void {
    if (this.fit) this.rows.push(...rows);
    for (const row of rows) this.list.add(row.category);
  }

  settle(validation: readonly LabelledRow[] | null, _random: () => number, control: TrainingControl): void {
    if (!this.fit || this.rows.length === 0) return;
    const learnt = new Set(this.rows.map((row) => row.category));
    const usable = validation?.filter((row) => learnt.has(row.category)) ?? [];
    // With too few rows to validate on, early stopping would follow noise.
    const isValidated = usable.length >= leastValidationRows;
    const { model, epochs, scale } = this.fit(
      this.rows,
      { validation: isValidated ? validation : null, ...this.settings },
      isValidated ? control : { ...control, onEpoch: () => {} },
    );
    if (isValidated) this.settings = { epochs, scale };
    this.take(model);
  }

  scores(row: CategorisableRow): Float64Array {
    this.reader.read(row);
    return this.scoresOfRead(this.reader);
  }

  scoresOfRead(reader: FeatureReader): Float64Array {
    const scores = new Float64Array(this.list.size).fill(Number.NEGATIVE_INFINITY);
    this.fitted?.scoresOfRead(reader).forEach((score, index) => {
      scores[this.places[index] ?? 0] = score;
    });
    return scores;
  }

  explain(row: CategorisableRow, target: number, against: number): ScoreExplanation {
    if (!this.fitted) throw new RangeError('Nothing has been learnt that could be explained.');
    return this.fitted.explain(row, target, against);
  }

  knownShare(row: CategorisableRow): number {
    return this.fitted?.knownShare(row) ?? 0;
  }

  knownShareOfRead(reader: FeatureReader): number {
    return this.fitted?.knownShareOfRead(reader) ?? 0;
  }

  serialise(): Uint8Array {
    return this.fitted?.serialise() ?? new Uint8Array();
  }
}
