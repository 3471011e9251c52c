import { Candidates } from './candidates.ts';
import { type CategoryMemory, kindKeyOf, levelCount, levelOf, payeeKeyOf, writeMemoryKeys } from './categoryMemory.ts';
import type { CategorisableRow, CategoryModel } from './categoryModel.ts';
import type { CategoryNames } from './categoryNames.ts';
import type { ClassList } from './classList.ts';
import { logSumExp } from './distribution.ts';
import { type Evidence, elsewhereCount, inputCount, payeeLevel, place, textLevel } from './evidence.ts';
import type { FeatureList } from './featureList.ts';
import { FeatureReader } from './features.ts';
import { type LexiconVote, type LexiconWord, lexiconVoteOf } from './lexicon.ts';
import type { Rhythm } from './rhythm.ts';
import type { SimilarPayee, SimilarPayees } from './similarPayees.ts';

/** First choices of each of these levels of memory are looked at. */
const namingLevels = (['text', 'textAmount', 'payee', 'startAccount', 'accountAmount', 'kind'] as const).map(levelOf);
const choicesPerLevel = 2;
const leastNameOverlap = 0.3;
const similarChoices = 2;
/** A payee that was met more often than this speaks for itself. */
const fewSightings = 3;
const leastLog = -10;
/** Payees after which a model is half grown. */
const youngModel = 40;
/** Texts whose overlaps with the names of the categories are kept. */
const textsKept = 8192;

const none: readonly never[] = [];

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

/** What was found out about one row. */
export interface Reading {
  readonly evidence: Evidence;
  /** Category ids of the candidates. */
  readonly categories: readonly number[];
  /** ln p of the category model per class; empty where it has learnt nothing. */
  readonly modelLogs: Float64Array;
  readonly knownShare: number;
  /** Entries of the memory per level, −1 where there is none; valid until the next reading. */
  readonly entries: Int32Array;
  readonly lexicon: (LexiconVote & { readonly category: number }) | null;
  /** The category whose name stands in the text, where one does. */
  readonly named: number | null;
  readonly similar: readonly SimilarPayee[];
}

/** Gathers the evidence on rows. One reader is reused for many. */
export class EvidenceReader {
  private readonly reader = new FeatureReader();
  private readonly keys = new Uint32Array(levelCount);
  private readonly entries = new Int32Array(levelCount);
  private buffer = new Float32Array(16 * inputCount);
  private readonly elsewhere = new Float32Array(elsewhereCount);
  private standing = new Uint8Array(0);
  private standingFor: CategoryNames | null = null;
  private names: CategoryNames | null = null;
  private readonly overlaps = new Map<FeatureList, ReadonlyMap<number, number>>();

  /** Keys under which the row that was read last is remembered; valid until the next reading. */
  get memoryKeys(): Uint32Array {
    return this.keys;
  }

  /** Reads the words and keys of a row only, for remembering it. */
  readKeys(row: CategorisableRow): readonly string[] {
    this.reader.read(row);
    const { kinds } = this.reader;
    writeMemoryKeys(row, this.reader.textHashes, this.reader.accountHash, kinds[0]?.key ?? null, this.keys);
    return kinds.map(({ key }) => key);
  }

  /** What stands for the account of the row that was read last, and the number of its day. */
  get accountHash(): number {
    return this.reader.accountHash;
  }
  get day(): number {
    return this.reader.day;
  }

