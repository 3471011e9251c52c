import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ensureBuilt } from '../../electron/launcher/build.ts';
import { systemClock } from '../../electron/platform/clock.ts';
import { profilePaths } from '../../electron/platform/paths.ts';
import { describeProcedures } from '../../electron/rpc/describe.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import { errorTexts } from '../../shared/errors.ts';
import { bankFile } from '../support/bankFile.ts';
import { type CaseContext, type ContractCase, contractCases } from '../support/contractCases.ts';
import { householdRows, labelledCsv, plainCsv } from '../support/sampleFile.ts';
import { openTestCore, type TestCore } from '../support/testCore.ts';
import {
  inProcess,
  type Outcome,
  overBridge,
  overCommandLine,
  overLoopback,
  type Transport,
} from '../support/transports.ts';

const procedures = describeProcedures(appRouter);
const typeOf = (procedure: string) => procedures.find((known) => known.procedure === procedure)?.type ?? 'query';

test('there is a case for every procedure of the router, and for no other', () => {
  const withCase = contractCases.map(({ procedure }) => procedure).sort();
  expect(withCase).toEqual(procedures.map(({ procedure }) => procedure));
});

const transportNames = ['in process', 'over the bridge', 'over loopback HTTP', 'at the command line'] as const;
type TransportName = (typeof transportNames)[number];

/** A household with a past, a model in use, a rule, and rows that wait. */
async function prepareProfile(folder: string): Promise<CaseContext['prepared']> {
  const paths = profilePaths(folder);
  let ticks = 0;
  const start = Date.now() - 3_600_000;
  const clock = { now: () => new Date(start + 1000 * ticks++) };
  const { core, call } = await openTestCore({ profile: { paths, remove: async () => {} }, clock });
  const rows = householdRows({ months: 9 });
  const labelled = await bankFile(folder, 'labelled.csv', labelledCsv(rows.slice(0, -120)));
  await call.imports.importFile({
    path: labelled,
    options: { categories: 'confirm', layout: { dateOrder: 'year-month-day' } },
  });
  const training = await call.training.startTrainingJob({ algorithm: 'complement_naive_bayes' });
  const { modelId } = await core.services.training.settled(training.id);
  await call.models.activateModel({ modelId: modelId ?? '' });
  // The last four are held back: two for their amount, one each for its day.
  const odd =
    '2026-03-01,CARD CHECK,0.00\n2026-03-02,CARD CHECK,0.00\n2199-01-01,PLANNED,-5.00\n2026-02-30,NO DAY,-5.00\n';
  const plain = `${plainCsv(rows.slice(-120, -40))}${odd}`;
  await call.imports.importFile({ path: await bankFile(folder, 'plain.csv', plain) });
  await bankFile(folder, 'more.csv', plainCsv(rows.slice(-60)));
  await mkdir(join(folder, 'downloads'));
  await bankFile(join(folder, 'downloads'), 'most.csv', plainCsv(rows.slice(-50)));
  await bankFile(join(folder, 'downloads'), 'notes.txt', 'Nothing of a bank.\n');
  const rule = await call.automation.createAutomationRule({
    name: 'Rather sure',
    conditions: {
      confidenceThreshold: 0.8,
      minimumDataPoints: 1,
      agreementRequired: false,
      riskTolerance: 0.2,
      promise: false,
    },
    isActive: true,
  });
  await call.automation.runAutomation({ ruleId: rule.id });
  const asking = await call.automation.createAutomationRule({
    name: 'Asks',
    conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
    actions: { autoApply: false, requiresApproval: true, notifyUser: true, logDecision: true },
    isActive: true,
  });
  await call.automation.runAutomation({ ruleId: asking.id });
  const waiting = await call.transactions.listTransactions({ filter: { categoryId: null }, limit: 20 });
  const categories = await call.categories.listCategories();
  const { changeSets } = await call.changes.listChangeSets({ kind: 'automation' });
  const { entries } = await call.audit.searchAuditLogs({ limit: 1, action: 'prediction' });
  await core.close();
  return {
    ruleId: rule.id,
    askingRuleId: asking.id,
    modelId: modelId ?? '',
    changeSetId: changeSets[0]?.id ?? '',
    auditEntryId: entries[0]?.id ?? '',
    endedJobId: training.id,
    waitingIds: waiting.transactions.map(({ id }) => id),
    waitingAmount: waiting.transactions[6]?.amount ?? 0,
    categoryId: categories.find(({ path }) => path === 'Food > Groceries')?.id ?? 0,
  };
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const timed = new Set(['readMs', 'importMs', 'predictMs', 'responseTimeMs', 'executionTimeMs']);

/** What must be the same over every transport: new ids by their order, no instants, durations or hashes of them. */
function comparable(outcome: unknown, folder: string, known: ReadonlySet<string>, differs: readonly string[]): unknown {
  const ids = new Map<string, string>();
  const plain = (text: string) =>
    text
      .replaceAll(folder, 'PROFILE')
      .replaceAll(instant, 'INSTANT')
      .replaceAll(/\b[\da-f]{64}\b/g, 'HASH')
      .replaceAll(/after \d+\.\d s/g, 'after SECONDS')
      .replaceAll(uuid, (id) => {
        if (known.has(id)) return id;
        const name = ids.get(id) ?? `ID ${ids.size + 1}`;
        ids.set(id, name);
        return name;
      });
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return plain(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => !differs.includes(key) && key !== 'correlationId');
    return Object.fromEntries(entries.map(([key, field]) => [key, timed.has(key) ? 'MS' : walk(field)]));
  };
  return differs.includes('*') ? 'differs by design' : walk(outcome);
}

