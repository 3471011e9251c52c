import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { optionalColumnSchema } from '../../../../shared/contract/settings.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Checkbox } from '../../ui/Toggles.tsx';
import { optionalColumnNames } from './transactionColumns.tsx';
import type { useColumnChoice } from './useColumnChoice.ts';

/** Which columns the list has beside date, payee, amount and category. */
export function ColumnMenu({ choice }: { choice: ReturnType<typeof useColumnChoice> }) {
  const [isOpen, setIsOpen] = useState(false);
  useAction('chooseColumns', () => setIsOpen(true));
  return (
    <Popover
      label="Columns"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button icon={<Columns3 size={14} />}>Columns</Button>}
    >
      <div className="grid gap-2.5">
        {optionalColumnSchema.options.map((column) => (
          <Checkbox
            key={column}
            label={optionalColumnNames[column]}
            isChecked={!choice.hidden.has(column)}
            onChange={(isShown) => choice.show(column, isShown)}
          />
        ))}
        <p className="text-small text-soft">
          In a narrow window, or beside an opened transaction, some of them give way.
        </p>
      </div>
    </Popover>
  );
}
