import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditHash, auditRowsAfter } from '../../../electron/database/stores/auditStore.ts';
import { ruleDraftSchema } from '../../../shared/contract/automation.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';
import { type TestProfile, temporaryProfile } from '../../support/testCore.ts';

const rows: CsvRow[] = [
  { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250 },
  { date: '2026-05-03', text: 'SHELL LONDON', amount: -4000 },
  { date: '2026-05-04', text: 'NETFLIX.COM', amount: -999 },
];

describe('the audit log', () => {
  let profile: TestProfile;
  let books: TestBooks;
  beforeEach(async () => {
    profile = await temporaryProfile();
    books = await openTestBooks(profile);
    const { uncategorisedIds } = await books.importRows(rows);
    await books.acceptSuggestions(uncategorisedIds.slice(0, 1));
  });
  afterEach(async () => {
    await books.close();
    await profile.remove();
  });

  test('is searched from one instant up to another', () => {
    const find = (range: { startAt?: string; endAt?: string }) =>
      books.audit.searchAuditLogs({ ...range, before: null, limit: 100 }).total;
    const all = find({});
    expect(all).toBeGreaterThan(0);
    expect(find({ startAt: '2026-06-30T12:00:00Z', endAt: '2026-06-30T12:00:00.001Z' })).toBe(all);
    expect(find({ endAt: '2026-06-30T12:00:00Z' })).toBe(0);
    expect(find({ startAt: '2026-06-30T12:00:00.001Z' })).toBe(0);
  });

  test.each([
    ["UPDATE ml_audit_logs SET summary = 'else'"],
    ['UPDATE ml_audit_logs SET hash = previous_hash'],
    ['UPDATE ml_audit_logs SET sequence = sequence + 1000'],
    ['DELETE FROM ml_audit_logs'],
    ['DELETE FROM ml_audit_logs WHERE sequence = 1'],
    ['INSERT OR REPLACE INTO ml_audit_logs SELECT * FROM ml_audit_logs WHERE sequence = 1'],
    [
      "REPLACE INTO ml_audit_logs SELECT 'new', sequence, timestamp, system, action, summary, payee_id, transaction_id, change_set_id, prediction_id, input_json, output_json, confidence, model_version, user_accepted, user_corrected, user_feedback, explanation_json, execution_time_ms, success, error, previous_hash, hash FROM ml_audit_logs WHERE sequence = 1",
    ],
    ['INSERT INTO ml_audit_logs SELECT * FROM ml_audit_logs WHERE sequence = 1'],
    [
      "INSERT INTO ml_audit_logs SELECT * FROM ml_audit_logs WHERE sequence = 1 ON CONFLICT DO UPDATE SET summary = 'else'",
    ],
  ])('refuses %s, over the app and beside it', async (sql) => {
    await expect(books.database.write(({ connection }) => connection.sqlite.exec(sql))).rejects.toThrow(/append-only/);
    const beside = new Database(profile.paths.database);
    beside.pragma('recursive_triggers = OFF');
    expect(() => beside.exec(sql)).toThrow(/append-only/);
    beside.close();
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({ isValid: true });
  });

  test('lets the verdict of a person be noted on the entry of a prediction, which the chain leaves out', async () => {
    const before = await books.audit.verifyAuditChain(undefined);
    await books.database.write(({ connection }) => {
      connection.run("UPDATE ml_audit_logs SET user_accepted = 0, user_corrected = 1, user_feedback = 'x'");
    });
    expect(await books.audit.verifyAuditChain(undefined)).toEqual(before);
  });

  /** As someone would who has the file and the tools. */
  async function forge(work: (raw: Database.Database) => void): Promise<void> {
    const raw = new Database(profile.paths.database);
    for (const { name } of raw
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .all()) {
      raw.exec(`DROP TRIGGER ${name}`);
    }
    work(raw);
    raw.close();
  }

  test('shows which entry was changed', async () => {
    await forge((raw) => raw.exec("UPDATE ml_audit_logs SET summary = summary || '!' WHERE sequence = 3"));
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({
      isValid: false,
      checked: 2,
      firstBroken: { sequence: 3, reason: 'It was changed after it was written.' },
    });
  });

  test('shows where an entry was taken out', async () => {
    await forge((raw) => raw.exec('DELETE FROM ml_audit_logs WHERE sequence = 2'));
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({
      isValid: false,
      firstBroken: { sequence: 3, reason: 'Entry 2 is missing.' },
    });
  });

  test('shows where one was taken out and the others moved up', async () => {
    await forge((raw) => {
      raw.exec('DELETE FROM ml_audit_logs WHERE sequence = 2');
      raw.exec('UPDATE ml_audit_logs SET sequence = -(sequence - 1) WHERE sequence > 2');
      raw.exec('UPDATE ml_audit_logs SET sequence = -sequence WHERE sequence < 0');
    });
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({
      isValid: false,
      firstBroken: { sequence: 2 },
    });
  });

  test('shows an entry that was put in with a hash of its own', async () => {
    const [first, second] = auditRowsAfter(books.database.reader, 0, 2);
    if (!first || !second) throw new Error('There are no entries.');
    const forged = { ...second, id: 'forged', sequence: 2, summary: 'Nothing happened', previousHash: first.hash };
    await forge((raw) => {
      raw.exec('UPDATE ml_audit_logs SET sequence = -(sequence + 1) WHERE sequence >= 2');
      raw.exec('UPDATE ml_audit_logs SET sequence = -sequence WHERE sequence < 0');
      raw.exec(`CREATE TEMP TABLE copy AS SELECT * FROM ml_audit_logs WHERE sequence = 3`);
      raw
        .prepare('UPDATE copy SET id = ?, sequence = 2, summary = ?, previous_hash = ?, hash = ?')
        .run(forged.id, forged.summary, forged.previousHash, auditHash(forged));
      raw.exec('INSERT INTO ml_audit_logs SELECT * FROM copy');
    });
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({
      isValid: false,
      firstBroken: { sequence: 3 },
    });
  });

  test.each([
    [
      'the newest change',
      "DELETE FROM ml_audit_logs WHERE sequence >= (SELECT MAX(sequence) FROM ml_audit_logs WHERE action = 'change_set')",
    ],
    ['everything', 'DELETE FROM ml_audit_logs'],
  ])('shows that its end was cut off with %s', async (_what, sql) => {
    await forge((raw) => raw.exec(sql));
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({
      isValid: false,
      firstBroken: { reason: expect.stringContaining('missing') },
    });
  });

  test('gives way when it is cancelled', async () => {
    const entries = await books.audit.verifyAuditChain(undefined, AbortSignal.abort());
    expect(entries.isValid).toBe(true);
  });
});

