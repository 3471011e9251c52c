import { z } from 'zod';
import { type AutomationRule, type RuleDraft, ruleDraftSchema } from '../../../shared/contract/automation.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import {
  findAccountByName,
  listCategoryRows,
  readAccount,
  readCategoryByPath,
} from '../../database/stores/bookStore.ts';

// Rules as a file: as a person writes them, with categories and accounts by their names in the place of ids.

const fileSchema = z.object({
  format: z.literal('countinghouse rules'),
  version: z.literal(1),
  rules: z.array(z.unknown()).max(2000),
});

/** Fields of the rule language that hold ids, and what they are called in a file. */
const fields = {
  categoryId: { named: 'category', of: 'categories', isMany: false },
  categoryIds: { named: 'categories', of: 'categories', isMany: true },
  accountIds: { named: 'accounts', of: 'accounts', isMany: true },
} as const;
type IdField = keyof typeof fields;
const isIdField = (name: string): name is IdField => name in fields;
const idFieldOf = (name: string) =>
  Object.keys(fields)
    .filter(isIdField)
    .find((field) => fields[field].named === name);

const idsSchema = z.array(z.int());
const namesSchema = z.array(z.string());

export function exportRules(connection: Connection, rules: readonly AutomationRule[]): string {
  const paths = new Map(listCategoryRows(connection).map(({ id, path }) => [id, path]));
  const nameOf = (of: 'categories' | 'accounts', id: number) =>
    (of === 'categories' ? paths.get(id) : readAccount(connection, id)?.name) ?? `${id}, which is gone`;
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, field]): [string, unknown] => {
        if (!isIdField(key)) return [key, named(field)];
        const { named: name, of, isMany } = fields[key];
        if (isMany) return [name, idsSchema.parse(field).map((id) => nameOf(of, id))];
        return [name, field === null ? null : nameOf(of, z.int().parse(field))];
      }),
    );
  };
  const drafts = rules.map(({ name, description, type, matcher, conditions, actions, monitoring }) =>
    named({ name, description, type, matcher, conditions, actions, monitoring }),
  );
  const file = { format: 'countinghouse rules', version: 1, rules: drafts } satisfies z.infer<typeof fileSchema>;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The rules of a file, switched off. Throws with the reason where one cannot be read, or names what is not there. */
export function importRules(connection: Connection, content: string): RuleDraft[] {
  const file = fileSchema.safeParse(parsed(content));
  if (!file.success) throw new AppError('BAD_INPUT', 'This is not a file of rules of Countinghouse.');
  return file.data.rules.map((rule, index) => {
    const draft = ruleDraftSchema.safeParse(withIds(connection, rule));
    const problem = draft.error?.issues[0];
    if (draft.success) return { ...draft.data, isActive: false };
    throw new AppError('BAD_INPUT', `Rule ${index + 1} of the file cannot be read. ${problem?.message ?? ''}`.trim());
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function withIds(connection: Connection, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withIds(connection, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]): [string, unknown] => {
      const idField = idFieldOf(key);
      if (idField === undefined) return [key, withIds(connection, field)];
      const { of, isMany } = fields[idField];
      if (isMany) {
        const names = namesSchema.safeParse(field);
        return [idField, names.success ? names.data.map((name) => idOf(connection, of, name)) : field];
      }
      return [idField, typeof field === 'string' ? idOf(connection, of, field) : field];
    }),
  );
}

function idOf(connection: Connection, of: 'categories' | 'accounts', name: string): number {
  const found = of === 'categories' ? readCategoryByPath(connection, name) : findAccountByName(connection, name);
  if (found) return found.id;
  const what = of === 'categories' ? 'category' : 'account';
  throw new AppError('NOT_FOUND', `The file names the ${what} “${name}”, which these books do not have.`);
}
