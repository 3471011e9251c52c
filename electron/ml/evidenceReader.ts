import { Candidates } from './candidates.ts';
import { levelCount, levelOf, payeeKeyOf, writeMemoryKeys } from './categoryMemory.ts';
import type { CategorisableRow, CategoryModel } from './categoryModel.ts';
import type { CategoryNames } from './categoryNames.ts';
import type { ClassList } from './classList.ts';
import { logSumExp } from './distribution.ts';
import { doubtPlace, type Evidence, elsewhereCount, inputCount, payeeLevel, place, textLevel } from './evidence.ts';
import { writeMemory, writeModel, writeRhythm, writeSimilar } from './evidenceInputs.ts';
import type { FeatureList } from './featureList.ts';
import { FeatureReader } from './features.ts';
import type { Learnt } from './learnt.ts';
import { type LexiconVote, lexiconVote } from './lexicon.ts';
import type { SimilarPayee } from './similarPayees.ts';

/** First choices of each of these levels of memory are looked at. */
const namingLevels = (['text', 'textAmount', 'payee', 'startAccount', 'accountAmount', 'kind'] as const).map(levelOf);
/** Payees after which what holds for all that comes on an account counts half for a new one. */
const fewPayees = 10;
const choicesPerLevel = 2;
const leastNameOverlap = 0.3;
const similarChoices = 2;
/** A payee that was met more often than this speaks for itself. */
const fewSightings = 3;
/** Payees after which the model counts half for a new one. */
const youngModel = 40;
/** Texts whose overlaps with the names of the categories are kept. */
const textsKept = 8192;

const none: readonly never[] = [];

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
    const vote = lexiconVote(kinds, row.amount);
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
    writeModel(inputs, candidates, modelLogs, unlearntLog, first, doubt);
    const trust = payeeEntry < 0 ? memory.payees / (fewPayees + memory.payees) : 1;
    writeMemory(inputs, candidates, memory, entries, kinds, trust);
    writeRhythm(inputs, candidates, learnt, { day: reader.day, accountHash: reader.accountHash, payeeEntry }, trust);
    // What words usually mean counts less the more is known of this payee or text itself.
    const textEntry = entries[textLevel] ?? -1;
    const sightings = Math.max(
      payeeEntry < 0 ? 0 : memory.total(payeeEntry),
      textEntry < 0 ? 0 : memory.total(textEntry),
    );
    const guessing = 1 / (1 + 8 * sightings);
    const isNewPayee = payeeEntry < 0 ? 1 : 0;
    const isNewText = textEntry < 0 ? 1 : 0;
    let isHinted = false;
    candidates.forEach((ofClass, candidate) => {
      const at = candidate * inputCount;
      const id = categories[candidate] ?? -1;
      inputs[at + place.name] = (overlaps.get(id) ?? 0) * guessing;
      inputs[at + place.lexicon] = lexicon && lexicon.category === id ? lexicon.probability * guessing : 0;
      if (similarEntries.length > 0) writeSimilar(inputs, at, ofClass, similarEntries, memory);
      // What is learnt from new payees of which nothing was known says nothing about a hint on others.
      const isHint = isNewPayee === 1 && isHintAt(inputs, at);
      isHinted ||= isHint;
      if (isHint) return;
      inputs[at + place.known] = knownShare;
      inputs[at + place.newPayee] = isNewPayee;
      inputs[at + place.newText] = isNewText;
      inputs[at + place.always] = 1;
    });
    const { elsewhere } = this;
    const hinted = isHinted ? 1 : 0;
    const belief = modelLogs.length === 0 ? 1 : doubt;
    // A payee that is written like a known one is not as new as another.
    const strangeness = isNewPayee * belief * (1 - (similar[0]?.likeness ?? 0));
    elsewhere[0] = 1 - isNewPayee;
    elsewhere[1] = isNewPayee * hinted;
    elsewhere[2] = isNewPayee * (1 - hinted);
    elsewhere[3] = knownShare * (1 - hinted);
    elsewhere[doubtPlace] = belief;
    elsewhere[5] = (modelLogs[first] ?? 0) * (1 - hinted);
    elsewhere[6] = strangeness * hinted;
    elsewhere[7] = strangeness * (1 - hinted);
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
}

/** Whether the words, the name of the category or a payee of similar spelling speak for a candidate. */
function isHintAt(inputs: Float32Array, at: number): boolean {
  return (
    (inputs[at + place.lexicon] ?? 0) > 0 ||
    (inputs[at + place.name] ?? 0) > leastNameOverlap ||
    (inputs[at + place.similarShare] ?? 0) > 0
  );
}

function countLearnt(scores: Float64Array): number {
  let learnt = 0;
  for (let k = 0; k < scores.length; k += 1) if ((scores[k] ?? 0) > Number.NEGATIVE_INFINITY) learnt += 1;
  return learnt;
}
