import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Profile } from '../../../../shared/contract/profile.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

interface SampleDataNoticeProps {
  readonly profile: Profile;
  readonly isTourOpen: boolean;
  onTour(isOpen: boolean): void;
}

/** Says that the books hold an invented household, what there is to see in it, and removes it in one click. */
export function SampleDataNotice({ profile, isTourOpen, onTour }: SampleDataNoticeProps) {
  const { locale } = usePreferences();
  const { undo } = useUndo();
  const remove = useMutation(
    trpc.sampleData.removeSampleData.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ changeSetId, transactions }) => {
        onTour(false);
        showToast({
          message: `${countOf(transactions, 'sample transaction was', 'sample transactions were', locale)} removed.`,
          action: { label: 'Undo', perform: () => undo(changeSetId) },
        });
      },
    }),
  );
  const count = countOf(profile.sampleTransactions, 'transaction', 'transactions', locale);
  const buttons = (
    <div className="flex flex-wrap gap-2">
      <Button size="small" aria-expanded={isTourOpen} onClick={() => onTour(!isTourOpen)}>
        {isTourOpen ? 'Close' : 'What there is to see'}
      </Button>
      <Button size="small" isBusy={remove.isPending} onClick={() => remove.mutate({})}>
        Remove the sample data
      </Button>
    </div>
  );
  if (!isTourOpen) {
    return (
      <InlineNotice action={buttons}>These books hold sample data: {count} of an invented household.</InlineNotice>
    );
  }
  return <Tour profile={profile} count={count} buttons={buttons} />;
}

function Tour({ profile, count, buttons }: { profile: Profile; count: string; buttons: ReactNode }) {
  const { locale } = usePreferences();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="tour" className="rounded-card border border-line bg-accent-soft px-5 py-4.5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="tour" ref={heading} tabIndex={-1} className="font-serif text-[19px] font-semibold outline-none">
            Meet the sample household
          </h2>
          <p className="max-w-[68ch]">
            {count} in {countOf(profile.accounts, 'account', 'accounts', locale)}, invented from beginning to end. Do
            with it what you like: everything can be undone.
          </p>
        </div>
        {buttons}
      </div>
      <ol className="mt-4 grid gap-x-6 gap-y-3 md:grid-cols-2">
        <Stop link={<LinkButton to="/review">Review</LinkButton>}>
          {profile.waiting > 0
            ? `${countOf(profile.waiting, 'row waits', 'rows wait', locale)} for a yes or a no; one key answers a whole group.`
            : 'Nothing waits at this moment: every row has its category.'}
        </Stop>
        <Stop link={<LinkButton to="/transactions">Transactions</LinkButton>}>
          Open any row to see why it got its category, with the evidence for and against.
        </Stop>
        <Stop link={<LinkButton to="/training">Training</LinkButton>}>
          Train a model on what is confirmed, and watch how well it does on months it has not seen.
        </Stop>
        <Stop link={<LinkButton to="/rules">Rules</LinkButton>}>
          Write a rule that categorises by itself what is sure enough.
        </Stop>
        <Stop link={<LinkButton to="/audit">Audit log</LinkButton>}>
          See who changed what, when and why, in a log that cannot be altered.
        </Stop>
        <Stop link={<LinkButton to="/import">Import</LinkButton>}>
          Bring a file of your own; remove the sample data first if you want to keep them apart.
        </Stop>
      </ol>
    </section>
  );
}

function Stop({ link, children }: { link: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[112px_minmax(0,1fr)] items-start gap-3">
      <span className="[&>a]:w-full">{link}</span>
      <span className="pt-1 text-control">{children}</span>
    </li>
  );
}
