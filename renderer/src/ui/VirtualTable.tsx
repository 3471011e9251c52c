import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { classNames } from './classNames.ts';
import { nextRowIndex, toggledSelection } from './rowMovement.ts';
import { Checkbox } from './Toggles.tsx';
import { type Sort, TableHead } from './VirtualTableHead.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** A CSS grid track: `96px`, `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Left out below 560 px (`sm`), 800 px (`md`) or 1100 px (`lg`). */
  readonly hideBelow?: 'sm' | 'md' | 'lg';
  render(row: Row): ReactNode;
}

export interface VirtualTableProps<Row, Key extends string | number> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** The rows loaded so far, in the order of the host. */
  readonly rows: readonly Row[];
  rowKey(row: Row): Key;
  /** One sentence that names the row for screen readers, where its cells alone do not. */
  rowLabel?(row: Row): string;
  /** How many rows there are in all, where it is known. */
  readonly totalCount?: number | undefined;
  readonly hasNextPage?: boolean;
  readonly isFetchingNextPage?: boolean;
  fetchNextPage?(): unknown;
  readonly sort?: Sort;
  onSort?(sort: Sort): void;
  /** Enter, or a click on the row. */
  onOpen?(row: Row): void;
  /** The row whose details are shown beside the table. */
  readonly openKey?: Key | null;
  /** With a selection a column of boxes appears; Space toggles, Shift+arrows extend, Ctrl+A takes all loaded rows. */
  readonly selection?: ReadonlySet<Key>;
  onSelectionChange?(selection: ReadonlySet<Key>): void;
  /** Hears of the row that the keyboard stands on. */
  onActiveRowChange?(row: Row): void;
  /** Hears of the row that has the focus, however it came to it. */
  onRowFocus?(row: Row): void;
  /** Two where cells hold two lines one above the other, for narrow windows. */
  readonly linesPerRow?: 1 | 2;
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode;
}

const selectionWidth = '32px';
const secondLineHeight = 22;

/**
 * A grid of rows of one fixed height, of which only those in view are in the document. It fills the height of its
 * container and scrolls by itself; it asks for the next page when the end comes near.
 */
