import { type CategoryMemory, kindKeyOf, levelCount, memoryLevels } from './categoryMemory.ts';
import { inputCount, place } from './evidence.ts';
import type { Learnt } from './learnt.ts';
import type { LexiconWord } from './lexicon.ts';

// What is known of a row, written into the inputs of its candidates (`Evidence`).

const leastLog = -10;
/** Levels that hold for whatever comes on an account. */
const isOfAccount = memoryLevels.map((level) => level.startsWith('account'));

/** What the category model says; `first` is its first choice, `unlearntLog` stands for classes that it has not learnt. */
export function writeModel(
  inputs: Float32Array,
  candidates: readonly number[],
  logs: Float64Array,
  unlearntLog: number,
  first: number,
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
  }
}

/** What was confirmed under the keys of the row; what holds for its account counts as far as `trust`. */
export function writeMemory(
  inputs: Float32Array,
  candidates: readonly number[],
  memory: CategoryMemory,
  entries: Int32Array,
  kinds: readonly LexiconWord[],
  trust: number,
): void {
  for (let level = 0; level < levelCount; level += 1) {
    const entry = entries[level] ?? -1;
    if (entry < 0) continue;
    const sightings = memory.total(entry);
    const last = memory.last(entry);
    const weight = isOfAccount[level] ? trust : 1;
    const amount = (weight * Math.log1p(sightings)) / 3;
    const offset = place.memory + 3 * level;
    for (let candidate = 0; candidate < candidates.length; candidate += 1) {
      const ofClass = candidates[candidate] ?? 0;
      const mass = memory.mass(entry, ofClass);
      const at = candidate * inputCount + offset;
      inputs[at] = (weight * mass) / (sightings + 1);
      inputs[at + 1] = last === ofClass ? weight : -weight;
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

/** When the payee and the categories last came, and how often categories come: as far as `trust`. */
export function writeRhythm(
  inputs: Float32Array,
  candidates: readonly number[],
  { rhythm, memory, habit: { masses, total } }: Pick<Learnt, 'rhythm' | 'memory' | 'habit'>,
  row: { readonly day: number; readonly accountHash: number; readonly payeeEntry: number },
  trust: number,
): void {
  const { day, accountHash, payeeEntry: payee } = row;
  const payeeDays = payee < 0 ? 0 : day - memory.lastDay(payee);
  for (let candidate = 0; candidate < candidates.length; candidate += 1) {
    const ofClass = candidates[candidate] ?? 0;
    const at = candidate * inputCount;
    if (payee >= 0) {
      const isLast = memory.last(payee) === ofClass;
      inputs[at + place.payeeLately] = (isLast ? 1 : -1) * Math.exp(-Math.abs(payeeDays) / 30);
      inputs[at + place.payeeInRhythm] = isLast ? monthly(payeeDays) + weekly(payeeDays) : 0;
    }
    if (total > 0) {
      const share = ((masses[ofClass] ?? 0) + 0.5) / (total + 0.5 * masses.length);
      inputs[at + place.habit] = (trust * Math.log(share)) / 4;
    }
    const lastDay = rhythm.lastDay(accountHash, ofClass);
    if (lastDay === null) continue;
    const days = day - lastDay;
    inputs[at + place.lately] = trust * Math.exp(-Math.abs(days) / 30);
    inputs[at + place.monthAgo] = trust * monthly(days);
    inputs[at + place.weekAgo] = trust * weekly(days);
  }
}

/** 1 a month later, falling with every day before or after that; the same for a week. */
const monthly = (days: number) => Math.exp(-Math.abs(days - 30.4) / 2);
const weekly = (days: number) => Math.exp(-Math.abs(days - 7));

/** What payees of similar spelling were, for one candidate at its place. */
export function writeSimilar(
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
