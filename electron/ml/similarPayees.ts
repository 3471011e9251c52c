import { hashText } from './hashing.ts';
import { foldText } from './words.ts';

export interface SimilarPayee {
  /** The payee as it was first met. */
  name: string;
  /** Weighted cosine of the letter groups, from 0 to 1. */
  likeness: number;
}

const groupSize = 3;
/** Groups that more payees than this share say too little of any. */
const mostPayeesOfGroup = 300;
const groupsAsked = 16;
const leastLikeness = 0.35;
const listed = 5;

function letterGroups(name: string): number[] {
  const padded = ` ${foldText(name)} `;
  const groups = new Set<number>();
  for (let from = 0; from + groupSize <= padded.length; from += 1) {
    groups.add(hashText(0x811c9dc5, padded, from, from + groupSize));
  }
  return [...groups];
}

/**
 * Payees that are written alike: cosine of their groups of three letters, each weighted by how few payees share it
 * (inverse document frequency). An inverted index keeps the question short; the rarest groups are asked first.
 */
export class SimilarPayees {
  private readonly names: string[] = [];
  private readonly groups: number[][] = [];
  private readonly known = new Map<string, number>();
  private readonly payeesOfGroup = new Map<number, number[]>();
  private readonly answers = new Map<string, readonly SimilarPayee[]>();

  /** Meets a payee; one that is known already changes nothing. */
  add(name: string): void {
    const key = foldText(name);
    if (key === '' || this.known.has(key)) return;
    const payee = this.names.length;
    this.known.set(key, payee);
    this.names.push(name);
    const groups = letterGroups(name);
    this.groups.push(groups);
    for (const group of groups) {
      const payees = this.payeesOfGroup.get(group);
      if (payees) payees.push(payee);
      else this.payeesOfGroup.set(group, [payee]);
    }
    this.answers.clear();
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
    const groups = letterGroups(name);
    const asked = groups
      .map((group) => this.payeesOfGroup.get(group) ?? [])
      .filter((payees) => payees.length > 0 && payees.length <= mostPayeesOfGroup)
      .sort((one, other) => one.length - other.length)
      .slice(0, groupsAsked);
    const shared = new Map<number, number>();
    for (const payees of asked) {
      const weight = this.weightOf(payees.length);
      for (const payee of payees) if (payee !== itself) shared.set(payee, (shared.get(payee) ?? 0) + weight);
    }
    const promising = [...shared].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, 4 * listed);
    const own = new Set(groups);
    const size = this.sizeOf(groups);
    return promising
      .map(([payee]) => {
        const theirs = this.groups[payee] ?? [];
        const common = this.sizeOf(theirs.filter((group) => own.has(group)));
        return { name: this.names[payee] ?? '', likeness: common / Math.sqrt(size * this.sizeOf(theirs)) };
      })
      .filter(({ likeness }) => likeness >= leastLikeness)
      .sort((one, other) => other.likeness - one.likeness || (one.name < other.name ? -1 : 1))
      .slice(0, listed);
  }

  private weightOf(payees: number): number {
    return Math.log(1 + this.names.length / Math.max(1, payees));
  }

  /** Squared length of the vector whose squared entries are the weights of the groups. */
  private sizeOf(groups: readonly number[]): number {
    return groups.reduce((sum, group) => sum + this.weightOf(this.payeesOfGroup.get(group)?.length ?? 0), 0);
  }
}
