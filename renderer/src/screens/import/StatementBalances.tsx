import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { formatMoney } from '../../../../shared/money.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { countOf } from '../../ui/format.ts';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { DateText } from '../../ui/Values.tsx';

type Statement = Pick<
  ImportPreview['statements'][number],
  'account' | 'currency' | 'startDate' | 'endDate' | 'openingBalance' | 'closingBalance' | 'balanceDifference'
>;

const shownAtFirst = 12;

/** Whether the rows of each statement lead from its opening to its closing balance, where it states both. */
export function StatementBalances({ statements }: { statements: readonly Statement[] }) {
  const { locale } = usePreferences();
  const stated = statements.flatMap((statement, position) =>
    statement.balanceDifference === null || statement.currency === null
      ? []
      : [{ ...statement, position, currency: statement.currency, balanceDifference: statement.balanceDifference }],
  );
  if (stated.length === 0) return null;
  const unequal = stated.filter(({ balanceDifference }) => balanceDifference !== 0);
  // Those that do not add up first.
  const shown = [...unequal, ...stated.filter(({ balanceDifference }) => balanceDifference === 0)].slice(
    0,
    shownAtFirst,
  );
  return (
    <Card
      title={
        unequal.length === 0
          ? 'The balances add up'
          : `${countOf(unequal.length, 'statement does', 'statements do', locale)} not add up`
      }
      description={
        unequal.length === 0
          ? 'The rows lead from the opening balance to the closing balance that the bank states.'
          : 'The rows do not lead from the opening balance to the closing balance that the bank states: some may be missing, or were read wrongly.'
      }
      isFlush
    >
      <ul>
        {shown.map(({ position, balanceDifference, currency, ...statement }) => (
          <li
            key={position}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4.5 py-2.5 text-control"
          >
            <StatusDot status={balanceDifference === 0 ? 'good' : 'bad'} />
            <span className="min-w-0 flex-1 basis-60">
              <span className="font-medium wrap-anywhere">{statement.account ?? 'Several accounts'}</span>
              {statement.startDate !== null && statement.endDate !== null && (
                <span className="text-soft">
                  , <DateText value={statement.startDate} /> to <DateText value={statement.endDate} />
                </span>
              )}
            </span>
            <span className="text-soft">
              {formatMoney(statement.openingBalance ?? 0, currency, locale)} to{' '}
              {formatMoney(statement.closingBalance ?? 0, currency, locale, true)}
            </span>
            <span className="font-medium">
              {balanceDifference === 0
                ? 'adds up'
                : `differs by ${formatMoney(balanceDifference, currency, locale, true)}`}
            </span>
          </li>
        ))}
      </ul>
      {stated.length > shown.length && (
        <p className="border-t border-line px-4.5 py-2.5 text-small text-soft">
          And {countOf(stated.length - shown.length, 'more statement', 'more statements', locale)}.
        </p>
      )}
    </Card>
  );
}
