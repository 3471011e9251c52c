import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../shared/contract/automation.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf, emptyBooks } from '../../support/books.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

/** Words that the lexicon knows, words that it does not, and two that clean to the same payee. */
const texts = [
  'TESCO STORES 2041',
  'TESCO STORES 3310',
  'SHELL LONDON',
  'NETFLIX.COM',
  'QWX VANTOR',
  'SALARY ACME LTD',
];
const accountNames = ['Current', 'Joint'];
const categoryNames = ['Food', 'Travel > Fuel', 'Fun'];

const rowArbitrary: fc.Arbitrary<CsvRow> = fc.record(
  {
    date: fc.constantFrom('2026-03-01', '2026-03-02', '2026-04-01'),
    text: fc.constantFrom(...texts),
    amount: fc.constantFrom(-1250, -999, 250_000),
    category: fc.constantFrom(...categoryNames),
  },
  { requiredKeys: ['date', 'text', 'amount'] },
);

type Step =
  | { kind: 'import'; rows: CsvRow[]; account: string | undefined; categories: 'confirm' | 'ignore' }
  | { kind: 'importAgain'; file: number }
  | { kind: 'set'; row: number; category: number }
  | { kind: 'clear'; row: number }
  | { kind: 'skip'; row: number }
  | { kind: 'accept'; row: number }
  | { kind: 'rename'; account: number; name: string }
  | { kind: 'createCategory'; name: string; parent: number }
  | { kind: 'runRules' }
  | { kind: 'undo'; back: number };

const index = fc.nat({ max: 50 });
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import'),
      rows: fc.array(rowArbitrary, { minLength: 1, maxLength: 7 }),
      account: fc.constantFrom(...accountNames, undefined),
      categories: fc.constantFrom('confirm', 'ignore'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('importAgain'), file: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set'), row: index, category: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear'), row: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('skip'), row: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('accept'), row: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rename'),
      account: index,
      name: fc.constantFrom(...accountNames, 'Main account', 'Old current'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('createCategory'),
      name: fc.constantFrom('Food', 'Extra', 'Fun'),
      parent: index,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('runRules') }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('undo'), back: fc.nat({ max: 4 }) }) },
);

/** What a person refused, or asked for in vain, is an answer; anything else that is thrown is a defect. */
const refusals: ReadonlySet<string> = new Set(['BAD_INPUT', 'NOT_FOUND', 'NOTHING_TO_UNDO']);

async function refusable<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && refusals.has(error.code)) return null;
    throw error;
  }
}

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[at % Math.max(1, items.length)];

interface StoredTransaction {
  readonly id: number;
  readonly accountId: number;
  readonly fingerprint: string;
  readonly occurrence: number;
  readonly categoryId: number | null;
  readonly source: string | null;
}

const storedTransactions = (books: TestBooks) =>
  books.database.reader.all<StoredTransaction>(
    `SELECT id, account_id AS accountId, fingerprint, occurrence, category_id AS categoryId, category_source AS source
     FROM transactions ORDER BY id`,
  );
const accountsOf = (books: TestBooks) =>
  books.database.reader.all<{ id: number; name: string }>('SELECT id, name FROM accounts ORDER BY id');
const suggestionsOfNothing = (books: TestBooks) =>
  books.database.reader.all(
    `SELECT id FROM transactions WHERE category_id IS NULL AND suggested_category_id IS NOT NULL
       AND suggested_category_id NOT IN (SELECT id FROM categories)`,
  );
const changeSets = (books: TestBooks) =>
  books.database.reader.all<{ id: string; kind: string; status: string; undoes: string | null }>(
    'SELECT id, kind, status, undoes FROM change_sets ORDER BY sequence DESC',
  );

interface RowKey {
  readonly accountId: number;
  /** Fingerprint and occurrence. */
  readonly row: string;
}

/** Which rows stand, told by nothing but who put them in and who took them out. */
class NaiveRows {
  readonly #standing = new Map<string, RowKey>();
  readonly #effects = new Map<string, { added: Map<string, RowKey>; removed: Map<string, RowKey> }>();

