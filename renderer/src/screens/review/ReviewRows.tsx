import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryChip } from '../../categories/CategoryChip.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { classNames } from '../../ui/classNames.ts';
import { Checkbox } from '../../ui/Toggles.tsx';
import { DateText, Money, Percent } from '../../ui/Values.tsx';

/** From 560 px one line; below, the suggestion goes under the text. */
const rowGrids = {
  withinYear: 'grid-cols-[18px_48px_minmax(0,1fr)_auto] sm:grid-cols-[18px_52px_minmax(0,1fr)_auto_7.5rem_40px]',
  overYears: 'grid-cols-[18px_84px_minmax(0,1fr)_auto] sm:grid-cols-[18px_92px_minmax(0,1fr)_auto_7.5rem_40px]',
} as const;

/** The grid pattern of the ARIA authoring practices on a table element: rows and cells keep the meaning they have. */
const grid = { role: 'grid', 'aria-multiselectable': true };

/** The rows of the group that is open. One of them is current; any can be ticked, to decide on it alone. */
export function ReviewRows({
  label,
  rows,
  currentId,
  ticked,
  onMove,
  onTick,
}: {
  label: string;
  rows: readonly Transaction[];
  currentId: number;
  ticked: ReadonlySet<number>;
  onMove(transactionId: number): void;
  onTick(transactionId: number): void;
}) {
  const { homeCurrency } = usePreferences();
  const isWithinYear = new Set(rows.map((row) => row.date.slice(0, 4))).size === 1;
  return (
    // Laid out as blocks and grids: only the meaning of a table is used, not its layout.
    <table {...grid} aria-label={label} className="block">
      <thead className="sr-only">
        <tr>
          <th scope="col">Ticked</th>
          <th scope="col">Date</th>
          <th scope="col">Text from the bank</th>
          <th scope="col">Amount</th>
          <th scope="col">Suggestion</th>
          <th scope="col">How sure</th>
        </tr>
      </thead>
      <tbody className="block">
        {rows.map((row) => {
          const isCurrent = row.id === currentId;
          return (
            <tr
              key={row.id}
              data-row={row.id}
              aria-selected={ticked.has(row.id)}
              aria-current={isCurrent || undefined}
              tabIndex={isCurrent ? 0 : -1}
              onFocus={(event) => event.target === event.currentTarget && !isCurrent && onMove(row.id)}
              onClick={() => onMove(row.id)}
              className={classNames(
                rowGrids[isWithinYear ? 'withinYear' : 'overYears'],
                'grid min-h-(--row-height) cursor-pointer items-center gap-x-3 gap-y-0.5 px-4.5 border-t border-line py-1 -outline-offset-2',
                isCurrent ? 'bg-accent-soft' : 'hover:bg-sunk',
              )}
            >
              <td>
                <Checkbox
                  label={`Tick ${row.bankText}`}
                  isLabelHidden
                  isChecked={ticked.has(row.id)}
                  onChange={() => onTick(row.id)}
                />
              </td>
              <td className="text-soft">
                <DateText value={row.date} style={isWithinYear ? 'short' : 'medium'} />
              </td>
              <td className="truncate" title={row.bankText}>
                {row.bankText}
              </td>
              <td className="text-right">
                <Money amount={row.amount} currency={row.currency} showCurrency={row.currency !== homeCurrency} />
              </td>
              <td className="col-start-3 min-w-0 sm:col-start-auto">
                <CategoryChip transaction={row} />
              </td>
              <td className="text-right text-soft">
                {row.suggestedCategoryId !== null && row.confidence !== null && <Percent share={row.confidence} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