export function VirtualTable<Row, Key extends string | number>(props: VirtualTableProps<Row, Key>) {
  const { label, rows, rowKey, totalCount, hasNextPage = false, isFetchingNextPage = false, fetchNextPage } = props;
  const { selection, onSelectionChange, onOpen, openKey } = props;
  const { rowHeight: lineHeight } = usePreferences();
  const rowHeight = lineHeight + (props.linesPerRow === 2 ? secondLineHeight : 0);
  const columns = useVisibleColumns(props.columns);
  const scroller = useRef<HTMLDivElement>(null);
  const [activeIndex, setActiveIndex] = useState(0);
  const [anchorIndex, setAnchorIndex] = useState(0);
  const mustFocus = useRef(false);
  const hasFocus = useRef(false);
  const hasSelection = Boolean(selection && onSelectionChange);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    overscan: 12,
    scrollPaddingStart: lineHeight,
  });
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [rowHeight, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 30) void fetchNextPage?.();
  }, [hasNextPage, isFetchingNextPage, lastShown, rows.length, fetchNextPage]);

  const focusIndex = Math.min(activeIndex, Math.max(0, rows.length - 1));
  useEffect(() => {
    // A row that went away while it had the focus, such as one that a filter finds no more, hands it to its successor.
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (!mustFocus.current && !isLost) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${focusIndex}"]`);
    if (element) {
      mustFocus.current = false;
      element.focus({ preventScroll: true });
    }
  });

  function moveTo(index: number) {
    mustFocus.current = true;
    setActiveIndex(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = rows[index];
    if (row !== undefined) props.onActiveRowChange?.(row);
  }

  function toggle(index: number, isRange: boolean) {
    if (!selection || !onSelectionChange) return;
    onSelectionChange(toggledSelection(selection, rows.map(rowKey), isRange ? anchorIndex : index, index, isRange));
    if (!isRange) setAnchorIndex(index);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.target !== event.currentTarget) return;
    const row = rows[focusIndex];
    if (row === undefined) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !isCommand && onOpen) onOpen(row);
    else if (event.key === ' ' && hasSelection) toggle(focusIndex, event.shiftKey);
    else if (event.key.toLowerCase() === 'a' && isCommand && onSelectionChange)
      onSelectionChange(new Set(rows.map(rowKey)));
    else {
      const rowsInView = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
      const next = isCommand ? null : nextRowIndex(event.key, focusIndex, rows.length, rowsInView);
      if (next === null) return;
      if (event.shiftKey && hasSelection && selection && onSelectionChange)
        onSelectionChange(toggledSelection(selection, rows.map(rowKey), anchorIndex, next, true));
      else setAnchorIndex(next);
      moveTo(next);
    }
    event.preventDefault();
  }

  function onRowClick(event: MouseEvent, index: number, row: Row) {
    // React also tells of clicks in the menu of a row, which stands elsewhere in the document.
    if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
    if (event.target instanceof Element && event.target.closest('button, a, input, label, [role="checkbox"]')) return;
    setActiveIndex(index);
    props.onActiveRowChange?.(row);
    if (hasSelection && (event.shiftKey || event.ctrlKey || event.metaKey)) toggle(index, event.shiftKey);
    else onOpen?.(row);
  }

  // The grid pattern of the ARIA authoring practices on a table element: rows and cells keep the meaning they have.
  const grid = { role: 'grid', ...(hasSelection ? { 'aria-multiselectable': true } : {}) };
  const template = [...(hasSelection ? [selectionWidth] : []), ...columns.map((column) => column.width)].join(' ');
  const selectedCount = selection ? rows.filter((row) => selection.has(rowKey(row))).length : 0;

  return (
    <div ref={scroller} className="relative h-full min-h-40 overflow-auto overscroll-contain" data-scroller="">
      {/* Laid out as blocks and grids: only the meaning of a table is used, not its layout. */}
      <table
        {...grid}
        className="block"
        aria-label={label}
        aria-rowcount={hasNextPage && totalCount === undefined ? -1 : (totalCount ?? rows.length) + 1}
        aria-colcount={columns.length + (hasSelection ? 1 : 0)}
        aria-busy={isFetchingNextPage}
      >
        <TableHead
          columns={columns}
          template={template}
          rowHeight={lineHeight}
          sort={props.sort}
          onSort={props.onSort}
          selectionBox={
            hasSelection && (
              <Checkbox
                label="Select all loaded rows"
                isLabelHidden
                isChecked={selectedCount === 0 ? false : selectedCount === rows.length ? true : 'indeterminate'}
                onChange={(isChecked) => onSelectionChange?.(new Set(isChecked ? rows.map(rowKey) : []))}
              />
            )
          }
        />
        <tbody className="relative block" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const key = rowKey(row);
            const isSelected = selection?.has(key) ?? false;
            return (
              <tr
                key={item.key}
                aria-rowindex={item.index + 2}
                aria-label={props.rowLabel?.(row)}
                aria-selected={hasSelection ? isSelected : openKey === undefined ? undefined : key === openKey}
                data-index={item.index}
                tabIndex={item.index === focusIndex ? 0 : -1}
                onFocus={(event) => {
                  if (event.target !== event.currentTarget) return;
                  hasFocus.current = true;
                  setActiveIndex(item.index);
                  props.onRowFocus?.(row);
                }}
                onBlur={() => {
                  hasFocus.current = false;
                }}
                onKeyDown={onKeyDown}
                onClick={(event) => onRowClick(event, item.index, row)}
                className={classNames(
                  'absolute inset-x-0 grid items-center gap-3 border-b border-line px-4.5 -outline-offset-2',
                  onOpen && 'cursor-pointer',
                  isSelected || key === openKey ? 'bg-accent-soft' : 'hover:bg-hover',
                )}
                style={{ height: rowHeight, top: item.start, gridTemplateColumns: template }}
              >
                {hasSelection && (
                  <td>
                    <Checkbox
                      label={`Select ${props.rowLabel?.(row) ?? `row ${item.index + 1}`}`}
                      isLabelHidden
                      isChecked={isSelected}
                      onChange={() => toggle(item.index, false)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={classNames('min-w-0 truncate', column.align === 'end' && 'text-right')}
                  >
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && props.empty}
      <output className="sr-only">{isFetchingNextPage ? 'Loading more rows' : ''}</output>
    </div>
  );
}

function useVisibleColumns<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const isBelowSmall = useMediaQuery('(max-width: 559.98px)');
  const isBelowMedium = useMediaQuery('(max-width: 799.98px)');
  const isBelowLarge = useMediaQuery('(max-width: 1099.98px)');
  return useMemo(() => {
    const hidden = new Set([
      ...(isBelowSmall ? ['sm'] : []),
      ...(isBelowMedium ? ['md'] : []),
      ...(isBelowLarge ? ['lg'] : []),
    ]);
    return columns.filter((column) => column.hideBelow === undefined || !hidden.has(column.hideBelow));
  }, [columns, isBelowSmall, isBelowMedium, isBelowLarge]);
}