  keys(): string[] {
    return [...this.#standing.values()].map(({ accountId, row }) => `${accountId}|${row}`).sort();
  }

  added(changeSetId: string, rows: readonly RowKey[]): void {
    const added = new Map(rows.map((key, at) => [`row ${at} of ${changeSetId}`, key]));
    this.#effects.set(changeSetId, { added: this.#add(added), removed: new Map() });
  }

  /** `accountNow`: the account that stands for a former one, which may have been made anew. */
  undone(changeSetId: string, undoId: string, accountNow: (accountId: number) => number | null): void {
    const effect = this.#effects.get(changeSetId) ?? { added: new Map(), removed: new Map() };
    const removed = new Map([...this.#standing].filter(([token]) => effect.added.has(token)));
    for (const token of removed.keys()) this.#standing.delete(token);
    const back = [...effect.removed].flatMap(([token, { row, accountId: former }]): [string, RowKey][] => {
      const accountId = accountNow(former);
      return accountId === null ? [] : [[token, { accountId, row }]];
    });
    this.#effects.set(undoId, { added: this.#add(new Map(back)), removed });
  }

  #add(rows: ReadonlyMap<string, RowKey>): Map<string, RowKey> {
    const taken = new Set(this.keys());
    const added = new Map(
      [...rows].filter(([token, { accountId, row }]) => {
        return !this.#standing.has(token) && !taken.has(`${accountId}|${row}`);
      }),
    );
    for (const [token, key] of added) this.#standing.set(token, key);
    return added;
  }
}

const rowKeyOf = ({ accountId, fingerprint, occurrence }: StoredTransaction): RowKey => ({
  accountId,
  row: `${fingerprint}|${occurrence}`,
});
const keyOf = (stored: StoredTransaction) => `${stored.accountId}|${rowKeyOf(stored).row}`;

class History {
  readonly #books: TestBooks;
  readonly #rows = new NaiveRows();
  readonly #accountNames = new Map<number, string>();
  readonly #files: Extract<Step, { kind: 'import' }>[] = [];

  constructor(books: TestBooks) {
    this.#books = books;
  }

  async take(step: Step): Promise<void> {
    const before = storedTransactions(this.#books);
    for (const { id, name } of accountsOf(this.#books)) this.#accountNames.set(id, name);
    await this.#act(step);
    this.#nothingOfThePersonWasOverruled(step, before);
    expect(storedTransactions(this.#books).map(keyOf).sort()).toEqual(this.#rows.keys());
    expect(suggestionsOfNothing(this.#books)).toEqual([]);
  }

  #accountNow(former: number): number | null {
    const accounts = accountsOf(this.#books);
    const named = accounts.find(({ name }) => name === this.#accountNames.get(former));
    return (accounts.find(({ id }) => id === former) ?? named)?.id ?? null;
  }

  async #act(step: Step): Promise<void> {
    const { database, transactions, review, accounts, categories, changes } = this.#books;
    const { reader } = database;
    const rows = storedTransactions(this.#books);
    const categoryIds = reader.all<{ id: number }>('SELECT id FROM categories ORDER BY id').map(({ id }) => id);
    switch (step.kind) {
      case 'import':
        this.#files.push(step);
        return this.#import(step);
      case 'importAgain': {
        const file = pick(this.#files, step.file);
        if (file) await this.#import(file);
        return;
      }
      case 'set': {
        const row = pick(rows, step.row);
        const categoryId = pick(categoryIds, step.category);
        if (row && categoryId !== undefined) await transactions.setCategory({ transactionIds: [row.id], categoryId });
        return;
      }
      case 'clear': {
        const row = pick(rows, step.row);
        if (row) await transactions.setCategory({ transactionIds: [row.id], categoryId: null });
        return;
      }
      case 'skip': {
        const row = pick(rows, step.row);
        if (row) await refusable(() => review.decideReview({ decision: 'skip', transactionIds: [row.id] }));
        return;
      }
      case 'accept': {
        const row = pick(rows, step.row);
        if (row) await this.#books.acceptSuggestions([row.id]);
        return;
      }
      case 'rename': {
        const account = pick(reader.all<{ id: number }>('SELECT id FROM accounts ORDER BY id'), step.account);
        if (account) await refusable(() => accounts.renameAccount({ accountId: account.id, name: step.name }));
        return;
      }
      case 'createCategory': {
        const parentId = step.parent % 2 === 0 ? null : (pick(categoryIds, step.parent) ?? null);
        await refusable(() => categories.createCategory({ name: step.name, parentId, kind: 'expense' }));
        return;
      }
      case 'runRules':
        await this.#books.ruleRuns.runAutomation({});
        return;
      case 'undo': {
        const chosen = pick(
          changeSets(this.#books).filter(({ status }) => status !== 'undone'),
          step.back,
        );
        const undone = chosen && (await refusable(() => changes.undoChangeSet({ changeSetId: chosen.id })));
        if (undone) this.#rows.undone(chosen.id, undone.changeSetId, (former) => this.#accountNow(former));
      }
    }
  }

  async #import(file: Extract<Step, { kind: 'import' }>): Promise<void> {
    const known = new Set(storedTransactions(this.#books).map(keyOf));
    const { changeSetId, imported, alreadyThere } = await this.#books.importRows(file.rows, file);
    expect(imported + alreadyThere).toBe(file.rows.length);
    const now = storedTransactions(this.#books);
    const added = now.filter((stored) => !known.has(keyOf(stored))).map(rowKeyOf);
    // Every row of the file stands, as often as the file has it.
    for (const row of file.rows) {
      const inFile = file.rows.filter((other) => isSame(row, other)).length;
      const fingerprint = `row|${row.date}|${row.amount}|EUR|${row.text.toLowerCase()}`;
      expect(now.filter((stored) => stored.fingerprint === fingerprint).length).toBeGreaterThanOrEqual(inFile);
    }
    expect(added).toHaveLength(imported);
    this.#rows.added(changeSetId, added);
  }

  #nothingOfThePersonWasOverruled(step: Step, before: readonly StoredTransaction[]): void {
    if (step.kind !== 'runRules' && step.kind !== 'import' && step.kind !== 'importAgain') return;
    const now = new Map(storedTransactions(this.#books).map((row) => [row.id, row]));
    const ofPerson = before.filter(({ source }) => source === 'user' || source === 'import');
    expect(ofPerson.map(({ id }) => now.get(id))).toEqual(ofPerson);
  }
}

const isSame = (one: CsvRow, other: CsvRow) =>
  one.date === other.date && one.text === other.text && one.amount === other.amount;

/** Undoes what stands, newest first, until a whole round changes nothing. */
async function undoEverything(books: TestBooks): Promise<void> {
  for (;;) {
    let changed = 0;
    for (const { id } of changeSets(books).filter(({ kind, status }) => kind !== 'undo' && status !== 'undone')) {
      const undone = await refusable(() => books.changes.undoChangeSet({ changeSetId: id }));
      changed += undone?.undone ?? 0;
    }
    if (changed === 0) return;
  }
}

describe('any history of the books', () => {
  test('keeps every row once, never overrules the person, and undoes to nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 14 }), async (steps) => {
        const books = await openTestBooks();
        try {
          await books.automation.createAutomationRule(
            ruleDraftSchema.parse({
              name: 'Eager',
              description: '',
              type: 'category',
              conditions: {
                confidenceThreshold: 0.3,
                minimumDataPoints: 0,
                agreementRequired: false,
                riskTolerance: 1,
              },
              actions: { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true },
              monitoring: { trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30 },
              isActive: true,
            }),
          );
          const history = new History(books);
          for (const step of steps) await history.take(step);
          expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({ isValid: true });
          await undoEverything(books);
          expect(booksOf(books.database.reader)).toEqual(emptyBooks);
          expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({ isValid: true });
        } finally {
          await books.close();
        }
      }),
      { numRuns: 100 },
    );
  });
});