describe('any sequence of actions', () => {
  test('leaves a whole chain with an entry for every change set and every prediction', async () => {
    const step = fc.constantFrom('import', 'accept', 'set', 'undo', 'category', 'rule', 'run');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const books = await openTestBooks();
        try {
          for (const [at, name] of steps.entries()) await act(books, name, at);
          expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({ isValid: true });
          const { reader } = books.database;
          const missing = `SELECT id FROM change_sets WHERE id NOT IN (SELECT change_set_id FROM ml_audit_logs WHERE action IN ('change_set', 'undo'))
            UNION ALL SELECT id FROM predictions WHERE id NOT IN (SELECT prediction_id FROM ml_audit_logs WHERE prediction_id IS NOT NULL)`;
          expect(reader.all(missing)).toEqual([]);
        } finally {
          await books.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  async function act(books: TestBooks, name: string, at: number): Promise<void> {
    const { reader } = books.database;
    const transactionIds = reader.all<{ id: number }>('SELECT id FROM transactions LIMIT 2').map(({ id }) => id);
    const categoryId = reader.get<{ id: number }>('SELECT id FROM categories ORDER BY id DESC')?.id ?? null;
    const newest = reader.get<{ id: string }>(
      "SELECT id FROM change_sets WHERE status <> 'undone' ORDER BY sequence DESC",
    );
    if (name === 'import') await books.importRows(rows.map((row) => ({ ...row, amount: row.amount - at })));
    if (name === 'accept' && transactionIds[0] !== undefined) {
      await books.acceptSuggestions(transactionIds).catch(() => {});
    }
    if (name === 'set' && transactionIds[0] !== undefined)
      await books.transactions.setCategory({ transactionIds, categoryId });
    if (name === 'undo' && newest) await books.changes.undoChangeSet({ changeSetId: newest.id }).catch(() => {});
    if (name === 'category')
      await books.categories.createCategory({ name: `New ${at}`, parentId: null, kind: 'expense' });
    if (name === 'rule') {
      await books.automation.createAutomationRule(
        ruleDraftSchema.parse({
          name: `Rule ${at}`,
          description: '',
          type: 'category',
          conditions: { confidenceThreshold: 0.1, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
          actions: { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true },
          monitoring: { trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30 },
          isActive: true,
        }),
      );
    }
    if (name === 'run') await books.ruleRuns.runAutomation({});
  }
});
