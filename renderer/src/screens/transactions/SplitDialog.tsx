import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryPicker } from '../../categories/CategoryPicker.tsx';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { Money } from '../../ui/Values.tsx';
import { evenParts, partText, typedPart } from './parts.ts';

interface DraftPart {
  readonly key: number;
  readonly amount: string;
  readonly categoryId: number | null;
  readonly note: string;
}

const mostParts = 100;

/** Divides a transaction into parts with categories of their own, or joins them again. */
export function SplitDialog({ transaction, onClose }: { transaction: Transaction; onClose(): void }) {
  const { undo } = useUndo();
  const nextKey = useRef(2);
  const [parts, setParts] = useState(() => draftsOf(transaction, nextKey));
  const [openPicker, setOpenPicker] = useState<number | null>(null);
  const done = (message: string) => ({
    onSuccess: ({ changeSetId }: { changeSetId: string }) => {
      showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } });
      onClose();
    },
  });
  const split = useMutation(trpc.transactions.splitTransaction.mutationOptions());
  const join = useMutation(trpc.transactions.unsplitTransaction.mutationOptions({ onError: showErrorToast }));

  const amounts = parts.map(({ amount }) => typedPart(amount, transaction));
  const rest = transaction.amount - amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const missing = problemOf(amounts, rest);

  function change(key: number, fields: Partial<DraftPart>) {
    setParts(parts.map((part) => (part.key === key ? { ...part, ...fields } : part)));
  }
  function give(place: number) {
    const amount = (amounts[place] ?? 0) + rest;
    const key = parts[place]?.key;
    if (key !== undefined) change(key, { amount: partText(amount, transaction) });
  }
  function add() {
    const amount = rest === 0 ? '' : partText(rest, transaction);
    setParts([...parts, { key: nextKey.current++, amount, categoryId: null, note: '' }]);
  }
  function divideEvenly() {
    const even = evenParts(transaction.amount, parts.length);
    setParts(parts.map((part, place) => ({ ...part, amount: partText(even[place] ?? 0, transaction) })));
  }
  function save(event: FormEvent) {
    event.preventDefault();
    if (missing !== null) return;
    split.mutate(
      {
        transactionId: transaction.id,
        parts: parts.map(({ categoryId, note }, place) => ({ amount: amounts[place] ?? 0, categoryId, note })),
      },
      done(`Divided into ${parts.length} parts.`),
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Divide this transaction"
      description={
        <>
          {transaction.payeeName}, <Money amount={transaction.amount} currency={transaction.currency} showCurrency />.
          Write amounts, or shares such as 30 %.
        </>
      }
      footer={
        <>
          {transaction.parts.length > 0 && (
            <span className="mr-auto">
              <Button
                isBusy={join.isPending}
                onClick={() => join.mutate({ transactionId: transaction.id }, done('Joined into one again.'))}
              >
                Join into one again
              </Button>
            </span>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="split" variant="primary" isBusy={split.isPending} disabledReason={missing}>
            Divide
          </Button>
        </>
      }
    >
      <form id="split" className="grid gap-3" onSubmit={save}>
        {split.error && <ErrorPanel error={split.error} />}
        {parts.map((part, place) => {
          const name = `part ${place + 1}`;
          return (
            <fieldset
              key={part.key}
              aria-label={`Part ${place + 1}`}
              className="grid items-end gap-2 sm:grid-cols-[7rem_auto_minmax(0,1fr)_minmax(0,1fr)_auto]"
            >
              <TextField
                label={`Amount of ${name}`}
                isLabelHidden={place > 0}
                value={part.amount}
                onChange={(amount) => change(part.key, { amount })}
                error={part.amount.trim() === '' || amounts[place] !== null ? null : 'No amount'}
              />
              <Button
                disabledReason={rest === 0 ? 'Nothing is left to give.' : null}
                aria-label={`Give the rest to ${name}`}
                onClick={() => give(place)}
              >
                Rest
              </Button>
              <CategoryPicker
                label={`Category of ${name}`}
                isLabelHidden={place > 0}
                placeholder="No category"
                value={part.categoryId}
                rows={[transaction]}
                onChoose={({ id }) => change(part.key, { categoryId: id })}
                onClear={() => change(part.key, { categoryId: null })}
                isOpen={openPicker === part.key}
                onOpenChange={(isOpen) => setOpenPicker(isOpen ? part.key : null)}
              />
              <TextField
                label={`Note of ${name}`}
                isLabelHidden={place > 0}
                maxLength={500}
                value={part.note}
                onChange={(note) => change(part.key, { note })}
              />
              <IconButton
                label={`Remove ${name}`}
                icon={<X size={15} />}
                disabledReason={parts.length > 2 ? null : 'There are at least two parts.'}
                onClick={() => setParts(parts.filter(({ key }) => key !== part.key))}
              />
            </fieldset>
          );
        })}
        <div className="flex flex-wrap items-center gap-2">
          <Button disabledReason={parts.length < mostParts ? null : 'There are at most 100 parts.'} onClick={add}>
            <Plus size={15} aria-hidden="true" /> Add a part
          </Button>
          <Button onClick={divideEvenly}>Divide evenly</Button>
          <p aria-live="polite" className={`ml-auto ${rest === 0 ? 'text-soft' : 'text-warn'}`}>
            {rest === 0 ? 'The parts add up.' : 'Left to give: '}
            {rest !== 0 && <Money amount={rest} currency={transaction.currency} showCurrency />}
          </p>
        </div>
      </form>
    </Dialog>
  );
}

function draftsOf(transaction: Transaction, nextKey: { current: number }): readonly DraftPart[] {
  if (transaction.parts.length === 0) {
    const whole = { amount: partText(transaction.amount, transaction), categoryId: transaction.categoryId, note: '' };
    return [
      { key: 0, ...whole },
      { key: 1, amount: '', categoryId: null, note: '' },
    ];
  }
  return transaction.parts.map(({ amount, categoryId, note }) => ({
    key: nextKey.current++,
    amount: partText(amount, transaction),
    categoryId,
    note: note ?? '',
  }));
}

function problemOf(amounts: readonly (number | null)[], rest: number): string | null {
  if (amounts.some((amount) => amount === null || amount === 0)) return 'Give every part an amount, none of zero.';
  return rest === 0 ? null : 'The parts do not add up to the whole yet.';
}
