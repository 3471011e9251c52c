import type { Matcher, Overwrite, RuleActions, RuleConditions } from '../../../shared/contract/ruleLanguage.ts';
import { compileMatcher, keyOf, type Match, type RuleNames } from './compileMatcher.ts';
import { setsCategory, takesSuggestion, unmetCondition } from './conditions.ts';
import { divide } from './divide.ts';
import type { AskReason, Change, Field, LostReason, Outcome } from './outcomes.ts';
import type { Subject } from './subject.ts';
import { TextIndex } from './textIndex.ts';

/** How far a rule may act by itself at present. */
export type Gate =
  | { readonly kind: 'open' }
  /** From this confidence on its promise is proven. */
  | { readonly kind: 'from'; readonly confidence: number }
  | { readonly kind: 'asks'; readonly reason: AskReason };

export interface EvaluatedRule {
  readonly matcher: Matcher;
  readonly conditions: RuleConditions;
  readonly actions: RuleActions;
  readonly gate: Gate;
}

/** A rule that acts on a transaction, by its place in the order. */
export interface Claim {
  readonly place: number;
  readonly outcome: Extract<Outcome, { kind: 'apply' | 'ask' }>;
}

type Visit = (place: number, outcome: Outcome) => void;

/**
 * The one evaluator: live runs, previews and backtests all ask it. Every rule looks at a transaction as it was before the
 * run; of each field the first rule in the order that decides on it wins, and a rule that stops the others does so where
 * it matches, for that transaction alone.
 */
export class CompiledRules {
  readonly #rules: readonly EvaluatedRule[];
  readonly #names: RuleNames;
  readonly #matches: readonly Match[];
  readonly #texts = new TextIndex();
  readonly #byKey = new Map<string, number[]>();
  readonly #anywhere: number[] = [];
  readonly #everyPlace: readonly number[];

