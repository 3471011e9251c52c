import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRpcConnection, type RpcConnection } from '../../electron/rpc/connection.ts';
import { connectLoopback, openLoopback } from '../support/loopbackClient.ts';
import { createWitness, transportRouter } from '../support/transportRouter.ts';

describe('a message that makes no sense', () => {
  let answers: unknown[];
  let refused: string[];
  let onAnswer: () => void;
  let connection: RpcConnection;
  beforeEach(() => {
    answers = [];
    refused = [];
    onAnswer = () => {};
    connection = createRpcConnection({
      router: transportRouter,
      createContext: createWitness().createContext,
      send: (message) => {
        answers.push(JSON.parse(message));
        onAnswer();
      },
      onRefused: (reason) => refused.push(reason),
    });
  });

  /** Sends one call and waits for its answer. */
  async function call(path: string): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      onAnswer = resolve;
    });
    connection.receive(JSON.stringify({ kind: 'call', id: 1, path, type: 'query', input: 1 }));
    await answered;
  }

  test.each([
    '',
    'hello',
    '{',
    'null',
    '[]',
    '42',
    '{}',
    '{"kind":"call"}',
    '{"kind":"call","id":-1,"path":"echo","type":"query"}',
    '{"kind":"call","id":1.5,"path":"echo","type":"query"}',
    '{"kind":"call","id":"1","path":"echo","type":"query"}',
    '{"kind":"call","id":1,"path":"","type":"query"}',
    '{"kind":"call","id":1,"path":["echo"],"type":"query"}',
    '{"kind":"call","id":1,"path":"echo","type":"subscribe"}',
    '{"kind":"call","id":1,"path":"echo","type":"query","extra":true}',
    '{"kind":"result","id":1,"data":1}',
    '{"kind":"cancel"}',
    `{"kind":"call","id":1,"path":"${'a'.repeat(201)}","type":"query"}`,
    '['.repeat(50_000),
  ])('is refused: %.60s', async (message) => {
    connection.receive(message);
    expect(refused).toHaveLength(1);
    await call('echo');
    expect(answers).toEqual([{ kind: 'result', id: 1, data: { received: 1 } }]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'echo.__proto__', 'area', 'area.', '.', 'area.count.x'])(
    'the path %s names no procedure',
    async (path) => {
      await call(path);
      expect(answers).toMatchObject([{ kind: 'failed', id: 1 }]);
    },
  );

  test('whatever arrives, nothing throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (message) => connection.receive(message) === undefined));
  });

  test('over HTTP, a broken body is a bad request and the host lives on', async () => {
    const server = await openLoopback();
    const { url, fetch } = await connectLoopback(server);
    const headers = { 'content-type': 'application/json' };
    const broken = await fetch(`${url}/rpc/save`, { method: 'POST', headers, body: '{"name"' });
    const lost = await fetch(`${url}/rpc/%E0%A4%A`, { method: 'POST', headers, body: '{}' });
    const next = await fetch(`${url}/rpc/save`, { method: 'POST', headers, body: '{"name":"Rent"}' });
    expect([broken.status, lost.status, next.status]).toEqual([400, 404, 200]);
    await server.close();
  });
});
