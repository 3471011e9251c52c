import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appErrorSchema, errorTexts } from '../../shared/errors.ts';
import { openTestCore, type TestCore } from '../support/testCore.ts';
import { inProcess, overBridge, overLoopback, type Transport } from '../support/transports.ts';

describe('an error', () => {
  let opened: TestCore;
  let transports: Transport[];
  beforeAll(async () => {
    opened = await openTestCore();
    transports = [inProcess(opened.core), overBridge(opened.core), await overLoopback(opened.core)];
  });
  afterAll(async () => {
    for (const transport of transports) await transport.close();
    await opened.close();
  });

  test.each([
    ['of an unknown procedure', 'accounts.invent', 'query', {}, 'UNKNOWN_PROCEDURE'],
    ['of an unknown area', 'nothing.at.all', 'query', {}, 'UNKNOWN_PROCEDURE'],
    ['of a name that every object has', 'constructor', 'query', {}, 'UNKNOWN_PROCEDURE'],
    ['of a missing field', 'accounts.renameAccount', 'mutation', { accountId: 1 }, 'BAD_INPUT'],
    ['of a value of the wrong kind', 'accounts.renameAccount', 'mutation', { accountId: 'x', name: 'y' }, 'BAD_INPUT'],
    ['of no input at all', 'accounts.renameAccount', 'mutation', undefined, 'BAD_INPUT'],
    ['of what is not there', 'accounts.renameAccount', 'mutation', { accountId: 99, name: 'y' }, 'NOT_FOUND'],
    ['of a place that is none', 'transactions.listTransactions', 'query', { cursor: 'x' }, 'BAD_INPUT'],
    ['of a date that does not exist', 'audit.searchAuditLogs', 'query', { startDate: '2026-02-30' }, 'BAD_INPUT'],
    ['of an empty name', 'automation.createAutomationRule', 'mutation', { name: ' ' }, 'BAD_INPUT'],
    ['of an ended job', 'jobs.cancelJob', 'mutation', { jobId: 'none' }, 'NOT_FOUND'],
  ] as const)('%s is the same over every transport', async (_what, procedure, type, input, code) => {
    const outcomes = await Promise.all(transports.map((transport) => transport.call({ procedure, type }, input)));
    const shapes = outcomes.map((outcome) => appErrorSchema.strict().parse('error' in outcome ? outcome.error : null));
    for (const shape of shapes) {
      expect(shape).toMatchObject({ code, nextStep: errorTexts[code].nextStep });
      expect(shape.message).toMatch(/\S/);
      expect(shape.message).not.toMatch(/node_modules|\bat .+:\d+:\d+/);
    }
    expect(new Set(shapes.map(({ correlationId }) => correlationId)).size).toBe(shapes.length);
  });
});
