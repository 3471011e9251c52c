import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantsOfDays, localDay } from '../../../renderer/src/localDays.ts';
import { searchOf } from '../../../renderer/src/screens/audit/auditFilter.ts';

const zoneBefore = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'America/New_York';
});
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

test('a day is that of the person’s own clock', () => {
  expect(localDay(new Date('2026-03-02T03:00:00Z'))).toBe('2026-03-01');
});

test('days become the instants between which they last, also where the clock is changed', () => {
  expect(instantsOfDays({ startDate: '2026-03-08', endDate: '2026-03-08' })).toEqual({
    startAt: '2026-03-08T05:00:00.000Z',
    endAt: '2026-03-09T04:00:00.000Z',
  });
  expect(instantsOfDays({})).toEqual({});
});

test('the audit log is asked for instants, not for days of another clock', () => {
  expect(searchOf({ system: 'books', startDate: '2026-01-01' })).toEqual({
    system: 'books',
    startAt: '2026-01-01T05:00:00.000Z',
  });
});
