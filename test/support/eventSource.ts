import type { EventStreamConstructor } from '../../renderer/src/rpc/httpLink.ts';

type FetchEvents = (url: string, init: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>;

/** The part of the browser's EventSource that the tRPC client uses, over any `fetch`. It does not reconnect. */
export function eventSourceOver(fetchEvents: FetchEvents): EventStreamConstructor {
  return class extends EventTarget {
    readonly CONNECTING = 0;
    readonly OPEN = 1;
    readonly CLOSED = 2;
    readonly url: string;
    readyState = 0;
    readonly #abort = new AbortController();

    constructor(url: string | URL) {
      super();
      this.url = String(url);
      this.#read().catch(() => {
        if (this.readyState === 2) return;
        this.readyState = 2;
        this.dispatchEvent(new Event('error'));
      });
    }

    async #read(): Promise<void> {
      const headers = { accept: 'text/event-stream' };
      const response = await fetchEvents(this.url, { headers, signal: this.#abort.signal });
      if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
      this.readyState = 1;
      let rest = '';
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#dispatch(block);
      }
      throw new Error('the stream ended');
    }

    #dispatch(block: string): void {
      const fields = new Map<string, string>();
      for (const line of block.split('\n')) {
        const colon = line.indexOf(':');
        fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
      }
      const data = fields.get('data') ?? '';
      const lastEventId = fields.get('id') ?? '';
      this.dispatchEvent(new MessageEvent(fields.get('event') ?? 'message', { data, lastEventId }));
    }

    close(): void {
      this.readyState = 2;
      this.#abort.abort();
    }
  };
}
