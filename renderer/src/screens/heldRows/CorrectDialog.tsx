import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldRowDetails } from '../../../../shared/contract/heldRows.ts';
import { currencySchema } from '../../../../shared/contract/primitives.ts';
import { minorUnitDigits, minorUnitsToDecimal } from '../../../../shared/money.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Select } from '../../ui/Select.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { typedAmount } from '../../ui/typedAmount.ts';

/** Asks for what could not be read of a row, or was read wrongly, and books it so. */
export function CorrectDialog({
  row: held,
  onClose,
  onBooked,
}: {
  row: HeldRowDetails;
  onClose(): void;
  onBooked(changeSetId: string): void;
}) {
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions()).data ?? [];
  const { row } = held;
  const [accountId, setAccountId] = useState<number | null>(held.accountId);
  const account = accounts.find(({ id }) => id === accountId) ?? accounts[0];
  const [date, setDate] = useState<string | null>(row?.date ?? null);
  const [amount, setAmount] = useState(row ? minorUnitsToDecimal(row.amount, row.currency) : '');
  const [typedCurrency, setCurrency] = useState<string | null>(row?.currency ?? null);
  const [text, setText] = useState(row?.text ?? '');
  const currency = (typedCurrency ?? account?.currency ?? '').toUpperCase();
  const correct = useMutation(
    trpc.heldRows.correctHeldRow.mutationOptions({
      onSuccess: ({ changeSetId }) => {
        if (changeSetId === null) return;
        onBooked(changeSetId);
        onClose();
      },
    }),
  );
  const isCurrency = currencySchema.safeParse(currency).success;
  const minorUnits = isCurrency ? typedAmount(amount, currency) : null;
  const amountProblem =
    amount === '' || !isCurrency || minorUnits !== null
      ? null
      : `Write it as -12.50, with at most ${minorUnitDigits(currency)} decimal places.`;
  const missing =
    date === null
      ? 'Say on which day it was.'
      : minorUnits === null
        ? 'Say the amount.'
        : account
          ? null
          : 'Say which account it is of.';

  function book(evenIfThere: boolean) {
    if (date === null || minorUnits === null || !account) return;
    const corrected = { accountId: account.id, date, amount: minorUnits, currency, text };
    correct.mutate({ id: held.id, row: corrected, evenIfThere });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Correct this row"
      description={
        <>
          <p>{held.reason}</p>
          <code className="mt-2 block max-h-32 overflow-y-auto rounded-control bg-paper px-2.5 py-1.5 font-mono text-small wrap-anywhere whitespace-pre-wrap select-all">
            {held.raw}
          </code>
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="correct-held-row"
            variant="primary"
            isBusy={correct.isPending}
            disabledReason={missing}
          >
            Book this row
          </Button>
        </>
      }
    >
      <form
        id="correct-held-row"
        className="grid gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          book(false);
        }}
      >
        <DateField label="Day" value={date} onChange={setDate} />
        <Select
          label="Account"
          value={String(account?.id ?? '')}
          onChange={(id) => setAccountId(Number(id))}
          options={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextField
          label="Amount"
          value={amount}
          onChange={setAmount}
          error={amountProblem}
          hint="Money out with a minus"
        />
        <TextField
          label="Currency"
          value={currency}
          onChange={setCurrency}
          maxLength={3}
          error={isCurrency ? null : 'Three letters, such as EUR.'}
        />
        <div className="sm:col-span-2">
          <TextField label="Text" value={text} onChange={setText} maxLength={1000} hint="What the bank says of it" />
        </div>
      </form>
      {correct.data?.outcome === 'already_there' && (
        <div className="mt-3">
          <InlineNotice
            tone="attention"
            action={<Button onClick={() => book(true)}>It is another one: book it</Button>}
          >
            Your books have a transaction of this day, amount and text already.
          </InlineNotice>
        </div>
      )}
      {correct.error && (
        <div className="mt-3">
          <ErrorPanel error={correct.error} />
        </div>
      )}
    </Dialog>
  );
}
