import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText, Money } from '../../ui/Values.tsx';

interface Accepted {
  readonly transactionId: number;
  readonly categoryId: number;
}

/** What rules set and nobody has looked at: some of it drawn by lot, and a month at a time to skim. */
export function VerifyCard() {
  const { locale } = usePreferences();
  const toVerify = useQuery(trpc.automation.listToVerify.queryOptions()).data;
  const [openMonth, setOpenMonth] = useState<string | null>(null);
  const accept = useMutation(trpc.review.decideReview.mutationOptions({ onError: showErrorToast }));
  const confirm = (accepted: Accepted[]) => accept.mutate({ decision: 'accept', accepted });
  if (!toVerify || toVerify.months.length === 0) return null;
  const { sample, sampleCount, months } = toVerify;
  return (
    <Card
      title="Look at what the rules set"
      description="Only what you look at shows whether a promise holds. A few are drawn by lot; a month can be skimmed in one go."
      isFlush
    >
      {sample.length > 0 && (
        <ul aria-label="Drawn by lot">
          {sample.map(({ id, date, payeeName, amount, currency, categoryId, categoryPath }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-4.5 py-2 text-control"
            >
              <span className="text-soft">
                <DateText value={date} style="short" />
              </span>
              <Link
                to="/transactions"
                search={{ open: id }}
                className="min-w-0 flex-1 basis-40 truncate hover:underline"
              >
                {payeeName}
              </Link>
              <Money amount={amount} currency={currency} />
              <Chip kind="confirmed">{categoryPath}</Chip>
              <Button
                size="small"
                aria-label={`Right: ${payeeName} is ${categoryPath}`}
                onClick={() => categoryId !== null && confirm([{ transactionId: id, categoryId }])}
              >
                Right
              </Button>
            </li>
          ))}
          {sampleCount > sample.length && (
            <li className="border-t border-line px-4.5 py-2 text-small text-soft">
              And {formatNumber(sampleCount - sample.length, locale)} more.
            </li>
          )}
        </ul>
      )}
      <ul aria-label="By month">
        {months.map(({ month, count, groups }) => (
          <li key={month} className="border-t border-line px-4.5 py-2">
            <div className="flex items-center justify-between gap-3">
              <button
                type="button"
                aria-expanded={openMonth === month}
                className="rounded-chip text-left hover:underline"
                onClick={() => setOpenMonth(openMonth === month ? null : month)}
              >
                <DateText value={`${month}-01`} style="month" />:{' '}
                {countOf(count, 'transaction', 'transactions', locale)} that you have not looked at
              </button>
              {openMonth === month && (
                <Button
                  size="small"
                  isBusy={accept.isPending}
                  aria-label={`All of this is right: ${month}`}
                  onClick={() =>
                    confirm(
                      groups.flatMap(({ categoryId, transactionIds }) =>
                        transactionIds.map((transactionId) => ({ transactionId, categoryId })),
                      ),
                    )
                  }
                >
                  All of this is right
                </Button>
              )}
            </div>
            {openMonth === month && (
              <ul className="mt-1 text-control">
                {groups.map(({ payeeName, categoryId, categoryPath, transactionIds }) => (
                  <li
                    key={`${payeeName} ${categoryId}`}
                    className="flex flex-wrap items-center gap-x-3 border-t border-line py-1"
                  >
                    <Link
                      to="/transactions"
                      search={{ open: transactionIds[0] }}
                      className="min-w-0 flex-1 basis-40 truncate hover:underline"
                    >
                      {payeeName}
                    </Link>
                    <span className="text-soft">{formatNumber(transactionIds.length, locale)}</span>
                    <Chip kind="confirmed">{categoryPath}</Chip>
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Right: all ${payeeName} are ${categoryPath}`}
                      onClick={() => confirm(transactionIds.map((transactionId) => ({ transactionId, categoryId })))}
                    >
                      Right
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
