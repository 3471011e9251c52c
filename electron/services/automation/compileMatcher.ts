import type { Matcher, RuleTest } from '../../../shared/contract/ruleLanguage.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { regularExpressionProblem } from './regularExpressions.ts';
import type { Subject } from './subject.ts';
import type { TextIndex } from './textIndex.ts';

/** What the words of a rule mean in these books. */
export interface RuleNames {
  /** The payee that has or had a name. */
  payeeIdOf(name: string): number | null;
  /** A category and all below it; none where it does not exist any more. */
  categoriesWithin(categoryId: number): readonly number[];
}

export type Match = (subject: Subject) => boolean;

/**
 * What a transaction must have for a matcher to hold, as keys of which it has at least one; null where it needs none of
 * them. Rules are looked up by these keys, so that most never have to be tried.
 */
export type Keys = readonly string[] | null;

export interface CompiledMatcher {
  readonly matches: Match;
  readonly keys: Keys;
}

const never: CompiledMatcher = { matches: () => false, keys: [] };

/** Compiles a matcher into one function. What is asked about texts must have been looked for by `texts.look` before. */
export function compileMatcher(matcher: Matcher, names: RuleNames, texts: TextIndex): CompiledMatcher {
  if ('test' in matcher) return compileTest(matcher, names, texts);
  const compile = (child: Matcher) => compileMatcher(child, names, texts);
  if ('all' in matcher) {
    const children = matcher.all.map(compile);
    return { matches: every(children), keys: fewest(children.map(({ keys }) => keys)) };
  }
  if ('any' in matcher) {
    const children = matcher.any.map(compile);
    return { matches: some(children), keys: union(children.map(({ keys }) => keys)) };
  }
  const isAny = some(matcher.none.map(compile));
  return { matches: (subject) => !isAny(subject), keys: null };
}

function every(children: readonly CompiledMatcher[]): Match {
  const [first, second] = children;
  if (!first) return () => true;
  if (!second) return first.matches;
  return (subject) => {
    for (const { matches } of children) if (!matches(subject)) return false;
    return true;
  };
}

function some(children: readonly CompiledMatcher[]): Match {
  return (subject) => {
    for (const { matches } of children) if (matches(subject)) return true;
    return false;
  };
}

/** Of several keys that are all needed, those that the fewest transactions have: a payee or a text before an account. */
function fewest(all: readonly Keys[]): Keys {
  const rank = (keys: readonly string[]) => Math.max(0, ...keys.map((key) => keyRanks[key.charAt(0)] ?? 9));
  return all
    .filter((keys) => keys !== null)
    .reduce<Keys>((best, keys) => (best === null || rank(keys) < rank(best) ? keys : best), null);
}

const keyRanks: Readonly<Record<string, number>> = { p: 1, x: 2, s: 3, c: 3, a: 4, u: 5 };

function union(all: readonly Keys[]): Keys {
  const keys: string[] = [];
  for (const each of all) {
    if (each === null) return null;
    keys.push(...each);
  }
  return keys;
}

export const keyOf = {
  payee: (id: number) => `p${id}`,
  text: (slot: number) => `x${slot}`,
  suggested: (id: number) => `s${id}`,
  category: (id: number) => `c${id}`,
  account: (id: number) => `a${id}`,
  currency: (code: string) => `u${code}`,
};

function compileTest(test: RuleTest, names: RuleNames, texts: TextIndex): CompiledMatcher {
  switch (test.test) {
    case 'bankText':
      return compileText(test, texts);
    case 'payee': {
      const ids = new Set(test.names.flatMap((name) => names.payeeIdOf(name) ?? []));
      return {
        matches: ({ payeeId }) => payeeId !== null && ids.has(payeeId),
        keys: [...ids].map(keyOf.payee),
      };
    }
    case 'amount':
      return { matches: compileAmount(test), keys: null };
    case 'date':
      return { matches: compileDate(test), keys: null };
    case 'account': {
      const ids = new Set(test.accountIds);
      return { matches: ({ accountId }) => ids.has(accountId), keys: [...ids].map(keyOf.account) };
    }
    case 'currency': {
      const codes = new Set(test.currencies);
      return { matches: ({ currency }) => codes.has(currency), keys: [...codes].map(keyOf.currency) };
    }
    case 'category': {
      if (test.categoryIds.length === 0) return { matches: ({ categoryId }) => categoryId === null, keys: null };
      const ids = new Set(test.categoryIds.flatMap((id) => names.categoriesWithin(id)));
      return {
        matches: ({ categoryId }) => categoryId !== null && ids.has(categoryId),
        keys: [...ids].map(keyOf.category),
      };
    }
    case 'predictedCategory': {
      const isNone = test.categoryIds.length === 0;
      if (isNone) return { matches: ({ predictedCategoryId }) => predictedCategoryId === null, keys: null };
      const ids = new Set(test.categoryIds.flatMap((id) => names.categoriesWithin(id)));
      return {
        matches: ({ predictedCategoryId: id }) => id !== null && ids.has(id),
        keys: [...ids].map(keyOf.suggested),
      };
    }
    case 'tags': {
      const tags = new Set(test.tags.map((tag) => tag.toLowerCase()));
      return { matches: (subject) => subject.tags.some((tag) => tags.has(tag.toLowerCase())), keys: null };
    }
    case 'agreement':
      return {
        matches: ({ predictionId, agreement }) => predictionId !== null && agreement >= test.atLeast,
        keys: null,
      };
  }
}

function compileText({ how, text }: Extract<RuleTest, { test: 'bankText' }>, texts: TextIndex): CompiledMatcher {
  // One that a later version of the engine does not know any more matches nothing, and stops no other rule.
  if (how === 'matches' && regularExpressionProblem(text) !== null) return never;
  const slot = how === 'matches' ? texts.pattern(text) : texts.literal(text, how === 'word');
  return slot === null ? never : { matches: () => texts.has(slot), keys: [keyOf.text(slot)] };
}

function compileAmount(test: Extract<RuleTest, { test: 'amount' }>): Match {
  if (test.how === 'recurring') return ({ isRecurring }) => isRecurring;
  if (test.how === 'approximately') {
    const { amount: wanted, within } = test;
    const most = Math.abs(wanted) * within;
    return ({ amount }) => Math.abs(amount - wanted) <= most;
  }
  const from = test.from ?? Number.NEGATIVE_INFINITY;
  const to = test.to ?? Number.POSITIVE_INFINITY;
  return ({ amount }) => amount >= from && amount <= to;
}

function compileDate({ part, from, to }: Extract<RuleTest, { test: 'date' }>): Match {
  const read: Record<typeof part, (date: string) => number> = {
    dayOfMonth: (date) => Number(date.slice(8, 10)),
    // 1970-01-01 was a Thursday, the fourth day.
    weekday: (date) => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1,
    month: (date) => Number(date.slice(5, 7)),
    year: (date) => Number(date.slice(0, 4)),
  };
  const value = read[part];
  return ({ date }) => {
    const is = value(date);
    return is >= from && is <= to;
  };
}
