import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RuleDraft } from '../../../../shared/contract/automation.ts';
import type { BacktestOutcome } from '../../../../shared/contract/backtests.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText, Money } from '../../ui/Values.tsx';

const outcomes: readonly { readonly key: BacktestOutcome; readonly label: string }[] = [
  { key: 'right', label: 'applied, and right' },
  { key: 'wrong', label: 'applied, and wrong' },
  { key: 'unjudged', label: 'applied; you have not decided' },
  { key: 'asked', label: 'would have been asked' },
  { key: 'conflict', label: 'an earlier rule was there first' },
];
const months = 12;

/** The rule tried on the last year, each transaction predicted by what was known before it. */
export function BacktestPanel({ ruleId, draft }: { ruleId: string | null; draft: RuleDraft }) {
  const { locale } = usePreferences();
  const [shown, setShown] = useState<BacktestOutcome | null>(null);
  const trial = useMutation(
    trpc.automation.backtestAutomationRule.mutationOptions({
      onSuccess: () => setShown(null),
      onError: showErrorToast,
    }),
  );
  const { matcher, conditions, actions } = draft;
  const run = () => trial.mutate({ ...(ruleId === null ? {} : { ruleId }), matcher, conditions, actions, months });
  const result = trial.data;
  return (
    <section aria-labelledby="rule-backtest" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="rule-backtest" className="text-control font-semibold">
          The last {months} months
        </h3>
        <Button size="small" isBusy={trial.isPending} onClick={run}>
          Try it on the past
        </Button>
      </div>
      {!result && !trial.isPending && (
        <p className="text-control text-soft">
          Plays the past again, week by week: what the rule would have applied, how much of that is what you decided,
          and what it would have asked.
        </p>
      )}
      {trial.isPending && <Skeleton lines={4} label="Trying the rule on the past" />}
      {result && !trial.isPending && (
        <>
          <ul aria-label="What it would have done" className="text-control">
            {outcomes.map(({ key, label }) => (
              <li key={key} className="border-t border-line first:border-t-0">
                <button
                  type="button"
                  aria-expanded={shown === key}
                  className="flex w-full justify-between gap-4 rounded-chip py-1 text-left hover:bg-hover"
                  onClick={() => setShown(shown === key ? null : key)}
                >
                  <span>{label}</span>
                  <span className="tabular-nums">{formatNumber(result.total[key], locale)}</span>
                </button>
                {shown === key && <BacktestRows backtestId={result.backtestId} outcome={key} />}
              </li>
            ))}
          </ul>
          {result.months.length > 1 && (
            <LineChart
              title="By month"
              summary={`Of ${formatNumber(result.total.considered, locale)} transactions it would have applied ${formatNumber(result.total.right + result.total.wrong + result.total.unjudged, locale)}; of those that you decided, ${formatNumber(result.total.wrong, locale)} were wrong.`}
              points={result.months.map((month) => ({
                x: month.month,
                y: month.right + month.wrong + month.unjudged,
                other: month.wrong,
              }))}
              xLabel="Month"
              yLabel="Applied"
              otherLabel="Wrong"
              formatY={(count) => formatNumber(count, locale)}
              yDomain={[0, 'auto']}
              height={140}
            />
          )}
        </>
      )}
    </section>
  );
}

function BacktestRows({ backtestId, outcome }: { backtestId: string; outcome: BacktestOutcome }) {
  const rows = useQuery(trpc.automation.listBacktestRows.queryOptions({ backtestId, outcome, limit: 30 }));
  if (rows.error) return <ErrorPanel error={rows.error} />;
  if (!rows.data) return <Skeleton lines={2} />;
  if (rows.data.count === 0) return <p className="pb-2 text-soft">None.</p>;
  return (
    <ul className="pb-2 text-small">
      {rows.data.rows.map(({ transaction, would, actualCategoryPath }) => (
        <li key={transaction.id} className="flex flex-wrap gap-x-3 border-t border-line py-1">
          <span className="text-soft">
            <DateText value={transaction.date} style="short" />
          </span>
          <Link to="/transactions" search={{ open: transaction.id }} className="min-w-0 truncate hover:underline">
            {transaction.payeeName}
          </Link>
          <Money amount={transaction.amount} currency={transaction.currency} />
          <span className="ml-auto">
            {would ?? 'nothing'}
            {actualCategoryPath !== null && actualCategoryPath !== would && `, you: ${actualCategoryPath}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
