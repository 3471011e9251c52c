import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import type { Column } from './VirtualTable.tsx';

export interface Sort {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

/** The sticky row of headers. A click on a sortable one sorts by it, a second click turns the order round. */
export function TableHead<Row>({
  columns,
  template,
  rowHeight,
  sort,
  onSort,
  selectionBox,
}: {
  columns: readonly Column<Row>[];
  template: string;
  rowHeight: number;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selectionBox: ReactNode;
}) {
  return (
    <thead className="sticky top-0 z-10 block rounded-t-card bg-surface">
      <tr
        aria-rowindex={1}
        className="grid items-center gap-3 border-b border-line px-4.5 text-small text-soft"
        style={{ gridTemplateColumns: template, height: rowHeight }}
      >
        {selectionBox && <th scope="col">{selectionBox}</th>}
        {columns.map((column) => {
          const isSorted = sort?.by === column.id;
          const canSort = column.isSortable && onSort;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={canSort ? (isSorted ? sort.direction : 'none') : undefined}
              className={classNames(
                'min-w-0 truncate font-normal',
                column.align === 'end' ? 'text-right' : 'text-left',
              )}
            >
              {canSort ? (
                <button
                  type="button"
                  className={classNames('inline-flex items-center gap-1 hover:text-ink', isSorted && 'text-ink')}
                  onClick={() =>
                    onSort({
                      by: column.id,
                      direction: isSorted && sort.direction === 'descending' ? 'ascending' : 'descending',
                    })
                  }
                >
                  {column.header}
                  {isSorted && (sort.direction === 'ascending' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