type Answer = Outcome | { readonly events: readonly unknown[] };

interface Answers {
  readonly raw: Map<string, Answer>;
  readonly comparable: Map<string, unknown>;
}

describe('every procedure', () => {
  let root: string;
  const cores: TestCore[] = [];
  const answers = new Map<TransportName, Answers>();
  let inProcessTransport: Transport;
  let contextOf: (folder: string, raw: Answers['raw']) => CaseContext;
  const inputs = new Map<string, unknown>();

  async function callAll(name: TransportName, folder: string, transport: Transport): Promise<void> {
    const raw: Answers['raw'] = new Map();
    const compared: Answers['comparable'] = new Map();
    const context = contextOf(folder, raw);
    const known = new Set(JSON.stringify(context.prepared).match(uuid) ?? []);
    for (const contractCase of contractCases) {
      const answer = await answerOf(transport, contractCase, context);
      raw.set(contractCase.procedure, answer);
      compared.set(contractCase.procedure, comparable(answer, folder, known, contractCase.differs ?? []));
      if (name === 'in process') inputs.set(contractCase.procedure, inputOf(contractCase, context));
    }
    answers.set(name, { raw, comparable: compared });
  }

  const inputOf = ({ input }: ContractCase, context: CaseContext) =>
    typeof input === 'function' ? input(context) : input;

  async function answerOf(transport: Transport, contractCase: ContractCase, context: CaseContext): Promise<Answer> {
    const { procedure, leave } = contractCase;
    const type = typeOf(procedure);
    const input = inputOf(contractCase, context);
    if (type !== 'subscription') return transport.call({ procedure, type }, input);
    // Nothing runs, so nothing is told; subscriptions.test.ts shows that it tells what runs.
    if (leave === 'at once') return { events: [] };
    const told = await transport.events({ procedure, type }, input, () => leave === 'after the first event');
    return { events: told.slice(-1) };
  }

  beforeAll(async () => {
    await ensureBuilt();
    root = await mkdtemp(join(tmpdir(), 'contract-'));
    const prepared = await prepareProfile(join(root, 'prepared'));
    contextOf = (folder, raw) => ({
      folder,
      prepared,
      idFrom: (procedure) => z.object({ result: z.object({ id: z.string() }) }).parse(raw.get(procedure)).result.id,
    });
    const folders = new Map<TransportName, string>();
    for (const name of transportNames) {
      folders.set(name, join(root, name));
      await cp(join(root, 'prepared'), join(root, name), { recursive: true });
    }
    const folderOf = (name: TransportName) => folders.get(name) ?? '';
    const openCore = async (name: TransportName) => {
      const paths = profilePaths(folderOf(name));
      const opened = await openTestCore({ profile: { paths, remove: async () => {} }, clock: systemClock });
      cores.push(opened);
      return opened.core;
    };
    inProcessTransport = inProcess(await openCore('in process'));
    const bridge = overBridge(await openCore('over the bridge'));
    const loopback = await overLoopback(await openCore('over loopback HTTP'));
    await Promise.all([
      callAll('in process', folderOf('in process'), inProcessTransport),
      callAll('over the bridge', folderOf('over the bridge'), bridge),
      callAll('over loopback HTTP', folderOf('over loopback HTTP'), loopback),
      callAll('at the command line', folderOf('at the command line'), overCommandLine(folderOf('at the command line'))),
    ]);
    await Promise.all([bridge.close(), loopback.close()]);
  }, 240_000);

  afterAll(async () => {
    for (const { core } of cores) await core.close();
    await rm(root, { recursive: true, force: true });
  });

  describe.each(contractCases)('$procedure', ({ procedure, refused }) => {
    test(refused === undefined ? 'answers' : `refuses with ${refused}`, () => {
      const answer = answers.get('in process')?.raw.get(procedure);
      if (refused === undefined) expect(answer).not.toHaveProperty('error');
      else {
        expect(answer).toMatchObject({ error: { code: refused } });
        expect(answer).toHaveProperty(
          'error.nextStep',
          Object.entries(errorTexts).find(([code]) => code === refused)?.[1].nextStep,
        );
      }
    });

    test('answers with nothing that JSON would change', () => {
      const answer = answers.get('in process')?.raw.get(procedure);
      expect(answer).toStrictEqual(JSON.parse(JSON.stringify(answer)));
    });

    test.each(transportNames.slice(1))('answers the same %s', (name) => {
      const expected = answers.get('in process')?.comparable.get(procedure);
      expect(answers.get(name)?.comparable.get(procedure)).toEqual(expected);
    });

    test('refuses a field that it does not know, with the same shape of error', async () => {
      const given = inputs.get(procedure);
      const input = { ...(typeof given === 'object' && given !== null ? given : {}), invented: true };
      const type = typeOf(procedure);
      expect(await inProcessTransport.call({ procedure, type }, input)).toMatchObject({
        error: {
          code: 'BAD_INPUT',
          nextStep: errorTexts.BAD_INPUT.nextStep,
          message: expect.stringContaining('invented'),
        },
      });
    });
  });
});
