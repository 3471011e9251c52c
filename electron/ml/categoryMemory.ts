import { foldText } from '../../shared/foldText.ts';
import { arrayOf, type Packed } from './binary.ts';
import type { CategorisableRow } from './categoryModel.ts';
import { finishHash, HashIndex, hashInteger, hashText } from './hashing.ts';
import { magnitudeOf } from './magnitude.ts';

/** What a row is remembered under: from this very text to nothing but the account and the direction of the money. */
export const memoryLevels = [
  'text',
  'textAmount',
  'payee',
  'payeeMagnitude',
  'startAccount',
  'accountAmount',
  'accountDirection',
  'kind',
  'accountMagnitude',
  'payeeAccount',
  'firstWord',
] as const;
export type MemoryLevel = (typeof memoryLevels)[number];
export const levelCount = memoryLevels.length;
export const levelOf = (level: MemoryLevel): number => memoryLevels.indexOf(level);

const levelSeeds = memoryLevels.map((level) => hashText(0x811c9dc5, `memory ${level}:`));
/** Sightings after which an older one counts half. What is said of many rows at once changes more slowly. */
const slowLevels: ReadonlySet<MemoryLevel> = new Set(['accountDirection', 'kind', 'accountMagnitude']);
const kindLevel = levelOf('kind');
const payeeLevel = levelOf('payee');
const textLevel = levelOf('text');
const decays = memoryLevels.map((level) => 2 ** (-1 / (slowLevels.has(level) ? 60 : 12)));
/** Categories that are told apart per key; with more, the rarest is forgotten. */
const places = 6;
const noClass = -1;

const textSeed = 0x811c9dc5;

/** What the keys of a row are made of that depends on its text and payee alone. */
export interface TextHashes {
  readonly text: number;
  /** 0 where the payee is empty. */
  readonly payee: number;
  /** First two words. */
  readonly start: number;
  /** 0 where there is no word. */
  readonly first: number;
}

/** `words` are those of the bank text. */
export function textHashesOf(row: Pick<CategorisableRow, 'text' | 'payee'>, words: readonly string[]): TextHashes {
  const first = words[0] ?? '';
  return {
    text: hashText(textSeed, words.length > 0 ? words.join(' ') : foldText(row.text)),
    payee: payeeHashOf(row.payee),
    start: hashText(hashInteger(hashText(textSeed, first), 2), words[1] ?? ''),
    first: first === '' ? 0 : hashText(textSeed, first) || 1,
  };
}

function payeeHashOf(payee: string): number {
  return payee === '' ? 0 : hashText(textSeed, foldText(payee)) || 1;
}

function keyAt(level: number, hash: number): number {
  return finishHash(hashInteger(levelSeeds[level] ?? 0, hash));
}

/** Key of what a payee was; 0 for none. */
export function payeeKeyOf(payee: string): number {
  const hash = payeeHashOf(payee);
  return hash === 0 ? 0 : keyAt(levelOf('payee'), hash);
}

/** Key of what rows with a kind of word were. */
export function kindKeyOf(kind: string): number {
  return keyAt(kindLevel, hashText(textSeed, kind));
}

/**
 * The keys of a row, one per level; 0 where it has none (an empty payee, a text without words of a known kind).
 * `accountHash` stands for the account, `kind` is the meaning of the first word that the lexicon knows.
 */
export function writeMemoryKeys(
  row: CategorisableRow,
  { text, payee, start, first }: TextHashes,
  accountHash: number,
  kind: string | null,
  keys: Uint32Array,
): void {
  const money = hashInteger(hashText(textSeed, row.currency), row.amount);
  const magnitude = Math.round(magnitudeOf(row.amount, row.currency)) * Math.sign(row.amount);
  keys[0] = keyAt(0, text);
  keys[1] = keyAt(1, hashInteger(text, money));
  keys[2] = payee === 0 ? 0 : keyAt(2, payee);
  keys[3] = payee === 0 ? 0 : keyAt(3, hashInteger(payee, magnitude));
  keys[4] = keyAt(4, hashInteger(start, accountHash));
  keys[5] = keyAt(5, hashInteger(accountHash, money));
  keys[6] = keyAt(6, hashInteger(accountHash, Math.sign(row.amount)));
  keys[7] = kind === null ? 0 : kindKeyOf(kind);
  keys[8] = keyAt(8, hashInteger(accountHash, magnitude));
  keys[9] = payee === 0 ? 0 : keyAt(9, hashInteger(payee, accountHash));
  keys[10] = first === 0 ? 0 : keyAt(10, first);
}

