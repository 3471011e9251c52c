import { childrenOf, type Matcher, type RuleEffect, type RuleTest } from '../../../../shared/contract/ruleLanguage.ts';
import { formatMoney } from '../../../../shared/money.ts';
import { countOf, formatPercent } from '../../ui/format.ts';

/** What the sentences need to know of the books. */
export interface Names {
  readonly locale: string;
  readonly currency: string;
  categoryPath(id: number): string;
  accountName(id: number): string;
}

const quoted = (values: readonly string[]) =>
  listed(
    values.map((value) => `“${value}”`),
    'or',
  );

export function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dateWords({ part, from, to }: Extract<RuleTest, { test: 'date' }>): string {
  const name = (value: number) =>
    part === 'weekday' ? weekdays[value - 1] : part === 'month' ? months[value - 1] : String(value);
  const span = from === to ? `${name(from)}` : `${name(from)} to ${name(to)}`;
  return part === 'dayOfMonth' ? `the day of the month is ${span}` : `it is ${part === 'year' ? `in ${span}` : span}`;
}

function amountWords(test: Extract<RuleTest, { test: 'amount' }>, { locale, currency }: Names): string {
  const money = (amount: number) => formatMoney(amount, currency, locale);
  if (test.how === 'recurring') return 'about the same amount comes regularly from the payee';
  if (test.how === 'approximately') {
    return `the amount is about ${money(test.amount)} (± ${formatPercent(test.within, locale, 1)})`;
  }
  if (test.from === null) return `the amount is at most ${money(test.to ?? 0)}`;
  return test.to === null
    ? `the amount is at least ${money(test.from)}`
    : `the amount is between ${money(test.from)} and ${money(test.to)}`;
}

function testWords(test: RuleTest, names: Names): string {
  const categories = (ids: readonly number[]) => quoted(ids.map(names.categoryPath));
  switch (test.test) {
    case 'bankText':
      if (test.how === 'matches') return `the bank’s text matches ${test.text}`;
      return `the bank’s text has ${test.how === 'word' ? 'the word ' : ''}“${test.text}”`;
    case 'payee':
      return `the payee is ${quoted(test.names)}`;
    case 'amount':
      return amountWords(test, names);
    case 'account':
      return `the account is ${quoted(test.accountIds.map(names.accountName))}`;
    case 'currency':
      return `the currency is ${listed(test.currencies, 'or')}`;
    case 'date':
      return dateWords(test);
    case 'category':
      return test.categoryIds.length === 0 ? 'it has no category' : `its category is ${categories(test.categoryIds)}`;
    case 'predictedCategory':
      return test.categoryIds.length === 0
        ? 'nothing is suggested'
        : `the suggestion is ${categories(test.categoryIds)}`;
    case 'tags':
      return `it is tagged ${quoted(test.tags)}`;
    case 'agreement':
      return `at least ${formatPercent(test.atLeast, names.locale)} of the systems agree`;
  }
}

/** What a matcher looks for, as a part of a sentence after “When”; empty where it looks for everything. */
export function matcherWords(matcher: Matcher, names: Names): string {
  if ('test' in matcher) return testWords(matcher, names);
  const children = childrenOf(matcher) ?? [];
  const words = children.map((child) => {
    const inner = matcherWords(child, names);
    return 'test' in child || (childrenOf(child)?.length ?? 0) < 2 ? inner : `(${inner})`;
  });
  if (words.length === 0) return '';
  if ('all' in matcher) return listed(words, 'and');
  return 'any' in matcher
    ? listed(words, 'or')
    : `it is not true that ${words.length > 1 ? `(${listed(words, 'or')})` : words[0]}`;
}

/** What a rule does, as a part of a sentence. */
export function effectWords(effect: RuleEffect, names: Names): string {
  switch (effect.kind) {
    case 'category':
      return effect.categoryId === null
        ? 'set the category'
        : `set the category ${names.categoryPath(effect.categoryId)}`;
    case 'payee':
      return `rename the payee to ${effect.name}`;
    case 'transfer':
      return 'pair it with the other side of the transfer';
    case 'tag':
      return `tag it ${quoted(effect.tags)}`;
    case 'split':
      return `divide it into ${countOf(effect.parts.length, 'part', 'parts', names.locale)}`;
  }
}
