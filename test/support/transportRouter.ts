import { initTRPC, TRPCError, tracked } from '@trpc/server';
import { z } from 'zod';

/** What the procedures below saw happen, for a test to wait on. */
export interface Witness {
  readonly context: { readonly isBroken?: boolean };
  report(event: string): void;
}

const t = initTRPC.context<Witness>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, stack: undefined, app: { code: 'BAD_INPUT', message: error.message } },
  }),
});

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A small router with everything that a transport can get wrong. */
export const transportRouter = t.router({
  echo: t.procedure.input(z.unknown()).query(({ input }) => ({ received: input === undefined ? 'nothing' : input })),
  save: t.procedure.input(z.strictObject({ name: z.string().min(1) })).mutation(({ input }) => `saved ${input.name}`),
  fail: t.procedure.query(() => {
    throw new TRPCError({ code: 'CONFLICT', message: 'The profile is in use.' });
  }),
  unserialisable: t.procedure.query(() => ({ amount: 1n })),
  waitForCancel: t.procedure.mutation(async ({ ctx, signal }) => {
    ctx.report('started');
    await untilAborted(signal);
    ctx.report('aborted');
  }),
  // Under the name of a query that the application knows to take long.
  audit: t.router({
    verifyAuditChain: t.procedure.query(async ({ ctx, signal }) => {
      ctx.report('started');
      await untilAborted(signal);
      ctx.report('aborted');
    }),
  }),
  area: t.router({
    count: t.procedure.input(z.strictObject({ to: z.int() })).subscription(async function* ({ input }) {
      for (let n = 1; n <= input.to; n += 1) yield tracked(`event-${n}`, { n });
    }),
    untracked: t.procedure.subscription(async function* () {
      yield 0;
      yield '';
      yield null;
    }),
    endless: t.procedure.subscription(async function* ({ ctx, signal }) {
      try {
        yield 'first';
        await untilAborted(signal);
      } finally {
        ctx.report('cleaned up');
      }
    }),
    failing: t.procedure.subscription(async function* () {
      yield 'first';
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'Nothing more to tell.' });
    }),
  }),
});

export type TransportRouter = typeof transportRouter;

/** A context whose procedures report to a test, which waits for the reports by name. */
export function createWitness(): {
  createContext: () => Witness;
  breakContext(): void;
  heard(event: string): Promise<void>;
} {
  const past = new Set<string>();
  const waiting = new Map<string, () => void>();
  let isBroken = false;
  const report = (event: string) => {
    past.add(event);
    waiting.get(event)?.();
  };
  return {
    createContext() {
      if (isBroken) throw new Error('no database');
      return { context: {}, report };
    },
    breakContext() {
      isBroken = true;
    },
    heard: (event) =>
      new Promise((resolve) => {
        if (past.has(event)) resolve();
        else waiting.set(event, resolve);
      }),
  };
}
