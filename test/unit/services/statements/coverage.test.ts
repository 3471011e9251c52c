import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../../electron/services/statements/coverage.ts';
import { balanceDifference } from '../../../../electron/services/statements/StatementTally.ts';
import type { StatementDetails } from '../../../../shared/contract/statements.ts';
import { addDays } from '../../../../shared/dates.ts';

function statement(
  id: number,
  startDate: string,
  endDate: string,
  fields: Partial<StatementDetails> = {},
): StatementDetails {
  const sums = { openingBalance: null, closingBalance: null, rowSum: 0, rowCount: 1, ...fields };
  return {
    id,
    importId: id,
    fileName: `${id}.sta`,
    accountId: 1,
    importedAt: '2026-06-30T12:00:00.000Z',
    currency: 'EUR',
    startDate,
    endDate,
    ...sums,
    balanceDifference: balanceDifference(sums),
  };
}

const balances = (openingBalance: number, closingBalance: number) => ({
  openingBalance,
  closingBalance,
  rowSum: closingBalance - openingBalance,
});

describe('the statements of an account', () => {
  test('cover nothing where there are none', () => expect(coverageOf([])).toBeNull());

  test('that follow one another have no gap, overlap or break, whether or not the next begins on the last day', () => {
    const january = statement(1, '2026-01-01', '2026-01-31', balances(100, 250));
    const february = statement(2, '2026-01-31', '2026-02-28', balances(250, 90));
    const march = statement(3, '2026-03-01', '2026-03-31', balances(90, 400));
    expect(coverageOf([march, january, february])).toEqual({
      currency: 'EUR',
      startDate: '2026-01-01',
      endDate: '2026-03-31',
      statementCount: 3,
      gaps: [],
      overlaps: [],
      breaks: [],
      unbalanced: [],
    });
  });

  test('with a month missing have a gap, with what the balance moved by in it', () => {
    const january = statement(1, '2026-01-01', '2026-01-31', balances(100, 250));
    const march = statement(3, '2026-03-01', '2026-03-31', balances(90, 400));
    expect(coverageOf([january, march])).toMatchObject({
      gaps: [{ startDate: '2026-02-01', endDate: '2026-02-28', days: 28, balanceChange: -160 }],
    });
    const unstated = [statement(1, '2026-01-01', '2026-01-31'), statement(3, '2026-03-01', '2026-03-31')];
    expect(coverageOf(unstated)).toMatchObject({ gaps: [{ days: 28, balanceChange: null }] });
  });

  test('whose balances meet have no gap where they say only the days of their rows', () => {
    const january = statement(1, '2026-01-03', '2026-01-28', balances(100, 250));
    const february = statement(2, '2026-02-04', '2026-02-25', balances(250, 90));
    expect(coverageOf([january, february])).toMatchObject({ gaps: [], breaks: [] });
  });

  test('may overlap, and one may lie within another', () => {
    const quarter = statement(1, '2026-01-01', '2026-03-31');
    const february = statement(2, '2026-02-01', '2026-02-28');
    const spring = statement(3, '2026-03-20', '2026-04-30');
    expect(coverageOf([quarter, february, spring])).toMatchObject({
      endDate: '2026-04-30',
      gaps: [],
      overlaps: [
        { startDate: '2026-02-01', endDate: '2026-02-28', days: 28, statementIds: [1, 2] },
        { startDate: '2026-03-20', endDate: '2026-03-31', days: 12, statementIds: [1, 3] },
      ],
    });
  });

  test('that adjoin with different balances break', () => {
    const january = statement(1, '2026-01-01', '2026-01-31', balances(100, 250));
    const february = statement(2, '2026-02-01', '2026-02-28', balances(260, 90));
    expect(coverageOf([january, february])).toMatchObject({
      gaps: [],
      breaks: [{ date: '2026-01-31', closingBalance: 250, openingBalance: 260, difference: 10, statementIds: [1, 2] }],
    });
  });

  test('tell those whose rows do not lead from balance to balance', () => {
    const lacking = statement(1, '2026-01-01', '2026-01-31', { ...balances(100, 250), rowSum: 100 });
    expect(coverageOf([lacking])).toMatchObject({ unbalanced: [{ statementId: 1, balanceDifference: 50 }] });
  });

  const days = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 1, maxLength: 12 },
  );

  test('say of every day in their time whether one covers it, in whatever order and however often they came in', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 11 }), (spans, turn) => {
        const all = spans.map(({ start, length }, at) =>
          statement(at + 1, addDays('2025-01-01', start), addDays('2025-01-01', start + length), { rowSum: at }),
        );
        const coverage = coverageOf(all);
        const turned = [...all.slice(turn), ...all.slice(0, turn)];
        expect(coverageOf([...turned, ...turned.map((one) => ({ ...one, id: one.id + 100 }))])).toEqual(coverage);
        for (let day = coverage?.startDate ?? ''; day <= (coverage?.endDate ?? ''); day = addDays(day, 1)) {
          const isCovered = all.some(({ startDate, endDate }) => startDate <= day && day <= endDate);
          const isInGap = coverage?.gaps.some(({ startDate, endDate }) => startDate <= day && day <= endDate);
          expect(isInGap).toBe(!isCovered);
        }
      }),
    );
  });
});
