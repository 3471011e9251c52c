import type { CsvLayoutChoice as ContractChoice } from '../../../shared/contract/imports.ts';
import type { CsvColumns, CsvLayoutChoice } from '../../importers/statement.ts';

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(fields: T): Defined<T>;
function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The person's choices as the reader takes them: what was not chosen is absent, not undefined. */
export function definedFields(choice: ContractChoice | undefined): CsvLayoutChoice {
  if (!choice) return {};
  const { columns, ...fields } = choice;
  const chosenColumns: Partial<CsvColumns> | undefined = columns && withoutUndefined(columns);
  return { ...withoutUndefined(fields), ...(chosenColumns ? { columns: chosenColumns } : {}) };
}

/** What is chosen now over what was chosen before. */
export function layoutOver(before: CsvLayoutChoice, now: CsvLayoutChoice): CsvLayoutChoice {
  const columns = { ...before.columns, ...now.columns };
  return { ...before, ...now, ...(Object.keys(columns).length > 0 ? { columns } : {}) };
}