  /** The arrays of the evidence and of the reading are valid until the next one. */
  read(row: CategorisableRow, learnt: Learnt, names: CategoryNames): Reading {
    const { reader, keys } = this;
    const { classes, model, memory } = learnt;
    reader.read(row);
    const { kinds } = reader;
    writeMemoryKeys(row, reader.textHashes, reader.accountHash, kinds[0]?.key ?? null, keys);
    for (let level = 0; level < levelCount; level += 1) this.entries[level] = memory.find(keys[level] ?? 0);
    const { entries } = this;
    const standing = this.standingOf(classes, names);
    // A model none of whose categories is there any more has nothing to say.
    const isAsked = model.learntRows > 0 && this.modelStands(model, names);
    const asked = isAsked ? model.scoresOfRead(reader) : new Float64Array();
    // Nor has one that knows a single category: it would be certain of it.
    const modelLogs = countLearnt(asked) > 1 ? asked : new Float64Array();
    const normaliser = logSumExp(modelLogs);
    for (let k = 0; k < modelLogs.length; k += 1) modelLogs[k] = (modelLogs[k] ?? 0) - normaliser;
    const overlaps = this.overlapsOf(names);
    const vote = lexiconVoteOf(kinds, row.amount);
    const lexiconCategory = vote ? names.lexicon.get(vote.key) : undefined;
    const lexicon = vote && lexiconCategory !== undefined ? { ...vote, category: lexiconCategory } : null;
    const payeeEntry = entries[payeeLevel] ?? -1;
    const isScarce = payeeEntry < 0 || memory.count(payeeEntry) < fewSightings;
    const similar = isScarce && row.payee !== '' ? learnt.similar.like(row.payee) : [];
    const similarEntries =
      similar.length === 0
        ? none
        : similar.map(({ name, likeness }) => ({ entry: memory.find(payeeKeyOf(name)), likeness }));

    const found = new Candidates(classes, standing);
    const first = found.considerModel(modelLogs);
    for (const level of namingLevels) found.considerMemory(memory, entries[level] ?? -1, choicesPerLevel);
    let named = leastNameOverlap;
    let namedCategory = -1;
    for (const [id, overlap] of overlaps) if (overlap > named) [named, namedCategory] = [overlap, id];
    if (namedCategory >= 0) found.considerCategory(namedCategory);
    if (lexicon) found.considerCategory(lexicon.category);
    for (const { entry } of similarEntries.slice(0, similarChoices)) found.considerMemory(memory, entry, 1);
    const { classes: candidates, categories } = found;

    const knownShare = model.knownShareOfRead(reader);
    const inputs = this.clearedInputs(candidates.length);
    const doubt = payeeEntry < 0 ? youngModel / (youngModel + memory.payees) : 0;
    // How often a new payee brings a category that no other had (Witten and Bell 1991, method C).
    const learntClasses = countLearnt(asked);
    const unlearntLog = Math.log(learntClasses / (learntClasses + memory.payees));
    this.writeModel(inputs, candidates, modelLogs, unlearntLog, first, learnt.habit, doubt);
    this.writeMemory(inputs, candidates, memory, kinds);
    this.writeRhythm(inputs, candidates, learnt);
    // What words usually mean counts less the more is known of this payee or text itself.
    const textEntry = entries[textLevel] ?? -1;
    const sightings = Math.max(
      payeeEntry < 0 ? 0 : memory.total(payeeEntry),
      textEntry < 0 ? 0 : memory.total(textEntry),
    );
    const guessing = 1 / (1 + 8 * sightings);
    const isNewPayee = payeeEntry < 0 ? 1 : 0;
    const isNewText = textEntry < 0 ? 1 : 0;
    candidates.forEach((ofClass, candidate) => {
      const at = candidate * inputCount;
      const id = categories[candidate] ?? -1;
      inputs[at + place.name] = (overlaps.get(id) ?? 0) * guessing;
      inputs[at + place.known] = knownShare;
      inputs[at + place.lexicon] = lexicon && lexicon.category === id ? lexicon.probability * guessing : 0;
      inputs[at + place.newPayee] = isNewPayee;
      inputs[at + place.newText] = isNewText;
      inputs[at + place.always] = 1;
      if (similarEntries.length > 0) writeSimilar(inputs, at, ofClass, similarEntries, memory);
    });
    const { elsewhere } = this;
    elsewhere[0] = 1;
    elsewhere[1] = knownShare;
    elsewhere[2] = isNewPayee;
    elsewhere[3] = modelLogs[first] ?? 0;
    elsewhere[4] = modelLogs.length === 0 ? 1 : doubt;
    // A payee that is written like a known one is not as new as another.
    elsewhere[5] = isNewPayee * (elsewhere[4] ?? 0) * (1 - (similar[0]?.likeness ?? 0));
    const namedInText = namedCategory < 0 ? null : namedCategory;
    return {
      evidence: { candidates, inputs, elsewhere },
      categories,
      modelLogs,
      knownShare,
      entries,
      lexicon,
      named: namedInText,
      similar,
    };
  }

  /** 1 for classes whose category is there. */
  private standingOf(classes: ClassList, names: CategoryNames): Uint8Array {
    if (this.standingFor !== names || this.standing.length !== classes.size) {
      this.standing = Uint8Array.from(classes.ids, (id) => (names.standing.has(id) ? 1 : 0));
      this.standingFor = names;
    }
    return this.standing;
  }

  private modelStands(model: CategoryModel, names: CategoryNames): boolean {
    return model.classes.some((id) => names.standing.has(id));
  }

  private overlapsOf(names: CategoryNames): ReadonlyMap<number, number> {
    if (this.names !== names || this.overlaps.size >= textsKept) this.overlaps.clear();
    this.names = names;
    const { ofText, words } = this.reader;
    let overlaps = this.overlaps.get(ofText);
    if (!overlaps) {
      overlaps = names.overlap(words);
      this.overlaps.set(ofText, overlaps);
    }
    return overlaps;
  }

  private clearedInputs(candidates: number): Float32Array {
    const length = candidates * inputCount;
    if (this.buffer.length < length) this.buffer = new Float32Array(2 * length);
    return this.buffer.fill(0, 0, length);
  }

