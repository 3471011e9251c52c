import { type TRPCClient, TRPCClientError } from '@trpc/client';
import { afterEach, expect, test } from 'vitest';
import { createWitness, type TransportRouter } from './transportRouter.ts';

export interface Transport {
  readonly client: TRPCClient<TransportRouter>;
  close(): Promise<void>;
}

type Witnessed = ReturnType<typeof createWitness>;

/** What every transport must do alike, run once for each. */
export function describeTransport(open: (createContext: Witnessed['createContext']) => Promise<Transport>): void {
  let transport: Transport | undefined;
  async function connect(): Promise<{ client: Transport['client']; witness: Witnessed }> {
    const witness = createWitness();
    transport = await open(witness.createContext);
    return { client: transport.client, witness };
  }
  afterEach(async () => {
    await transport?.close();
    transport = undefined;
  });

  test.each([[0], [false], [''], [null], [[]], [{ nested: [1, null, 'ä€😀'] }]])(
    'carries the input %j',
    async (input) => {
      const { client } = await connect();
      expect(await client.echo.query(input)).toEqual({ received: input });
    },
  );

  test('a missing input arrives as missing', async () => {
    const { client } = await connect();
    expect(await client.echo.query(undefined)).toEqual({ received: 'nothing' });
  });

  test('a mutation answers', async () => {
    const { client } = await connect();
    expect(await client.save.mutate({ name: 'Rent' })).toBe('saved Rent');
  });

  test('many calls at once each get their own answer', async () => {
    const { client } = await connect();
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => client.echo.query(n)));
    expect(answers).toEqual(numbers.map((received) => ({ received })));
  });

  test('no query waits for one that takes long, and leaving that ends it alone', async () => {
    const { client, witness } = await connect();
    const leave = new AbortController();
    const long = client.audit.verifyAuditChain.query(undefined, { signal: leave.signal });
    const ended = expect(long).rejects.toBeInstanceOf(TRPCClientError);
    expect(await client.echo.query(1)).toEqual({ received: 1 });
    await witness.heard('started');
    leave.abort();
    await ended;
    await witness.heard('aborted');
  });

  test('an error keeps its code, its sentence and its data', async () => {
    const { client } = await connect();
    const error = await client.fail.query().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TRPCClientError);
    expect(error).toMatchObject({
      message: 'The profile is in use.',
      data: { code: 'CONFLICT', app: { message: 'The profile is in use.' } },
    });
  });

  test('an input that the schema refuses is a BAD_REQUEST', async () => {
    const { client } = await connect();
    await expect(client.save.mutate({ name: '' })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  });

  test('a value that JSON cannot carry fails that call', async () => {
    const { client } = await connect();
    await expect(client.unserialisable.query()).rejects.toThrow();
    expect(await client.echo.query('still here')).toEqual({ received: 'still here' });
  });

  test('a context that throws is answered with an error', async () => {
    const { client, witness } = await connect();
    witness.breakContext();
    await expect(client.echo.query(1)).rejects.toMatchObject({ data: { code: 'INTERNAL_SERVER_ERROR' } });
  });

  test('cancelling a mutation reaches the procedure', async () => {
    const { client, witness } = await connect();
    const cancel = new AbortController();
    const call = client.waitForCancel.mutate(undefined, { signal: cancel.signal });
    const ended = expect(call).rejects.toBeInstanceOf(TRPCClientError);
    await witness.heard('started');
    cancel.abort();
    await ended;
    await witness.heard('aborted');
  });

  test('a call that is cancelled before it starts is never sent', async () => {
    const { client } = await connect();
    const signal = AbortSignal.abort();
    await expect(client.save.mutate({ name: 'Rent' }, { signal })).rejects.toBeInstanceOf(TRPCClientError);
  });

  test('tracked events arrive in order with their ids, then the subscription completes', async () => {
    const { client } = await connect();
    const events = await collect<{ id: string; data: { n: number } }>((handlers) =>
      client.area.count.subscribe({ to: 3 }, handlers),
    );
    expect(events).toEqual([1, 2, 3].map((n) => ({ id: `event-${n}`, data: { n } })));
  });

  test('falsy events are events', async () => {
    const { client } = await connect();
    const events = await collect<unknown>((handlers) => client.area.untracked.subscribe(undefined, handlers));
    expect(events).toEqual([0, '', null]);
  });

  test('a subscription that fails says why', async () => {
    const { client } = await connect();
    const failure = collect<string>((handlers) => client.area.failing.subscribe(undefined, handlers));
    await expect(failure).rejects.toThrow('Nothing more to tell.');
  });

  test('unsubscribing runs the clean-up of a procedure that is waiting', async () => {
    const { client, witness } = await connect();
    await new Promise<void>((resolve) => {
      const subscription = client.area.endless.subscribe(undefined, {
        onData: () => {
          subscription.unsubscribe();
          resolve();
        },
      });
    });
    await witness.heard('cleaned up');
  });
}

interface Handlers<Event> {
  onData(event: Event): void;
  onError(error: unknown): void;
  onComplete(): void;
}

function collect<Event>(subscribe: (handlers: Handlers<Event>) => unknown): Promise<Event[]> {
  return new Promise((resolve, reject) => {
    const events: Event[] = [];
    subscribe({ onData: (event) => events.push(event), onError: reject, onComplete: () => resolve(events) });
  });
}
