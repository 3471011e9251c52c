import { Download } from 'lucide-react';
import { useState } from 'react';
import type { TransactionFilter, TransactionSort } from '../../../../shared/contract/transactions.ts';
import { useAction } from '../../actions/useAction.ts';
import { localDay } from '../../localDays.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { loadTransactions } from '../../transactions/loadTransactions.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/format.ts';
import { Menu } from '../../ui/Menu.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { transactionsCsv, transactionsForClipboard } from './spreadsheetText.ts';

/** Takes the whole list, as it is filtered and sorted, out of the app: as a CSV file, or to the clipboard. */
export function ExportMenu({
  filter,
  sort,
  count,
}: {
  filter: TransactionFilter;
  sort: TransactionSort;
  count: number;
}) {
  const { locale } = usePreferences();
  const [isBusy, setIsBusy] = useState(false);
  const nothing = count > 0 ? null : 'There is nothing in the list.';
  const rows = countOf(count, 'row', 'rows', locale);

  async function take(hand: (loaded: Awaited<ReturnType<typeof loadTransactions>>) => Promise<string> | string) {
    setIsBusy(true);
    try {
      showToast({ message: await hand(await loadTransactions(filter, sort)) });
    } catch (error) {
      showErrorToast(error);
    } finally {
      setIsBusy(false);
    }
  }
  const download = () =>
    void take((loaded) => {
      const name = `transactions-${localDay(new Date())}.csv`;
      saveFile(name, transactionsCsv(loaded), 'text/csv');
      return `${countOf(loaded.length, 'row was', 'rows were', locale)} written to ${name}.`;
    });
  const copy = () =>
    void take(async (loaded) => {
      await navigator.clipboard.writeText(transactionsForClipboard(loaded));
      return `${countOf(loaded.length, 'row was', 'rows were', locale)} copied.`;
    });
  useAction('exportTransactions', download, nothing);

  return (
    <Menu
      trigger={
        <Button icon={<Download size={14} />} disabledReason={nothing} isBusy={isBusy}>
          Export
        </Button>
      }
      items={[
        { id: 'csv', label: `Download ${rows} as CSV`, perform: download },
        { id: 'copy', label: `Copy ${rows} for a spreadsheet`, perform: copy },
      ]}
    />
  );
}
