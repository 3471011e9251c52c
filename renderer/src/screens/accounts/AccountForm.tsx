import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Account,
  type AccountKind,
  accountKindSchema,
  createAccount,
} from '../../../../shared/contract/accounts.ts';
import { minorUnitsToDecimal } from '../../../../shared/money.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { typedAmount } from '../../ui/typedAmount.ts';
import { accountKindNames } from './accountWords.ts';
import { StatementCoverage } from './StatementCoverage.tsx';

type Problems = Readonly<Partial<Record<'name' | 'currency' | 'openingBalance', string | undefined>>>;

/** Opens a new account, or changes one. */
export function AccountForm({ account, onClose }: { account: Account | null; onClose(): void }) {
  const { homeCurrency } = usePreferences();
  const sayChanged = useSayChanged();
  const [name, setName] = useState(account?.name ?? '');
  const [kind, setKind] = useState<AccountKind>(account?.kind ?? 'checking');
  const [currency, setCurrency] = useState(account?.currency ?? homeCurrency);
  const [opening, setOpening] = useState(
    account === null || account.openingBalance === 0
      ? ''
      : minorUnitsToDecimal(account.openingBalance, account.currency),
  );
  const [problems, setProblems] = useState<Problems>({});
  const done = (message: string) => ({
    onSuccess: ({ changeSetId }: { changeSetId: string }) => {
      sayChanged(message, changeSetId);
      onClose();
    },
    onError: showErrorToast,
  });
  const create = useMutation(trpc.accounts.createAccount.mutationOptions(done(`${name.trim()} is in your books.`)));
  const update = useMutation(trpc.accounts.updateAccount.mutationOptions(done(`${name.trim()} is changed.`)));
  const keepsCurrency = account !== null && account.transactionCount > 0;

  function save() {
    const openingBalance = opening.trim() === '' ? 0 : typedAmount(opening, currency);
    const checked = createAccount.input.safeParse({ name, kind, currency, openingBalance: openingBalance ?? 0 });
    const problemOf = (field: string) => checked.error?.issues.find(({ path }) => path[0] === field)?.message;
    setProblems({
      name: problemOf('name'),
      currency: problemOf('currency'),
      openingBalance: openingBalance === null ? 'Write the amount as a number, such as 1234.56.' : undefined,
    });
    if (!checked.success || openingBalance === null) return;
    if (account === null) create.mutate(checked.data);
    else if (keepsCurrency) update.mutate({ accountId: account.id, name: checked.data.name, kind, openingBalance });
    else update.mutate({ accountId: account.id, ...checked.data });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size={account ? 'medium' : 'small'}
      title={account ? `Change “${account.name}”` : 'New account'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="account-form" isBusy={create.isPending || update.isPending}>
            {account ? 'Save changes' : 'Open account'}
          </Button>
        </>
      }
    >
      <form
        id="account-form"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name" value={name} error={problems.name} placeholder="Everyday account" onChange={setName} />
        <Select
          label="Kind"
          value={kind}
          onChange={(chosen) => setKind(chosen)}
          options={accountKindSchema.options.map((value) => ({ value, label: accountKindNames[value] }))}
        />
        {keepsCurrency ? (
          <p className="text-control text-soft">
            It has transactions already, so it goes on being counted in {currency}.
          </p>
        ) : (
          <TextField
            label="Currency"
            value={currency}
            maxLength={3}
            error={problems.currency}
            onChange={(text) => setCurrency(text.toUpperCase())}
          />
        )}
        <TextField
          label={`Opening balance in ${currency}`}
          value={opening}
          placeholder="0.00"
          error={problems.openingBalance}
          hint="What was in it before its first transaction here. A debt has a minus."
          onChange={setOpening}
        />
      </form>
      {account && (
        <div className="mt-5">
          <StatementCoverage accountId={account.id} />
        </div>
      )}
    </Dialog>
  );
}