/**
 * What confirmed rows with the same key were, with fading weight: counts of categories that halve every dozen sightings.
 * The share n/(total + 1) is a Dirichlet posterior mean with one pseudo-sighting of “something else”, so that two
 * sightings leave one third of a doubt. Keys are 32-bit hashes; no text is kept.
 */
export class CategoryMemory {
  private readonly index: HashIndex;
  private classes: Int16Array;
  private masses: Float32Array;
  private totals: Float32Array;
  private counts: Uint32Array;
  private lastClasses: Int16Array;
  private lastDays: Int32Array;
  private knownPayees = 0;

  constructor(expected = 1024) {
    this.index = new HashIndex(expected);
    this.classes = new Int16Array(expected * places).fill(noClass);
    this.masses = new Float32Array(expected * places);
    this.totals = new Float32Array(expected);
    this.counts = new Uint32Array(expected);
    this.lastClasses = new Int16Array(expected);
    this.lastDays = new Int32Array(expected);
  }

  /** Number of different payees that were remembered; of rows without a payee the text counts. */
  get payees(): number {
    return this.knownPayees;
  }

  /** The entry of a key, or −1. */
  find(key: number): number {
    return key === 0 ? -1 : this.index.find(key);
  }

  /** Faded number of sightings. */
  total(entry: number): number {
    return this.totals[entry] ?? 0;
  }

  /** Number of sightings, unfaded. */
  count(entry: number): number {
    return this.counts[entry] ?? 0;
  }

  /** Class of the newest sighting. */
  last(entry: number): number {
    return this.lastClasses[entry] ?? noClass;
  }

  /** Day number of the newest sighting. */
  lastDay(entry: number): number {
    return this.lastDays[entry] ?? 0;
  }

  /** Faded number of sightings as a class. */
  mass(entry: number, ofClass: number): number {
    const start = entry * places;
    for (let place = start; place < start + places; place += 1) {
      if (this.classes[place] === ofClass) return this.masses[place] ?? 0;
    }
    return 0;
  }

  /** Number of classes that an entry keeps room for. */
  static readonly places = places;

  /** Class at one of the places of an entry, or −1. */
  classAt(entry: number, at: number): number {
    return this.classes[entry * places + at] ?? noClass;
  }

  /** Faded sightings at one of the places of an entry. */
  massAt(entry: number, at: number): number {
    return this.masses[entry * places + at] ?? 0;
  }

  /** Calls back with every class of an entry and its faded sightings. */
  each(entry: number, tell: (ofClass: number, mass: number) => void): void {
    const start = entry * places;
    for (let place = start; place < start + places; place += 1) {
      const ofClass = this.classes[place] ?? noClass;
      if (ofClass !== noClass) tell(ofClass, this.masses[place] ?? 0);
    }
  }

  /** Remembers one sighting under every key that is not 0; `keys` has one key per level. */
  remember(keys: Uint32Array, ofClass: number, day: number): void {
    if (this.find(keys[payeeLevel] || (keys[textLevel] ?? 0)) < 0) this.knownPayees += 1;
    for (let level = 0; level < levelCount; level += 1) {
      const key = keys[level] ?? 0;
      if (key !== 0) this.rememberAt(key, decays[level] ?? 1, ofClass, day);
    }
  }

  /** Remembers a sighting of one more kind of word that the row has. */
  rememberKind(key: number, ofClass: number, day: number): void {
    this.rememberAt(key, decays[kindLevel] ?? 1, ofClass, day);
  }

