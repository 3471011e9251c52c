import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Core } from '../../electron/core.ts';
import { changeEventSchema } from '../../shared/contract/events.ts';
import { jobSchema } from '../../shared/contract/jobs.ts';
import { bankFile } from '../support/bankFile.ts';
import { householdRows, labelledCsv } from '../support/sampleFile.ts';
import { openTestCore, type TestCore } from '../support/testCore.ts';
import { inProcess, overBridge, overLoopback, type Transport } from '../support/transports.ts';

const ways: readonly (readonly [name: string, open: (core: Core) => Transport | Promise<Transport>])[] = [
  ['in process', inProcess],
  ['over the bridge', overBridge],
  ['over loopback HTTP', overLoopback],
];

const watchJobs = { procedure: 'jobs.watchJobs', type: 'subscription' } as const;
const watchChanges = { procedure: 'events.watchChanges', type: 'subscription' } as const;

describe.each(ways)('a subscription %s', (name, open) => {
  let opened: TestCore;
  let transport: Transport;
  beforeEach(async () => {
    opened = await openTestCore();
    transport = await open(opened.core);
  });
  afterEach(async () => {
    await transport.close();
    await opened.close();
  });

  test('tells what changed as soon as it is committed', async () => {
    const events = await transport.events(watchChanges, undefined, (event) => {
      const { areas } = changeEventSchema.parse(event);
      // The first says that the listener is connected.
      if (areas.length === 0) opened.call.categories.createCategory({ name: 'Garden' });
      return areas.includes('categories');
    });
    expect(events.at(0)).toEqual({ sequence: 0, areas: [] });
    expect(events.at(-1)).toMatchObject({ areas: expect.arrayContaining(['audit', 'categories', 'changes']) });
  });

  test('tells of a job from wherever it stands to its end', async () => {
    const path = await bankFile(opened.paths.root, 'labelled.csv', labelledCsv(householdRows({ months: 8 })));
    await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
    const { id } = await opened.call.training.startTrainingJob({ algorithm: 'brain_network', epochs: 500 });
    let isCancelled = false;
    const events = await transport.events(watchJobs, undefined, (event) => {
      if (!isCancelled) void opened.call.jobs.cancelJob({ jobId: id });
      isCancelled = true;
      return jobSchema.parse(event).status === 'cancelled';
    });
    expect(events.map((event) => jobSchema.parse(event).id)).toEqual(events.map(() => id));
    expect(events.at(-1)).toMatchObject({ status: 'cancelled', error: { code: 'CANCELLED' } });
  });

  // Over HTTP it is the server that ends the stream, together with its connections.
  if (name === 'over loopback HTTP') return;
  test('ends when the app closes', async () => {
    const events = await transport.events(watchChanges, undefined, () => {
      void opened.core.close();
      return false;
    });
    expect(events).toEqual([{ sequence: 0, areas: [] }]);
  });
});
