import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Coverage } from '../../../../shared/contract/statements.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { DateText, Money } from '../../ui/Values.tsx';

/** Which days of an account its imported statements cover, and where they do not fit together. */
export function StatementCoverage({ accountId }: { accountId: number }) {
  const coverage = useQuery(trpc.statements.getCoverage.queryOptions({ accountId }));
  if (coverage.error) return <ErrorPanel error={coverage.error} onRetry={() => void coverage.refetch()} />;
  if (!coverage.data) return <Skeleton lines={4} label="Looking at the statements" />;
  if (coverage.data.length === 0) {
    return (
      <Card title="Statements">
        <p className="text-soft">No statement of this account was imported yet.</p>
        <div className="mt-3">
          <LinkButton to="/import">Import a bank file</LinkButton>
        </div>
      </Card>
    );
  }
  return coverage.data.map((ofCurrency) => <CoverageCard key={ofCurrency.currency} coverage={ofCurrency} />);
}

function CoverageCard({ coverage }: { coverage: Coverage }) {
  const { locale } = usePreferences();
  const { currency, startDate, endDate, statementCount, gaps, overlaps, breaks, unbalanced } = coverage;
  const isWhole = gaps.length + breaks.length + unbalanced.length === 0;
  return (
    <Card
      title={isWhole ? 'The statements follow one another' : 'The statements do not all fit together'}
      description={
        <>
          {countOf(statementCount, 'statement', 'statements', locale)} in {currency}, <DateText value={startDate} /> to{' '}
          <DateText value={endDate} />
        </>
      }
      isFlush
    >
      <ul>
        {gaps.map((gap) => (
          <Line
            key={`gap ${gap.startDate}`}
            status="attention"
            days={gap}
            title={`Nothing for ${countOf(gap.days, 'day', 'days', locale)}`}
          >
            {gap.balanceChange === null ? (
              'No statement covers them. Import one, or leave it where nothing happened in that time.'
            ) : (
              <>
                The balance moved by <Money amount={gap.balanceChange} currency={currency} showCurrency /> meanwhile: a
                statement is missing.
              </>
            )}
          </Line>
        ))}
        {breaks.map(({ date, closingBalance, openingBalance, difference, statementIds }) => (
          <Line
            key={`break ${statementIds.join()}`}
            status="bad"
            days={{ startDate: date, endDate: date }}
            title="The balance jumps"
          >
            One statement closes with <Money amount={closingBalance} currency={currency} showCurrency />, the next opens
            with <Money amount={openingBalance} currency={currency} showCurrency />: a difference of{' '}
            <Money amount={difference} currency={currency} showCurrency />.
          </Line>
        ))}
        {unbalanced.map(({ statementId, balanceDifference, ...days }) => (
          <Line key={`unbalanced ${statementId}`} status="bad" days={days} title="Rows are missing">
            Its rows miss the closing balance by <Money amount={balanceDifference} currency={currency} showCurrency />.
          </Line>
        ))}
        {overlaps.map((overlap) => (
          <Line
            key={`overlap ${overlap.statementIds.join()}`}
            status="good"
            days={overlap}
            title={`Covered twice for ${countOf(overlap.days, 'day', 'days', locale)}`}
          >
            Rows that stand in both statements are in your books once.
          </Line>
        ))}
      </ul>
    </Card>
  );
}

function Line({
  status,
  days: { startDate, endDate },
  title,
  children,
}: {
  status: 'good' | 'attention' | 'bad';
  days: { startDate: string; endDate: string };
  title: string;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] items-baseline gap-x-3.5 border-t border-line px-4.5 py-2.5">
      <StatusDot status={status} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{title}</span>{' '}
          <span className="text-soft">
            · <DateText value={startDate} />
            {endDate !== startDate && (
              <>
                {' '}
                to <DateText value={endDate} />
              </>
            )}
          </span>
        </p>
        <p className="text-control text-soft">{children}</p>
      </div>
    </li>
  );
}