  private rememberAt(key: number, decay: number, ofClass: number, day: number): void {
    const entry = this.index.add(key);
    if (entry >= this.totals.length) this.grow();
    const start = entry * places;
    let chosen = -1;
    let least = start;
    for (let place = start; place < start + places; place += 1) {
      const mass = (this.masses[place] ?? 0) * decay;
      this.masses[place] = mass;
      if (this.classes[place] === ofClass) chosen = place;
      if (mass < (this.masses[least] ?? 0)) least = place;
    }
    if (chosen < 0) {
      chosen = least;
      this.classes[chosen] = ofClass;
      this.masses[chosen] = 0;
    }
    this.masses[chosen] = (this.masses[chosen] ?? 0) + 1;
    this.totals[entry] = (this.totals[entry] ?? 0) * decay + 1;
    this.counts[entry] = (this.counts[entry] ?? 0) + 1;
    // Confirmed in any order, what is known of the last time is of the latest day.
    if (this.counts[entry] !== 1 && day < (this.lastDays[entry] ?? 0)) return;
    this.lastClasses[entry] = ofClass;
    this.lastDays[entry] = day;
  }

  private grow(): void {
    const size = this.totals.length * 2;
    const larger = <A extends Int16Array | Int32Array | Uint32Array | Float32Array>(grown: A, held: A): A => {
      grown.set(held);
      return grown;
    };
    const held = this.classes;
    this.classes = new Int16Array(size * places).fill(noClass);
    this.classes.set(held);
    this.masses = larger(new Float32Array(size * places), this.masses);
    this.totals = larger(new Float32Array(size), this.totals);
    this.counts = larger(new Uint32Array(size), this.counts);
    this.lastClasses = larger(new Int16Array(size), this.lastClasses);
    this.lastDays = larger(new Int32Array(size), this.lastDays);
  }

  /** Only the classes that each entry has: most have one. */
  toArrays(): Packed['arrays'] {
    const entries = this.index.size;
    const sizes = new Uint8Array(entries);
    const classes: number[] = [];
    const masses: number[] = [];
    for (let entry = 0; entry < entries; entry += 1) {
      this.each(entry, (ofClass, mass) => {
        sizes[entry] = (sizes[entry] ?? 0) + 1;
        classes.push(ofClass);
        masses.push(mass);
      });
    }
    return {
      memoryPayees: Uint32Array.of(this.knownPayees),
      memoryKeys: this.index.hashes(),
      memorySizes: sizes,
      memoryClasses: Uint32Array.from(classes),
      memoryMasses: Float32Array.from(masses),
      memoryTotals: this.totals.slice(0, entries),
      memoryCounts: this.counts.slice(0, entries),
      memoryLastClasses: Uint32Array.from(this.lastClasses.subarray(0, entries)),
      memoryLastDays: Float64Array.from(this.lastDays.subarray(0, entries)),
    };
  }

  /** Reads what `toArrays` gave; throws `ArtifactError` for anything else. */
  static fromArrays(packed: Packed): CategoryMemory {
    const keys = arrayOf(packed, 'memoryKeys', Uint32Array, -1);
    const entries = keys.length;
    const memory = new CategoryMemory(Math.max(1024, entries));
    const sizes = arrayOf(packed, 'memorySizes', Uint8Array, entries);
    const used = sizes.reduce((sum, size) => sum + size, 0);
    const classes = arrayOf(packed, 'memoryClasses', Uint32Array, used);
    const masses = arrayOf(packed, 'memoryMasses', Float32Array, used);
    memory.totals.set(arrayOf(packed, 'memoryTotals', Float32Array, entries));
    memory.counts.set(arrayOf(packed, 'memoryCounts', Uint32Array, entries));
    memory.lastClasses.set(arrayOf(packed, 'memoryLastClasses', Uint32Array, entries));
    memory.lastDays.set(arrayOf(packed, 'memoryLastDays', Float64Array, entries));
    memory.knownPayees = arrayOf(packed, 'memoryPayees', Uint32Array, 1)[0] ?? 0;
    let read = 0;
    keys.forEach((key, entry) => {
      memory.index.add(key);
      for (let place = 0; place < Math.min(places, sizes[entry] ?? 0); place += 1, read += 1) {
        memory.classes[entry * places + place] = classes[read] ?? noClass;
        memory.masses[entry * places + place] = masses[read] ?? 0;
      }
    });
    return memory;
  }
}
