import type { Outcome } from './outcomes.ts';

/** What is odd about a rule, by its place; `other`: the rule it has to do with. */
export interface OddRule {
  readonly kind: 'never_matches' | 'shadowed' | 'contradicts';
  readonly place: number;
  readonly other: number | null;
  readonly count: number;
  readonly transactionIds: readonly number[];
}

const idsNamed = 20;

interface Pair {
  count: number;
  readonly ids: number[];
}

/** Notices what rules do to one another, from what came of each of them for many transactions. */
export class RuleObserver {
  readonly #matched: number[];
  readonly #acted: number[];
  /** Of rules that lost, to which, and where that one wanted something else. */
  readonly #lost = new Map<number, Map<number, Pair>>();
  readonly #contradicted = new Map<number, Map<number, Pair>>();

  constructor(rules: number) {
    this.#matched = Array.from({ length: rules }, () => 0);
    this.#acted = Array.from({ length: rules }, () => 0);
  }

  /** `wants`: the category that each rule would set, by its place; null where it sets none. */
  see(transactionId: number, outcomes: readonly Outcome[], wants: (place: number) => number | null): void {
    for (const [place, outcome] of outcomes.entries()) {
      if (outcome.kind === 'unmatched' || outcome.kind === 'unmet') continue;
      this.#matched[place] = (this.#matched[place] ?? 0) + 1;
      if (outcome.kind !== 'lost') this.#acted[place] = (this.#acted[place] ?? 0) + 1;
      else if (outcome.by !== null) {
        note(this.#lost, place, outcome.by, transactionId);
        const [own, other] = [wants(place), wants(outcome.by)];
        const differs = own !== null && other !== null && own !== other;
        if (outcome.reason === 'claimed' && differs) note(this.#contradicted, place, outcome.by, transactionId);
      }
    }
  }

  findings(): OddRule[] {
    const places = this.#matched.keys();
    return [...places].flatMap((place): OddRule[] => {
      const alone = { place, other: null, count: 0, transactionIds: [] };
      if (this.#matched[place] === 0) return [{ ...alone, kind: 'never_matches' }];
      const lost = most(this.#lost.get(place));
      const isShadowed = this.#acted[place] === 0 && lost !== null;
      const shadowed = isShadowed
        ? [{ kind: 'shadowed' as const, place, ...lost, count: this.#matched[place] ?? 0 }]
        : [];
      const contradicted = most(this.#contradicted.get(place));
      return [...shadowed, ...(contradicted ? [{ kind: 'contradicts' as const, place, ...contradicted }] : [])];
    });
  }
}

function note(pairs: Map<number, Map<number, Pair>>, place: number, other: number, transactionId: number): void {
  const of = pairs.get(place) ?? new Map<number, Pair>();
  const pair = of.get(other) ?? { count: 0, ids: [] };
  pair.count += 1;
  if (pair.ids.length < idsNamed) pair.ids.push(transactionId);
  of.set(other, pair);
  pairs.set(place, of);
}

/** The rule that it has most to do with. */
function most(
  pairs: ReadonlyMap<number, Pair> | undefined,
): Pick<OddRule, 'other' | 'count' | 'transactionIds'> | null {
  const [first] = [...(pairs ?? [])].sort(([, one], [, other]) => other.count - one.count);
  return first ? { other: first[0], count: first[1].count, transactionIds: first[1].ids } : null;
}
