import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { getTrainingData } from '../../../../shared/contract/training.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { DateText } from '../../ui/Values.tsx';

/** What a model would learn from, or what is missing. */
export function TrainingData() {
  const { locale } = usePreferences();
  const available = useQuery(trpc.training.getTrainingData.queryOptions());
  return (
    <Card
      title="What there is to learn from"
      description="A label is a transaction whose category you have confirmed or set."
    >
      {available.error ? (
        <ErrorPanel error={available.error} onRetry={() => available.refetch()} />
      ) : !available.data ? (
        <Skeleton />
      ) : (
        <div className="flex flex-col gap-3">
          <p>
            <TrainingDataSentence {...available.data} />
          </p>
          {available.data.missing > 0 ? (
            <InlineNotice
              tone="attention"
              action={
                <LinkButton to="/review" size="small">
                  Go to Review
                </LinkButton>
              }
            >
              Too few to train on: confirm{' '}
              {countOf(available.data.missing, 'more transaction', 'more transactions', locale)} first.
            </InlineNotice>
          ) : (
            <p className="text-control text-soft">
              The oldest 70 % are learnt from, the next 15 % say when to stop and how sure to be, and the newest 15 %
              measure the result. The finished model then learns from all of them.
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

function TrainingDataSentence({
  labels,
  categories,
  payees,
  firstDate,
  lastDate,
}: z.infer<typeof getTrainingData.output>) {
  const { locale } = usePreferences();
  if (labels === 0) return 'There is no label yet.';
  return (
    <>
      <span className="text-figure font-semibold">{countOf(labels, 'label', 'labels', locale)}</span> in{' '}
      {countOf(categories, 'category', 'categories', locale)}, of {countOf(payees, 'payee', 'payees', locale)}
      {firstDate !== null && lastDate !== null && (
        <>
          , from <DateText value={firstDate} /> to <DateText value={lastDate} />
        </>
      )}
      .
    </>
  );
}
