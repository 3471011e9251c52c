import { describe, expect, test } from 'vitest';
import {
  choiceNames,
  moveGroup,
  moveRow,
  openGroups,
  type PendingDecision,
  resolveCursor,
  summarize,
} from '../../../../renderer/src/screens/review/reviewGroups.ts';
import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';

function row(id: number, fields: Partial<Transaction> = {}): Transaction {
  return {
    id,
    date: '2026-11-14',
    amount: -480,
    currency: 'EUR',
    accountId: 1,
    accountName: 'Everyday',
    payeeId: 1,
    payeeName: 'Blue Door Bakery',
    bankText: 'BLUE DOOR BAKERY 0412',
    state: 'suggested',
    isSkipped: false,
    categoryId: null,
    categoryPath: null,
    categorySource: null,
    ruleName: null,
    suggestedCategoryId: 7,
    suggestedCategoryPath: 'Food > Coffee',
    confidence: 0.7,
    predictionId: id,
    transferPeerId: null,
    importId: 1,
    note: null,
    tags: [],
    parts: [],
    ...fields,
  };
}

function group(key: string, ...transactions: Transaction[]): ReviewGroup {
  return {
    key,
    payeeId: 1,
    payeeIds: [1],
    payeeName: key,
    spellings: [],
    count: transactions.length,
    worth: 1,
    isFirstGuess: false,
    transactions,
    choices: [],
  };
}

const groups = [group('bakery', row(1), row(2)), group('rail', row(3)), group('parking', row(4), row(5))];

function decided(fields: Partial<PendingDecision>): PendingDecision {
  return { id: 1, transactionIds: new Set(), wholeGroupKey: null, answeredAt: null, ...fields };
}

describe('openGroups', () => {
  test('takes decided rows away, and a group with its last row', () => {
    const open = openGroups(groups, [decided({ transactionIds: new Set([1, 3]) })]);
    expect(open.map(({ key, count }) => [key, count])).toEqual([
      ['bakery', 1],
      ['parking', 2],
    ]);
  });

  test('takes a whole group away, with the rows of it that are not loaded', () => {
    const large = { ...group('rail', row(3)), count: 200 };
    expect(openGroups([large], [decided({ wholeGroupKey: 'rail' })])).toEqual([]);
  });
});

describe('the cursor', () => {
  test('stands on the first row at first', () => {
    expect(resolveCursor(groups, null)?.row.id).toBe(1);
    expect(resolveCursor([], null)).toBeNull();
  });

  test('goes to what came into the place of a row or group that went away', () => {
    const onRail = resolveCursor(groups, { groupKey: 'rail', groupIndex: 1, transactionId: 3, rowIndex: 0 });
    expect(onRail?.group.key).toBe('rail');
    const after = groups.filter(({ key }) => key !== 'rail');
    expect(resolveCursor(after, onRail?.cursor ?? null)?.group.key).toBe('parking');
    const lastGone = groups.slice(0, 1);
    expect(resolveCursor(lastGone, onRail?.cursor ?? null)?.group.key).toBe('bakery');
  });

  test('walks through rows, over the ends of groups, and stops at the ends of the list', () => {
    const walked: number[] = [];
    for (let place = resolveCursor(groups, null); place; place = moveRow(groups, place, 1)) walked.push(place.row.id);
    expect(walked).toEqual([1, 2, 3, 4, 5]);
    const back: number[] = [];
    const end = resolveCursor(groups, { groupKey: 'parking', groupIndex: 2, transactionId: 5, rowIndex: 1 });
    for (let place = end; place; place = moveRow(groups, place, -1)) back.push(place.row.id);
    expect(back).toEqual([5, 4, 3, 2, 1]);
  });

  test('jumps from group to group', () => {
    const first = resolveCursor(groups, null);
    const second = first && moveGroup(groups, first, 1);
    expect(second?.row.id).toBe(3);
    expect(second && moveGroup(groups, second, -1)?.row.id).toBe(1);
    expect(first && moveGroup(groups, first, -1)).toBeNull();
  });
});

describe('summarize', () => {
  test('names the suggestion of most rows with its average confidence', () => {
    const summary = summarize(
      group(
        'bakery',
        row(1, { confidence: 0.6 }),
        row(2, { confidence: 0.8 }),
        row(3, { suggestedCategoryPath: 'Food > Groceries' }),
      ),
    );
    expect(summary.suggestion?.path).toBe('Food > Coffee');
    expect(summary.suggestion?.confidence).toBeCloseTo(0.7);
    expect(summary.hasOtherSuggestions).toBe(true);
    expect(summary.total).toEqual({ amount: -1440, currency: 'EUR' });
  });

  test('gives no sum that would mix currencies or leave rows out', () => {
    expect(summarize(group('mixed', row(1), row(2, { currency: 'USD' }))).total).toBeNull();
    expect(summarize({ ...group('large', row(1)), count: 60 }).total).toBeNull();
  });

  test('has no suggestion where no row has one', () => {
    const unsure = row(1, { suggestedCategoryId: null, suggestedCategoryPath: null });
    expect(summarize(group('unsure', unsure)).suggestion).toBeNull();
  });
});

test('choices are short, and written out where two would read the same', () => {
  expect(choiceNames(['Food > Coffee', 'Home > Insurance', 'Car > Insurance'])).toEqual([
    'Coffee',
    'Home › Insurance',
    'Car › Insurance',
  ]);
});