  private writeModel(
    inputs: Float32Array,
    candidates: readonly number[],
    logs: Float64Array,
    unlearntLog: number,
    first: number,
    { masses, total }: Learnt['habit'],
    doubt: number,
  ): void {
    if (logs.length === 0) return;
    for (let candidate = 0; candidate < candidates.length; candidate += 1) {
      const ofClass = candidates[candidate] ?? 0;
      const at = candidate * inputCount;
      const log = logs[ofClass] ?? Number.NEGATIVE_INFINITY;
      const isSilent = log === Number.NEGATIVE_INFINITY;
      inputs[at + place.model] = (isSilent ? unlearntLog : Math.max(leastLog, log)) / 4;
      inputs[at + place.modelOnNew] = (inputs[at + place.model] ?? 0) * doubt;
      inputs[at + place.modelFirst] = ofClass === first ? 1 - doubt : 0;
      inputs[at + place.modelSilent] = isSilent ? 1 - doubt : 0;
      inputs[at + place.habit] = Math.log(((masses[ofClass] ?? 0) + 0.5) / (total + 0.5 * masses.length)) / 4;
    }
  }

  private writeMemory(
    inputs: Float32Array,
    candidates: readonly number[],
    memory: CategoryMemory,
    kinds: readonly LexiconWord[],
  ): void {
    for (let level = 0; level < levelCount; level += 1) {
      const entry = this.entries[level] ?? -1;
      if (entry < 0) continue;
      const sightings = memory.total(entry);
      const last = memory.last(entry);
      const amount = Math.log1p(sightings) / 3;
      const offset = place.memory + 3 * level;
      for (let candidate = 0; candidate < candidates.length; candidate += 1) {
        const ofClass = candidates[candidate] ?? 0;
        const mass = memory.mass(entry, ofClass);
        const at = candidate * inputCount + offset;
        inputs[at] = mass / (sightings + 1);
        inputs[at + 1] = last === ofClass ? 1 : -1;
        inputs[at + 2] = mass > 0 ? amount : -amount;
      }
    }
    for (const { key } of kinds) {
      const entry = memory.find(kindKeyOf(key));
      if (entry < 0) continue;
      for (let candidate = 0; candidate < candidates.length; candidate += 1) {
        const at = candidate * inputCount + place.kinds;
        const share = memory.mass(entry, candidates[candidate] ?? 0) / (memory.total(entry) + 1);
        if (share > (inputs[at] ?? 0)) inputs[at] = share;
      }
    }
  }

  private writeRhythm(inputs: Float32Array, candidates: readonly number[], { rhythm, memory }: Learnt): void {
    const { day, accountHash } = this.reader;
    const payee = this.entries[payeeLevel] ?? -1;
    const payeeDays = payee < 0 ? 0 : day - memory.lastDay(payee);
    for (let candidate = 0; candidate < candidates.length; candidate += 1) {
      const ofClass = candidates[candidate] ?? 0;
      const at = candidate * inputCount;
      if (payee >= 0) {
        const isLast = memory.last(payee) === ofClass;
        inputs[at + place.payeeLately] = (isLast ? 1 : -1) * Math.exp(-Math.abs(payeeDays) / 30);
        inputs[at + place.payeeInRhythm] = isLast ? monthly(payeeDays) + weekly(payeeDays) : 0;
      }
      const lastDay = rhythm.lastDay(accountHash, ofClass);
      if (lastDay === null) continue;
      const days = day - lastDay;
      inputs[at + place.lately] = Math.exp(-Math.abs(days) / 30);
      inputs[at + place.monthAgo] = monthly(days);
      inputs[at + place.weekAgo] = weekly(days);
    }
  }
}

/** 1 a month later, falling with every day before or after that; the same for a week. */
const monthly = (days: number) => Math.exp(-Math.abs(days - 30.4) / 2);
const weekly = (days: number) => Math.exp(-Math.abs(days - 7));

function countLearnt(scores: Float64Array): number {
  let learnt = 0;
  for (let k = 0; k < scores.length; k += 1) if ((scores[k] ?? 0) > Number.NEGATIVE_INFINITY) learnt += 1;
  return learnt;
}

function writeSimilar(
  inputs: Float32Array,
  at: number,
  ofClass: number,
  similar: readonly { entry: number; likeness: number }[],
  memory: CategoryMemory,
): void {
  let share = 0;
  let weight = 0;
  let likest = 0;
  for (const { entry, likeness } of similar) {
    if (entry < 0) continue;
    const own = memory.mass(entry, ofClass) / Math.max(1e-9, memory.total(entry));
    share += likeness * likeness * own;
    weight += likeness * likeness;
    if (own > 0.5 && likeness > likest) likest = likeness;
  }
  if (weight === 0) return;
  inputs[at + place.similarShare] = share / (weight + 0.1);
  inputs[at + place.similarLikest] = likest;
}
