import { beforeEach, describe, expect, test } from 'vitest';
import { createIpcTransport, type IpcTransport, senderProblem } from '../../electron/desktop/ipcTransport.ts';
import { createWitness, transportRouter } from '../support/transportRouter.ts';

const ours = { origin: 'app://bundle', parent: null };

describe('a message from a stranger', () => {
  test.each([
    ['a frame that is gone', { isKnownWindow: true, frame: null }],
    ['an unknown window', { isKnownWindow: false, frame: ours }],
    ['a frame inside the page', { isKnownWindow: true, frame: { ...ours, parent: ours } }],
    ['a page of the web', { isKnownWindow: true, frame: { ...ours, origin: 'https://example.com' } }],
    ['a file', { isKnownWindow: true, frame: { ...ours, origin: 'file://' } }],
    ['an opaque origin', { isKnownWindow: true, frame: { ...ours, origin: 'null' } }],
    ['an origin that starts like ours', { isKnownWindow: true, frame: { ...ours, origin: 'app://bundle.evil' } }],
    ['an origin that names ours', { isKnownWindow: true, frame: { ...ours, origin: 'https://x/?app://bundle' } }],
    ['an empty origin', { isKnownWindow: true, frame: { ...ours, origin: '' } }],
  ])('is refused: %s', (_who, sender) => {
    expect(senderProblem(sender)).not.toBeNull();
  });

  test('our own page is heard', () => {
    expect(senderProblem({ isKnownWindow: true, frame: ours })).toBeNull();
  });
});

describe('the IPC transport', () => {
  const call = JSON.stringify({ kind: 'call', id: 1, path: 'waitForCancel', type: 'mutation' });
  let refusals: unknown[];
  let witness: ReturnType<typeof createWitness>;
  let transport: IpcTransport;
  beforeEach(() => {
    refusals = [];
    witness = createWitness();
    transport = createIpcTransport({
      router: transportRouter,
      createContext: witness.createContext,
      log: { write: (_level, _event, details) => refusals.push(details) },
    });
  });

  test('answers nobody who has no window', () => {
    transport.receive(5, ours, call);
    expect(refusals).toEqual([{ reason: 'not one of our windows' }]);
  });

  test.each([[{ kind: 'call' }], [42], [null], [undefined], [new Uint8Array(4)]])('reads no %j', (message) => {
    transport.connect(5, () => {});
    transport.receive(5, ours, message);
    expect(refusals).toEqual([{ reason: 'not a string' }]);
  });

  test('forgets a window that closed, and stops what it had asked for', async () => {
    const answers: string[] = [];
    const connection = transport.connect(5, (message) => answers.push(message));
    transport.receive(5, ours, call);
    await witness.heard('started');
    connection.close();
    await witness.heard('aborted');
    transport.receive(5, ours, call);
    expect({ answers, refusals }).toEqual({ answers: [], refusals: [{ reason: 'not one of our windows' }] });
  });

  test('a page that reloads leaves no call behind', async () => {
    const connection = transport.connect(5, () => {});
    transport.receive(5, ours, call);
    await witness.heard('started');
    connection.reopen();
    await witness.heard('aborted');
  });
});
