import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DetailsList } from '../../ui/DetailsList.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { CopyButton, ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatBytes } from '../../ui/format.ts';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

/** Where the data is, how much there is, and the way to get rid of the sample household. */
export function ProfileCard() {
  const { locale } = usePreferences();
  const profile = useQuery(trpc.profile.getProfile.queryOptions());
  if (profile.error) return <ErrorPanel error={profile.error} onRetry={() => void profile.refetch()} />;
  if (!profile.data) return <Skeleton lines={4} />;
  const { folder, databaseBytes, transactions, accounts, appVersion, sampleTransactions } = profile.data;
  return (
    <Card
      title="Your data"
      description="One folder on this machine holds all of it: books, models, backups, log. Copy it to keep it or to move it."
    >
      <DetailsList
        items={[
          {
            name: 'Profile folder',
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <code className="font-mono text-small">{folder}</code>
                <CopyButton size="small" text={folder} label="Copy path" />
              </span>
            ),
          },
          {
            name: 'In it',
            value: `${countOf(transactions, 'transaction', 'transactions', locale)} in ${countOf(accounts, 'account', 'accounts', locale)}`,
          },
          { name: 'Size of the books', value: formatBytes(databaseBytes, locale) },
          { name: 'Version', value: `Countinghouse ${appVersion}` },
        ]}
      />
      {sampleTransactions > 0 && <SampleData count={sampleTransactions} />}
    </Card>
  );
}

function SampleData({ count }: { count: number }) {
  const { locale } = usePreferences();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useMutation(
    trpc.changes.undoChangeSet.mutationOptions({
      onError: showErrorToast,
      onSuccess: () => showToast({ message: 'The sample data is back.' }),
    }),
  );
  const remove = useMutation(
    trpc.sampleData.removeSampleData.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ changeSetId, transactions }) =>
        showToast({
          message: `Removed ${countOf(transactions, 'sample transaction', 'sample transactions', locale)}.`,
          action: { label: 'Undo', perform: () => undo.mutate({ changeSetId }) },
        }),
      onSettled: () => setIsAsking(false),
    }),
  );
  return (
    <div className="mt-4">
      <InlineNotice
        action={
          <Button size="small" onClick={() => setIsAsking(true)}>
            Remove sample data
          </Button>
        }
      >
        {countOf(count, 'transaction belongs', 'transactions belong', locale)} to the sample household.
      </InlineNotice>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={() => remove.mutate({})}
        isBusy={remove.isPending}
        title="Remove the sample data?"
        description={`${countOf(count, 'sample transaction', 'sample transactions', locale)} and all that was done to them are taken out. What you imported yourself stays. You can undo this.`}
        confirmLabel="Remove sample data"
      />
    </div>
  );
}
