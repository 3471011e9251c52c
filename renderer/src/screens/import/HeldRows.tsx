import { useState } from 'react';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';

export interface HeldRow {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

const shownAtFirst = 20;

/** Rows that were not imported because they cannot be read for certain: where, why, and as they stand in the file. */
export function HeldRows({ rows, count = rows.length }: { rows: readonly HeldRow[]; count?: number }) {
  const { locale } = usePreferences();
  const [isWhole, setIsWhole] = useState(false);
  const shown = (isWhole ? rows : rows.slice(0, shownAtFirst)).map((row, position) => ({ row, position }));
  return (
    <div>
      <ol className="divide-y divide-line border-y border-line">
        {shown.map(({ row, position }) => (
          <HeldRowItem key={position} row={row} />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3 px-4.5 py-3 text-small text-soft">
        <CopyButton text={copyOf(rows)} label="Copy these rows" />
        {rows.length > shown.length && (
          <Button onClick={() => setIsWhole(true)}>
            Show {countOf(rows.length - shown.length, 'more row', 'more rows', locale)}
          </Button>
        )}
        {count > rows.length && (
          <span>
            The first {rows.length} of {countOf(count, 'row', 'rows', locale)}.
          </span>
        )}
      </div>
    </div>
  );
}

function HeldRowItem({ row }: { row: HeldRow }) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4.5 py-2 sm:grid-cols-[64px_minmax(0,1fr)]">
      <span className="text-soft">line {row.line}</span>
      <div className="min-w-0">
        <p>{row.reason}</p>
        <code className="block font-mono text-small wrap-anywhere whitespace-pre-wrap text-soft select-all">
          {row.raw}
        </code>
      </div>
    </li>
  );
}

function copyOf(rows: readonly HeldRow[]): string {
  return rows.map((row) => `line ${row.line}: ${row.reason}\n${row.raw}`).join('\n\n');
}
