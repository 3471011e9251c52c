import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { decimalRateSchema, type ExchangeRate } from '../../../../shared/contract/exchangeRates.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { localDay } from '../../localDays.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';
import { currencyOptions } from './formats.ts';

/** Rates that a person sets by hand, for one sum over several currencies. Nothing is asked of the network. */
export function ExchangeRatesCard({ homeCurrency }: { homeCurrency: string }) {
  const rates = useQuery(trpc.exchangeRates.listExchangeRates.queryOptions());
  return (
    <Card
      title="Exchange rates"
      description={`Set by you, for one total in ${homeCurrency} where there are several currencies. A rate counts from its day on until the next one. Amounts themselves stay as they are.`}
      isFlush
    >
      {rates.error && <ErrorPanel error={rates.error} onRetry={() => void rates.refetch()} />}
      {(rates.data ?? []).length > 0 && (
        <ul className="max-h-72 overflow-y-auto">
          {rates.data?.map((rate) => (
            <RateLine key={rate.id} rate={rate} />
          ))}
        </ul>
      )}
      <RateForm homeCurrency={homeCurrency} />
    </Card>
  );
}

function RateLine({ rate }: { rate: ExchangeRate }) {
  const { undo } = useUndo();
  const remove = useMutation(
    trpc.exchangeRates.deleteExchangeRate.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ changeSetId }) =>
        showToast({ message: 'The rate is gone.', action: { label: 'Undo', perform: () => undo(changeSetId) } }),
    }),
  );
  const text = `1 ${rate.currency} = ${rate.rate} ${rate.quote}`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4.5 py-2">
      <span className="min-w-0 flex-1 basis-48 tabular-nums">{text}</span>
      <span className="text-control text-soft">
        from <DateText value={rate.date} />
      </span>
      <Button
        size="small"
        aria-label={`Delete the rate ${text} of ${rate.date}`}
        isBusy={remove.isPending}
        onClick={() => remove.mutate({ exchangeRateId: rate.id })}
      >
        Delete
      </Button>
    </li>
  );
}

function RateForm({ homeCurrency }: { homeCurrency: string }) {
  const { undo } = useUndo();
  const [currency, setCurrency] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>(localDay(new Date()));
  const [rate, setRate] = useState('');
  const set = useMutation(
    trpc.exchangeRates.setExchangeRate.mutationOptions({
      onSuccess: ({ changeSetId }) => {
        setRate('');
        showToast({ message: 'The rate is set.', action: { label: 'Undo', perform: () => undo(changeSetId) } });
      },
    }),
  );
  const typed = decimalRateSchema.safeParse(rate.trim().replace(',', '.'));
  const missing =
    currency === null
      ? 'Choose the currency.'
      : date === null
        ? 'Say from which day on.'
        : typed.success
          ? null
          : 'Write the rate.';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (currency === null || date === null || !typed.success) return;
    set.mutate({ currency, quote: homeCurrency, date, rate: typed.data });
  }
  return (
    <form
      className="grid items-end gap-3 border-t border-line px-4.5 py-3 sm:grid-cols-[1fr_9rem_10rem_auto]"
      onSubmit={submit}
    >
      <Combobox
        label="One unit of"
        placeholder="Choose a currency"
        value={currency}
        onChange={setCurrency}
        options={currencyOptions().filter(({ value }) => value !== homeCurrency)}
        {...(currency === null ? {} : { valueLabel: currency })}
      />
      <TextField
        label={`In ${homeCurrency}`}
        value={rate}
        onChange={setRate}
        placeholder="1.0842"
        error={rate.trim() === '' || typed.success ? null : 'A number such as 1.0842'}
      />
      <DateField label="From" value={date} onChange={setDate} />
      <Button type="submit" isBusy={set.isPending} disabledReason={missing}>
        Set the rate
      </Button>
      {set.error && (
        <div className="sm:col-span-4">
          <ErrorPanel error={set.error} />
        </div>
      )}
    </form>
  );
}
