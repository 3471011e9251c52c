import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { countOf } from '../../ui/format.ts';
import type { ImportChoices } from './ImportSession.ts';

interface DestinationProps {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
  onChoose(change: Partial<ImportChoices>): void;
}

/** The account that the rows go to, and their currency: as the file says, or asked where it does not. */
export function Destination({ preview, choices, onChoose }: DestinationProps) {
  // Several accounts are named row by row; then only rows that name none go to the one chosen here.
  const asks = !preview.namesAccount || !preview.namesCurrency;
  return (
    <Card title="Where the rows go">
      {(preview.namesAccount || preview.accounts.length > 1) && <AccountList accounts={preview.accounts} />}
      {asks && (
        <div className="grid max-w-2xl gap-x-4 gap-y-3 sm:grid-cols-2">
          {!preview.namesAccount && <AccountChoice preview={preview} choices={choices} onChoose={onChoose} />}
          {!preview.namesCurrency && <CurrencyChoice preview={preview} choices={choices} onChoose={onChoose} />}
        </div>
      )}
    </Card>
  );
}

const accountsShownAtFirst = 8;

function AccountList({ accounts }: { accounts: ImportPreview['accounts'] }) {
  const { locale } = usePreferences();
  const [isWhole, setIsWhole] = useState(false);
  const byRows = [...accounts].sort((left, right) => right.rows - left.rows);
  const shown = isWhole ? byRows : byRows.slice(0, accountsShownAtFirst);
  return (
    <div className="not-last:mb-4">
      <ul className="grid grid-cols-1 gap-x-6 gap-y-1.5 md:grid-cols-2">
        {shown.map((account) => (
          <li key={`${account.name} ${account.currency}`} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <span className="font-medium">{account.name}</span>
            <span className="text-soft">
              {account.currency} · {countOf(account.rows, 'row', 'rows', locale)}
            </span>
            {!account.isKnown && <Chip>new account</Chip>}
          </li>
        ))}
      </ul>
      {shown.length < byRows.length && (
        <div className="mt-2">
          <Button size="small" onClick={() => setIsWhole(true)}>
            Show {countOf(byRows.length - shown.length, 'more account', 'more accounts', locale)}
          </Button>
        </div>
      )}
    </div>
  );
}

function AccountChoice({ preview, choices, onChoose }: DestinationProps) {
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions());
  const chosen = choices.account ?? preview.accounts[0]?.name ?? null;
  const isKnown = preview.accounts.find(({ name }) => name === chosen)?.isKnown ?? false;
  const options = (accounts.data ?? [])
    .filter(({ isArchived }) => !isArchived)
    .map(({ name, currency }) => ({ value: name, label: name, hint: currency }));
  return (
    <Combobox
      label="Account"
      hint={`The file names none. ${isKnown ? 'This one is in your books already.' : 'This one will be new in your books.'}`}
      value={chosen}
      {...(chosen === null ? {} : { valueLabel: chosen })}
      onChange={(account) => onChoose({ account })}
      onCreate={(account) => onChoose({ account: account.slice(0, 80) })}
      options={options}
    />
  );
}

const currencies = Intl.supportedValuesOf('currency');

function CurrencyChoice({ preview, choices, onChoose }: DestinationProps) {
  const { locale } = usePreferences();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const chosen = choices.currency ?? preview.accounts[0]?.currency ?? null;
  return (
    <Combobox
      label="Currency"
      hint="The file names none."
      value={chosen}
      {...(chosen === null ? {} : { valueLabel: chosen })}
      onChange={(currency) => onChoose({ currency })}
      options={currencies.map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}`.trim() }))}
    />
  );
}
