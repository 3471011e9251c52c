import { createTRPCClient } from '@trpc/client';
import { describe, expect, test } from 'vitest';
import { createRpcConnection } from '../../../electron/rpc/connection.ts';
import { connectBridge } from '../../../renderer/src/rpc/bridgeLink.ts';
import type { RpcBridge } from '../../../shared/rpcProtocol.ts';
import { describeTransport } from '../../support/transportCases.ts';
import { createWitness, type TransportRouter, transportRouter } from '../../support/transportRouter.ts';

type Listener = (message: string) => void;

/** Both ends of the bridge in one process; messages arrive later, as they do between processes. */
function openBridge(createContext: () => unknown) {
  let toClient: Listener = () => {};
  const refused: string[] = [];
  const connection = createRpcConnection({
    router: transportRouter,
    createContext,
    send: (message) => queueMicrotask(() => toClient(message)),
    onRefused: (reason) => refused.push(reason),
  });
  const bridge: RpcBridge = {
    send: (message) => queueMicrotask(() => connection.receive(message)),
    onMessage: (listener) => {
      toClient = listener;
    },
  };
  return { bridge, connection, refused };
}

describe('the bridge', () => {
  describeTransport(async (createContext) => {
    const { bridge, connection } = openBridge(createContext);
    const client = createTRPCClient<TransportRouter>({ links: [connectBridge<TransportRouter>(bridge).link] });
    return { client, close: async () => connection.close() };
  });
});

describe('a connection', () => {
  /** Sends raw strings and gathers raw answers. */
  function openRaw() {
    const witness = createWitness();
    const answers: unknown[] = [];
    const refused: string[] = [];
    let onAnswer = () => {};
    const connection = createRpcConnection({
      router: transportRouter,
      createContext: witness.createContext,
      send: (message) => {
        answers.push(JSON.parse(message));
        onAnswer();
      },
      onRefused: (reason) => refused.push(reason),
    });
    const nextAnswer = () =>
      new Promise<void>((resolve) => {
        onAnswer = resolve;
      });
    return { connection, answers, refused, witness, nextAnswer };
  }

  test('refuses a second call of a running id and lets the first one finish', async () => {
    const { connection, answers, refused, witness } = openRaw();
    const call = JSON.stringify({ kind: 'call', id: 7, path: 'waitForCancel', type: 'mutation' });
    connection.receive(call);
    await witness.heard('started');
    connection.receive(call);
    expect(refused).toEqual(['duplicate request id']);
    expect(answers).toEqual([]);
    connection.receive(JSON.stringify({ kind: 'cancel', id: 7 }));
    await witness.heard('aborted');
  });

  test('an id is free again once its call has ended', async () => {
    const { connection, answers, nextAnswer } = openRaw();
    for (const input of ['one', 'two']) {
      const answered = nextAnswer();
      connection.receive(JSON.stringify({ kind: 'call', id: 1, path: 'echo', type: 'query', input }));
      await answered;
    }
    expect(answers).toEqual(['one', 'two'].map((received) => ({ kind: 'result', id: 1, data: { received } })));
  });

  test('a query cannot be reached as a mutation', async () => {
    const { connection, answers, nextAnswer } = openRaw();
    const answered = nextAnswer();
    connection.receive(JSON.stringify({ kind: 'call', id: 1, path: 'echo', type: 'mutation' }));
    await answered;
    expect(answers).toMatchObject([{ kind: 'failed', id: 1 }]);
  });

  test('cancelling what is unknown does nothing', () => {
    const { connection, answers, refused } = openRaw();
    connection.receive(JSON.stringify({ kind: 'cancel', id: 99 }));
    expect({ answers, refused }).toEqual({ answers: [], refused: [] });
  });

  test('once closed it aborts what runs and says nothing more', async () => {
    const { connection, answers, witness } = openRaw();
    connection.receive(JSON.stringify({ kind: 'call', id: 1, path: 'waitForCancel', type: 'mutation' }));
    await witness.heard('started');
    connection.close();
    await witness.heard('aborted');
    connection.receive(JSON.stringify({ kind: 'call', id: 2, path: 'echo', type: 'query' }));
    expect(answers).toEqual([]);
  });
});

describe('a bridge client', () => {
  test('hears the application menu until it stops listening', () => {
    let deliver: Listener = () => {};
    const bridge: RpcBridge = {
      send: () => {},
      onMessage: (listener) => {
        deliver = listener;
      },
    };
    const heard: string[] = [];
    const stopListening = connectBridge<TransportRouter>(bridge).onAction((action) => heard.push(action));
    deliver('{"kind":"action","action":"import.open"}');
    stopListening();
    deliver('{"kind":"action","action":"palette.open"}');
    expect(heard).toEqual(['import.open']);
  });
});
