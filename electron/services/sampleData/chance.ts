import { finishHash, hashText } from '../../ml/hashing.ts';
import { seededRandom } from '../../ml/random.ts';

/** Draws from one named stream of a seed. Streams are independent: more rent rows never change the groceries. */
export interface Chance {
  happens(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Roughly normal with mean 0 and deviation 1, never beyond ±3. */
  normal(): number;
  characters(alphabet: string, length: number): string;
}

/** The offset basis of 32-bit FNV-1a. */
const hashStart = 0x811c9dc5;

export function chanceFor(seed: number, stream: string): Chance {
  const random = seededRandom(finishHash(hashText(hashStart, `${seed}/${stream}`)));
  const integer = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  return {
    happens: (probability) => random() < probability,
    integer,
    between: (low, high) => low + random() * (high - low),
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Cannot pick from an empty list.');
      return item;
    },
    normal: () => {
      // A sum of twelve uniforms has deviation 1; cutting its tails keeps absurd prices out.
      let sum = 0;
      for (let draw = 0; draw < 12; draw += 1) sum += random();
      return Math.max(-3, Math.min(3, sum - 6));
    },
    characters: (alphabet, length) => {
      let text = '';
      for (let index = 0; index < length; index += 1) text += alphabet.charAt(integer(0, alphabet.length - 1));
      return text;
    },
  };
}
