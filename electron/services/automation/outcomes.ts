import type { RuleConditions } from '../../../shared/contract/ruleLanguage.ts';
import type { TransactionPart } from '../../../shared/contract/transactions.ts';
import { conditionInWords, type UnmetCondition } from './conditions.ts';

/** What of a transaction a rule decides on. Of each, the first rule that decides wins; tags add up. */
export type Field = 'category' | 'payee' | 'transfer' | 'tags';

/** What is to be done to one transaction, with nothing left open. */
export type Change =
  | { readonly kind: 'category'; readonly categoryId: number }
  | { readonly kind: 'payee'; readonly name: string }
  | { readonly kind: 'transfer'; readonly peerId: number }
  /** Those that it has not yet. */
  | { readonly kind: 'tag'; readonly tags: readonly string[] }
  | { readonly kind: 'split'; readonly parts: readonly TransactionPart[] };

/** Why a rule asks instead of applying. */
export type AskReason = 'approval' | 'below_promise' | 'no_promise' | 'suspended';

/** Why a rule that matches does nothing all the same. */
export type LostReason =
  | 'claimed'
  | 'stopped'
  | 'already_so'
  | 'set_by_user'
  | 'came_with_file'
  | 'has_value'
  | 'divided'
  | 'no_peer'
  | 'does_not_fit'
  | 'category_gone';

/** What came of one rule for one transaction. `by`: the place of the rule that was there before it. */
export type Outcome =
  | { readonly kind: 'apply'; readonly change: Change }
  | { readonly kind: 'ask'; readonly change: Change; readonly reason: AskReason }
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'unmet'; readonly reason: UnmetCondition }
  | { readonly kind: 'lost'; readonly reason: LostReason; readonly by: number | null };

const askInWords: Readonly<Record<AskReason, string>> = {
  approval: 'It asks before it does anything.',
  below_promise: 'The suggestion is less sure than its promise needs.',
  no_promise: 'Too little is confirmed yet for its promise, so it asks.',
  suspended: 'It is suspended, because its promise was broken.',
};

const lostInWords: Readonly<Record<LostReason, string>> = {
  claimed: 'An earlier rule decided this',
  stopped: 'An earlier rule stopped those after it',
  already_so: 'It is so already.',
  set_by_user: 'You set it by hand.',
  came_with_file: 'It came with the file.',
  has_value: 'It has one already, and this rule fills only what is empty.',
  divided: 'It is divided into parts.',
  no_peer: 'There is no transaction, or more than one, that can be the other side.',
  does_not_fit: 'Its amount cannot be divided like this.',
  category_gone: 'The category of the rule does not exist any more.',
};

/** Why, in a sentence for a person; of rules that lost to another, with its name. */
export function outcomeInWords(
  outcome: Outcome,
  conditions: RuleConditions,
  nameOf: (place: number) => string | null,
): string {
  switch (outcome.kind) {
    case 'apply':
      return 'It applies.';
    case 'ask':
      return askInWords[outcome.reason];
    case 'unmatched':
      return 'It looks for other transactions.';
    case 'unmet':
      return conditionInWords(outcome.reason, conditions);
    case 'lost': {
      const words = lostInWords[outcome.reason];
      const name = outcome.by === null ? null : nameOf(outcome.by);
      return name === null ? `${words.replace(/\.$/, '')}.` : `${words}: “${name}”.`;
    }
  }
}
