import { createTRPCClient } from '@trpc/client';
import { describe, expect, test } from 'vitest';
import { createRpcConnection } from '../../electron/rpc/connection.ts';
import { connectBridge } from '../../renderer/src/rpc/bridgeLink.ts';
import { longestMessage } from '../../shared/rpcProtocol.ts';
import { connectLoopback, openLoopback } from '../support/loopbackClient.ts';
import { createWitness, type TransportRouter, transportRouter } from '../support/transportRouter.ts';

const tooLong = 'x'.repeat(longestMessage + 1);

describe('a message that is too large', () => {
  test('is not even parsed by the bridge', () => {
    const refused: string[] = [];
    const answers: string[] = [];
    const connection = createRpcConnection({
      router: transportRouter,
      createContext: createWitness().createContext,
      send: (message) => answers.push(message),
      onRefused: (reason) => refused.push(reason),
    });
    connection.receive(tooLong);
    expect({ refused, answers }).toEqual({ refused: ['longer than allowed'], answers: [] });
  });

  test('is not sent by our own page, which says so', async () => {
    const sent: string[] = [];
    const { link } = connectBridge<TransportRouter>({ send: (message) => sent.push(message), onMessage: () => {} });
    const client = createTRPCClient<TransportRouter>({ links: [link] });
    await expect(client.save.mutate({ name: tooLong })).rejects.toThrow('Choose a smaller file.');
    expect(sent).toEqual([]);
  });

  test('is refused over HTTP, and the next one is answered', async () => {
    const server = await openLoopback();
    const { url, fetch } = await connectLoopback(server);
    const headers = { 'content-type': 'application/json' };
    const refused = await fetch(`${url}/rpc/save`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: tooLong }),
    });
    expect(refused.status).toBe(413);
    const next = await fetch(`${url}/rpc/save`, { method: 'POST', headers, body: '{"name":"Rent"}' });
    expect(next.status).toBe(200);
    await server.close();
  });
});
