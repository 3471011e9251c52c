import { describe, expect, test } from 'vitest';
import { matchByHand } from '../../../../renderer/src/screens/transactions/matchByHand.ts';
import { transactionSchema } from '../../../../shared/contract/transactions.ts';

const side = (accountId: number, amount: number, more: object = {}) =>
  transactionSchema.parse({
    id: accountId * 10,
    date: '2026-03-02',
    amount,
    currency: 'EUR',
    accountId,
    accountName: 'Giro',
    payeeId: null,
    payeeName: 'Shop',
    bankText: 'SHOP',
    state: 'unsure',
    isSkipped: false,
    categoryId: null,
    categoryPath: null,
    categorySource: null,
    ruleName: null,
    suggestedCategoryId: null,
    suggestedCategoryPath: null,
    confidence: null,
    predictionId: null,
    importId: null,
    transferPeerId: null,
    note: null,
    tags: [],
    parts: [],
    ...more,
  });

describe('two selected rows', () => {
  test.each([
    ['the same amount in one account', [side(1, -450), side(1, -450)], 'duplicate'],
    ['other amounts in one account', [side(1, -450), side(1, -460)], null],
    ['what leaves one account and comes to another', [side(1, -450), side(2, 450)], 'transfer'],
    ['another amount in another account', [side(1, -450), side(2, 440)], null],
    ['another amount in another currency', [side(1, -450), side(2, 440, { currency: 'USD' })], 'transfer'],
    ['money out of both', [side(1, -450), side(2, -450)], null],
    ['a side of another transfer', [side(1, -450), side(2, 450, { transferPeerId: 9 })], null],
    ['one row alone', [side(1, -450)], null],
    ['three rows', [side(1, -450), side(2, 450), side(3, 450)], null],
  ])('%s', (_, rows, kind) => {
    expect(matchByHand(rows)).toBe(kind);
  });
});
