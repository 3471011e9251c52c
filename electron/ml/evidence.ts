import { levelCount, levelOf, memoryLevels } from './categoryMemory.ts';

/** What speaks for a candidate, in the terms in which it is explained. */
export const evidenceGroups = [
  'model',
  'payee',
  'text',
  'start',
  'account',
  'kind',
  'similar',
  'name',
  'rhythm',
  'habit',
] as const;
export type EvidenceGroup = (typeof evidenceGroups)[number];

const groupOfLevel: Record<(typeof memoryLevels)[number], EvidenceGroup> = {
  text: 'text',
  textAmount: 'text',
  payee: 'payee',
  payeeMagnitude: 'payee',
  startAccount: 'start',
  accountAmount: 'account',
  accountDirection: 'account',
  kind: 'kind',
  accountMagnitude: 'account',
  payeeAccount: 'payee',
  firstWord: 'start',
};

/** Places of the inputs of one candidate. */
export const place = {
  /** ln p of the category model, divided by 4. */
  model: 0,
  /** 1 for the model's first choice, the less the less the model can be believed. */
  modelFirst: 1,
  /** As `modelFirst` where the model has not learnt the category. */
  modelSilent: 2,
  /** Share of the rows so far, faded, as ln p divided by 4. */
  habit: 3,
  /** How much of the category's name is in the text. */
  name: 4,
  /** Share of the words that were met before. */
  known: 5,
  /** Three per level of memory: share, whether it was the last (±1), number of sightings (±ln(1 + n)/3). */
  memory: 6,
  /** Largest share under any kind of word. */
  kinds: 6 + 3 * levelCount,
  lexicon: 7 + 3 * levelCount,
  /** What payees of similar spelling were: weighted share, and the likest one that mostly was this. */
  similarShare: 8 + 3 * levelCount,
  similarLikest: 9 + 3 * levelCount,
  /** When the category last came on this account: lately, a month ago, a week ago. */
  lately: 10 + 3 * levelCount,
  monthAgo: 11 + 3 * levelCount,
  weekAgo: 12 + 3 * levelCount,
  newPayee: 13 + 3 * levelCount,
  newText: 14 + 3 * levelCount,
  always: 15 + 3 * levelCount,
  /** As `model` where the payee is new, and the less the more was learnt: an early model knows little of new payees. */
  modelOnNew: 16 + 3 * levelCount,
  /** Whether the payee was this the last time, by how long ago that was: lately (±), and a week or a month ago. */
  payeeLately: 17 + 3 * levelCount,
  payeeInRhythm: 18 + 3 * levelCount,
} as const;
export const inputCount = 19 + 3 * levelCount;

/** Group of each input. */
export const groupOfInput: readonly EvidenceGroup[] = Array.from({ length: inputCount }, (_, input) => {
  if (input >= place.memory && input < place.kinds) {
    return groupOfLevel[memoryLevels[Math.floor((input - place.memory) / 3)] ?? 'text'];
  }
  if (input === place.habit) return 'habit';
  if (input === place.name) return 'name';
  if (input === place.kinds || input === place.lexicon) return 'kind';
  if (input === place.similarShare || input === place.similarLikest) return 'similar';
  if (input >= place.lately && input <= place.weekAgo) return 'rhythm';
  if (input === place.payeeLately || input === place.payeeInRhythm) return 'payee';
  return 'model';
});

export const payeeLevel = levelOf('payee');
export const textLevel = levelOf('text');
export const kindLevel = levelOf('kind');

/** What is known about one row, for each category that may be right. */
export interface Evidence {
  /** Indices into the class list; beyond its end for categories that were never learnt. */
  readonly candidates: readonly number[];
  /** `inputCount` inputs per candidate, one after the other; what follows them means nothing. */
  readonly inputs: Float32Array;
  /**
   * Inputs of “something else”. First 1 in one of three places: the payee is known, it is new with a hint (words, the name
   * of a category, a payee of similar spelling), it is new without one. Then the share of known words, without a hint; how
   * little the model can be believed (1: not at all); ln p of its first choice, without a hint; and how strange a new payee
   * is, with a hint and without one.
   */
  readonly elsewhere: Float32Array;
}

export const elsewhereCount = 8;
/** Place in `elsewhere` of how little the model can be believed. */
export const doubtPlace = 4;
