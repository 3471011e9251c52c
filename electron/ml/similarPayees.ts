import { foldText } from '../../shared/foldText.ts';
import { letterGroupsOf } from './letterGroups.ts';
import { splitWords } from './words.ts';

export interface SimilarPayee {
  /** The payee as it was first met. */
  name: string;
  /** Weighted cosine of the letter groups, from 0 to 1. */
  likeness: number;
}

/** Groups that more payees than this share say too little of any. */
const mostPayeesOfGroup = 300;
const groupsAsked = 16;
const leastLikeness = 0.35;
const listed = 5;
const nobody: ReadonlySet<number> = new Set();

const lettersOf = (name: string) => [...letterGroupsOf(splitWords(name).tokens)];

/**
 * Payees that are written alike: cosine of their groups of three letters, each weighted by how few payees share it
 * (inverse document frequency). An inverted index keeps the question short; the rarest groups are asked first.
 */
export class SimilarPayees {
  /** Of payees that were met, by number; those that were forgotten leave a hole. */
  private readonly names: string[] = [];
  private readonly groups: number[][] = [];
  private readonly known = new Map<string, number>();
  private readonly payeesOfGroup = new Map<number, Set<number>>();
  private readonly answers = new Map<string, readonly SimilarPayee[]>();

  /** Meets a payee; one that is known already changes nothing. */
  add(name: string): void {
    const key = foldText(name);
    if (key === '' || this.known.has(key)) return;
    const payee = this.names.length;
    this.known.set(key, payee);
    this.names.push(name);
    const groups = lettersOf(name);
    this.groups.push(groups);
    for (const group of groups) {
      const payees = this.payeesOfGroup.get(group);
      if (payees) payees.add(payee);
      else this.payeesOfGroup.set(group, new Set([payee]));
    }
    this.answers.clear();
  }

  /** Forgets every payee but these, and meets those that are new. */
  setAll(names: Iterable<string>): void {
    const wanted = new Map([...names].map((name) => [foldText(name), name]));
    for (const [key, payee] of this.known) {
      if (wanted.has(key)) continue;
      this.known.delete(key);
      for (const group of this.groups[payee] ?? []) this.payeesOfGroup.get(group)?.delete(payee);
      this.answers.clear();
    }
    for (const name of wanted.values()) this.add(name);
  }

  /** Up to five payees that look like `name`, the likest first, without itself. */
  like(name: string): readonly SimilarPayee[] {
    const key = foldText(name);
    let answer = this.answers.get(key);
    if (!answer) {
      answer = this.search(name, this.known.get(key) ?? -1);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private search(name: string, itself: number): SimilarPayee[] {
    const groups = lettersOf(name);
    const asked = groups
      .map((group) => this.payeesOfGroup.get(group) ?? nobody)
      .filter(({ size }) => size > 0 && size <= mostPayeesOfGroup)
      .sort((one, other) => one.size - other.size)
      .slice(0, groupsAsked);
    const shared = new Map<number, number>();
    for (const payees of asked) {
      const weight = this.weightOf(payees.size);
      for (const payee of payees) if (payee !== itself) shared.set(payee, (shared.get(payee) ?? 0) + weight);
    }
    const nameOf = (payee: number) => this.names[payee] ?? '';
    // Equals by name, so that what is found does not depend on the order in which payees were met.
    const promising = [...shared]
      .sort((one, other) => other[1] - one[1] || (nameOf(one[0]) < nameOf(other[0]) ? -1 : 1))
      .slice(0, 4 * listed);
    const own = new Set(groups);
    const size = this.sizeOf(groups);
    return promising
      .map(([payee]) => {
        const theirs = this.groups[payee] ?? [];
        const common = this.sizeOf(theirs.filter((group) => own.has(group)));
        return { name: nameOf(payee), likeness: common / Math.sqrt(size * this.sizeOf(theirs)) };
      })
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort((one, other) => other.likeness - one.likeness || (one.name < other.name ? -1 : 1))
      .slice(0, listed);
  }

  private weightOf(payees: number): number {
    return Math.log(1 + this.known.size / Math.max(1, payees));
  }

  /** Squared length of the vector whose squared entries are the weights of the groups. */
  private sizeOf(groups: readonly number[]): number {
    return groups.reduce((sum, group) => sum + this.weightOf(this.payeesOfGroup.get(group)?.size ?? 0), 0);
  }
}