  constructor(rules: readonly EvaluatedRule[], names: RuleNames) {
    this.#rules = rules;
    this.#names = names;
    this.#everyPlace = rules.map((_, place) => place);
    this.#matches = rules.map(({ matcher }, place) => {
      const { matches, keys } = compileMatcher(matcher, names, this.#texts);
      if (keys === null) this.#anywhere.push(place);
      else {
        for (const key of new Set(keys)) {
          const places = this.#byKey.get(key);
          if (places) places.push(place);
          else this.#byKey.set(key, [place]);
        }
      }
      return matches;
    });
  }

  /** The rules that act on a transaction, in their order. */
  decide(subject: Subject): Claim[] {
    const claims: Claim[] = [];
    this.#walk(subject, this.#candidates(subject), (place, outcome) => {
      if (outcome.kind === 'apply' || outcome.kind === 'ask') claims.push({ place, outcome });
    });
    return claims;
  }

  /** What came of every rule, in their order. */
  trace(subject: Subject): Outcome[] {
    const outcomes: Outcome[] = [];
    this.#texts.look(subject.bankText);
    this.#walk(subject, this.#everyPlace, (_, outcome) => outcomes.push(outcome));
    return outcomes;
  }

  /** Places of the rules that may match, in their order. */
  #candidates(subject: Subject): readonly number[] {
    const slots = this.#texts.look(subject.bankText);
    if (this.#byKey.size === 0) return this.#anywhere;
    const found: number[][] = [];
    const add = (key: string) => {
      const places = this.#byKey.get(key);
      if (places) found.push(places);
    };
    if (subject.payeeId !== null) add(keyOf.payee(subject.payeeId));
    if (subject.categoryId !== null) add(keyOf.category(subject.categoryId));
    if (subject.predictedCategoryId !== null) add(keyOf.suggested(subject.predictedCategoryId));
    add(keyOf.account(subject.accountId));
    add(keyOf.currency(subject.currency));
    for (const slot of slots) add(keyOf.text(slot));
    if (found.length === 0) return this.#anywhere;
    const places = new Set(this.#anywhere);
    for (const list of found) for (const place of list) places.add(place);
    return [...places].sort((one, other) => one - other);
  }

  #walk(subject: Subject, places: readonly number[], visit: Visit): void {
    const claimed = new Map<Field, number>();
    let stoppedBy: number | null = null;
    for (const place of places) {
      const rule = this.#rules[place];
      if (!rule) continue;
      if (!this.#matches[place]?.(subject)) {
        visit(place, { kind: 'unmatched' });
        continue;
      }
      const unmet = unmetCondition(rule.conditions, rule.actions.effect, subject);
      if (unmet !== null) {
        visit(place, { kind: 'unmet', reason: unmet });
        continue;
      }
      if (stoppedBy !== null) {
        visit(place, { kind: 'lost', reason: 'stopped', by: stoppedBy });
        continue;
      }
      if (rule.actions.stop) stoppedBy = place;
      visit(place, this.#act(rule, place, subject, claimed));
    }
  }

  #act(rule: EvaluatedRule, place: number, subject: Subject, claimed: Map<Field, number>): Outcome {
    const field = fieldOf(rule.actions);
    const by = claimed.get(field);
    if (by !== undefined) return { kind: 'lost', reason: 'claimed', by };
    const change = this.#changeOf(rule.actions, subject);
    if (typeof change === 'string') {
      // What is as the rule wants it stays so: a later rule must not turn it back and forth.
      if (change === 'already_so' && field !== 'tags') claimed.set(field, place);
      return { kind: 'lost', reason: change, by: null };
    }
    if (field !== 'tags') claimed.set(field, place);
    if (change.kind === 'transfer' && subject.categoryId === null && !claimed.has('category')) {
      claimed.set('category', place);
    }
    const reason = askReason(rule, subject);
    return reason === null ? { kind: 'apply', change } : { kind: 'ask', change, reason };
  }

  #changeOf({ effect, overwrite }: RuleActions, subject: Subject): Change | LostReason {
    switch (effect.kind) {
      case 'category': {
        const categoryId = effect.categoryId ?? subject.predictedCategoryId;
        if (categoryId === null || !this.#exists(categoryId)) return 'category_gone';
        const kept = keptCategory(subject, overwrite, categoryId);
        return kept ?? { kind: 'category', categoryId };
      }
      case 'split': {
        if (subject.isDivided) return 'divided';
        if (effect.parts.some((part) => part.categoryId !== null && !this.#exists(part.categoryId)))
          return 'category_gone';
        const kept = keptCategory(subject, overwrite, null);
        if (kept !== null) return kept;
        const parts = divide(subject.amount, effect.parts);
        return parts === null ? 'does_not_fit' : { kind: 'split', parts };
      }
      case 'payee':
        if (subject.payeeName === effect.name) return 'already_so';
        if (subject.isPayeeOwn) return 'set_by_user';
        return subject.payeeId !== null && overwrite === 'empty' ? 'has_value' : { kind: 'payee', name: effect.name };
      case 'transfer':
        if (subject.transferPeerId !== null) return 'already_so';
        return subject.possiblePeerId === null ? 'no_peer' : { kind: 'transfer', peerId: subject.possiblePeerId };
      case 'tag': {
        const has = new Set(subject.tags.map((tag) => tag.toLowerCase()));
        const tags = effect.tags.filter((tag) => !has.has(tag.toLowerCase()));
        return tags.length === 0 ? 'already_so' : { kind: 'tag', tags };
      }
    }
  }

  #exists(categoryId: number): boolean {
    return this.#names.categoriesWithin(categoryId).length > 0;
  }
}

function fieldOf({ effect }: RuleActions): Field {
  if (setsCategory(effect)) return 'category';
  return effect.kind === 'tag' ? 'tags' : effect.kind === 'payee' ? 'payee' : 'transfer';
}

/** Why the category stays as it is, or null where the rule may set it (null: divide it). */
function keptCategory(subject: Subject, overwrite: Overwrite, categoryId: number | null): LostReason | null {
  if (subject.categoryId === null) return null;
  if (subject.categoryId === categoryId) return 'already_so';
  if (subject.isDivided) return 'divided';
  if (subject.categorySource === 'user') return 'set_by_user';
  if (overwrite === 'empty') return 'has_value';
  return subject.categorySource === 'import' && overwrite === 'machine' ? 'came_with_file' : null;
}

function askReason({ actions, conditions, gate }: EvaluatedRule, { confidence }: Subject): AskReason | null {
  if (!actions.autoApply || actions.requiresApproval) return 'approval';
  if (gate.kind === 'asks') return gate.reason;
  if (!takesSuggestion(actions.effect) || !conditions.promise || gate.kind === 'open') return null;
  return confidence >= gate.confidence ? null : 'below_promise';
}
