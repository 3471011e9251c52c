import type { FactorGroup } from './categoryModel.ts';
import { hashText } from './hashing.ts';

/**
 * Weight of each block of features in a row. Within a block of several (words, letter groups) the weight is shared as
 * 1/√n, so that a long bank text does not outshout a short one.
 */
export const blockWeight = {
  word: 1.6,
  wordPair: 0.7,
  letters: 1.4,
  code: 0.7,
  payee: 1,
  text: 0.7,
  start: 0.7,
  startAccount: 0.5,
  payeeAmount: 0.8,
  payeeMagnitude: 0.6,
  payeeAccount: 0.5,
  account: 0.7,
  direction: 0.7,
  magnitude: 0.8,
  exactAmount: 0.6,
  round: 0.4,
  lastDigits: 0.2,
  accountMagnitude: 0.6,
  accountAmount: 0.6,
  accountDay: 0.3,
  weekday: 0.25,
  day: 0.3,
  monthPart: 0.3,
  kind: 1.5,
  empty: 0.7,
  currency: 0.4,
} as const;
export type Block = keyof typeof blockWeight;

const groupOfBlock: Record<Block, FactorGroup> = {
  word: 'words',
  wordPair: 'words',
  letters: 'words',
  code: 'words',
  payee: 'history',
  text: 'history',
  start: 'words',
  startAccount: 'account',
  payeeAmount: 'history',
  payeeMagnitude: 'history',
  payeeAccount: 'history',
  account: 'account',
  direction: 'amount',
  magnitude: 'amount',
  exactAmount: 'amount',
  round: 'amount',
  lastDigits: 'amount',
  accountMagnitude: 'account',
  accountAmount: 'account',
  accountDay: 'account',
  weekday: 'timing',
  day: 'timing',
  monthPart: 'timing',
  kind: 'words',
  empty: 'words',
  currency: 'other',
};

/** Blocks with so many different features that one seen once says nothing and only costs memory. */
const prunedBlocks: ReadonlySet<Block> = new Set<Block>([
  'wordPair',
  'letters',
  'code',
  'text',
  'start',
  'startAccount',
  'payeeAmount',
  'payeeMagnitude',
  'payeeAccount',
  'exactAmount',
  'accountMagnitude',
  'accountAmount',
  'accountDay',
]);

const blocks = Object.keys(blockWeight).filter((name): name is Block => name in groupOfBlock);
const ofBlocks = <Value>(of: (name: Block, code: number) => Value): Record<string, Value> =>
  Object.fromEntries(blocks.map((name, code) => [name, of(name, code)]));
export const blockSeed = ofBlocks((name) => hashText(0x811c9dc5, `${name}:`));
/** Number of each block. */
export const blockCode = ofBlocks((_, code) => code);
/** By number of the block: the group in which it is explained, and whether what was seen once may be left out. */
export const groupOfCode: readonly FactorGroup[] = blocks.map((name) => groupOfBlock[name]);
export const isPrunableCode = Uint8Array.from(blocks, (name) => (prunedBlocks.has(name) ? 1 : 0));
