import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';

export interface ChartText {
  readonly title: string;
  /** One sentence that says what the chart shows, with its figures. */
  readonly summary: string;
}

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Title, sentence, and the figures behind the picture: nobody has to read a chart to learn what it says. */
export function ChartFrame({
  title,
  summary,
  table,
  children,
}: ChartText & { table: ChartTable; children: ReactNode }) {
  const [isTable, setIsTable] = useState(false);
  const titleId = useId();
  return (
    <figure aria-labelledby={titleId} className="min-w-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <figcaption className="min-w-0 flex-1 basis-56">
          <h3 id={titleId} className="text-body font-semibold">
            {title}
          </h3>
          <p className="text-control text-soft">{summary}</p>
        </figcaption>
        <Button size="small" variant="quiet" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </div>
      <div className="mt-3">{isTable ? <FigureTable titleId={titleId} table={table} /> : children}</div>
    </figure>
  );
}

function FigureTable({ titleId, table }: { titleId: string; table: ChartTable }) {
  return (
    <div className="overflow-x-auto">
      <table aria-labelledby={titleId} className="w-full text-control">
        <thead>
          <tr className="border-b border-line text-small text-soft">
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={`py-1 font-normal ${index === 0 ? 'text-left' : 'text-right'}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr key={[name, ...cells].join(' ')} className="border-b border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              {cells.map((cell, index) => (
                <td key={table.columns[index + 1]} className="py-1 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
