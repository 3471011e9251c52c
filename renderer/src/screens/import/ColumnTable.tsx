import type { CsvLayoutChoice, CsvReading } from '../../../../shared/contract/imports.ts';
import { Select } from '../../ui/Select.tsx';
import { type ColumnRole, columnRoleNames, columnRoles, roleOf, withRole } from './columnRoles.ts';

const shownRows = 5;
const roleOptions = columnRoles.map((role) => ({ value: role, label: columnRoleNames[role] }));

/** The first rows as they stand in the file; above each column what it is taken for. */
export function ColumnTable({ reading, onCorrect }: { reading: CsvReading; onCorrect(choice: CsvLayoutChoice): void }) {
  const { layout, columns, sample } = reading;
  const named = columns.map((name, index) => ({ name, index, role: roleOf(layout.columns, index) }));
  const rows = sample.slice(0, shownRows).map((cells, position) => ({ cells, position }));
  return (
    <div className="overflow-x-auto border-t border-line">
      <table className="w-full border-collapse text-left text-control">
        <caption className="sr-only">The first rows of the file, and what each column is taken for</caption>
        <thead>
          <tr className="bg-sunk align-bottom">
            {named.map(({ name, index, role }) => (
              <th key={index} scope="col" className="min-w-36 px-2.5 py-2 font-medium first:pl-4.5 last:pr-4.5">
                <div className="mb-1 max-w-56 truncate" title={name}>
                  {name}
                </div>
                <Select
                  label={`${name} holds`}
                  isLabelHidden
                  value={role}
                  onChange={(chosen: ColumnRole) => onCorrect(withRole(layout, index, chosen))}
                  options={roleOptions}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, position }) => (
            <tr key={position} className="border-t border-line">
              {named.map(({ index, role }) => (
                <td
                  key={index}
                  title={cells[index]}
                  className={`max-w-56 truncate px-2.5 py-1.5 first:pl-4.5 last:pr-4.5 ${role === 'none' ? 'text-faint' : ''}`}
                >
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
